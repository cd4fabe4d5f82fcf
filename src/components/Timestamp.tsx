import { formatMoment, type Zone } from '#src/lib/zone.ts'
import { useClock } from '#src/ui/clock.ts'

interface TimestampProps {
  /** ms since the epoch */
  readonly at: number
  readonly zone: Zone
}

/** The time of day, `14:03:22 UTC`; from the next day on, the date too. */
export function Timestamp({ at, zone }: TimestampProps) {
  return useClock((now) => formatMoment(at, now, zone))
}
