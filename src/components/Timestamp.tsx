import { formatExact, formatMoment, type Zone } from '#src/lib/zone.ts'
import { useClock } from '#src/ui/clock.ts'

interface TimestampProps {
  /** ms since the epoch */
  readonly at: number
  readonly zone: Zone
  /** To the second. */
  readonly exact?: boolean
}

/** The time of day, `14:03 UTC`; from the next day on, the date too. */
export function Timestamp({ at, zone, exact = false }: TimestampProps) {
  return useClock((now) => formatMoment(at, now, zone, exact ? formatExact : undefined))
}
