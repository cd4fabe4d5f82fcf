import { formatExact, formatMoment, type Zone } from '#src/lib/zone.ts'
import { useClock } from '#src/ui/clock.ts'

interface TimestampProps {
  readonly at: number
  readonly zone: Zone
  readonly exact?: boolean
}

/** `14:03 UTC`; with the date if it isn't today. */
export function Timestamp({ at, zone, exact = false }: TimestampProps) {
  return useClock((now) => formatMoment(at, now, zone, exact ? formatExact : undefined))
}
