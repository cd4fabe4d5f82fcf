import { formatDuration } from '#src/lib/time.ts'
import { useMachineClock } from '#src/ui/clock.ts'

interface CountdownProps {
  /** The end of the wait by this machine's clock, ms since the epoch. */
  readonly until: number
}

/** The live remaining time of a wait: `12s`. Rounded up, so that it is `0s` only once the wait is over. */
export function Countdown({ until }: CountdownProps) {
  return useMachineClock((now) => formatDuration(Math.ceil((until - now) / 1000) * 1000))
}
