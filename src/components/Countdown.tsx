import { formatDuration } from '#src/lib/time.ts'
import { useMachineClock } from '#src/ui/clock.ts'

interface CountdownProps {
  /** When it ends, by this machine's clock, ms since the epoch. */
  readonly until: number
}

/** How long a wait still takes, kept up to date: `12s`. It reaches `0s` only once the wait is over. */
export function Countdown({ until }: CountdownProps) {
  return useMachineClock((now) => formatDuration(Math.ceil((until - now) / 1000) * 1000))
}
