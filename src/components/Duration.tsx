import { formatDuration } from '#src/lib/time.ts'
import { useClock } from '#src/ui/clock.ts'

interface DurationProps {
  /** ms since the epoch */
  readonly since: number
}

/** The live time since a start: `1h 20m`. */
export function Duration({ since }: DurationProps) {
  return useClock((now) => formatDuration(now - since))
}
