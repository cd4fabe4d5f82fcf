import { formatDuration } from '#src/lib/time.ts'
import { useMachineClock } from '#src/ui/clock.ts'

interface CountdownProps {
  /** By this machine's clock, ms since the epoch. */
  readonly until: number
}

/** `12s`, counting down. Rounded up, so that it is `0s` only once the wait is over. */
export function Countdown({ until }: CountdownProps) {
  return useMachineClock((now) => formatDuration(Math.ceil((until - now) / 1000) * 1000))
}
