import { formatDuration } from '#src/lib/time.ts'
import { useClock } from '#src/ui/clock.ts'

interface DurationProps {
  /** ms since the epoch */
  readonly since: number
}

/** `1h 20m`, counting up. */
export function Duration({ since }: DurationProps) {
  return useClock((now) => formatDuration(now - since))
}
