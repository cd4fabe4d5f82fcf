import { formatDuration } from '#src/lib/time.ts'
import { useClock } from '#src/ui/clock.ts'

interface DurationProps {
  /** When it began, ms since the epoch. */
  readonly since: number
}

/** How long something has taken so far, kept up to date: `1h 20m`. */
export function Duration({ since }: DurationProps) {
  return useClock((now) => formatDuration(now - since))
}
