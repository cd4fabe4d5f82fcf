import { formatRelative, parseTime } from '#src/lib/time.ts'
import { useClock } from '#src/ui/clock.ts'

interface TimeAgoProps {
  /** As the API writes it, ISO 8601, or in ms since the epoch. */
  readonly at: string | number
  /** Whether it can't be in the future. It may still be later than the shared clock's last tick. */
  readonly isPast?: boolean
  readonly className?: string
}

/** How long ago a time was, kept up to date: `13m ago`, `1h 20m ago`. */
export function TimeAgo({ at, isPast = false, className }: TimeAgoProps) {
  const isText = typeof at === 'string'
  const time = isText ? parseTime(at) : at
  const text = useClock((now) => formatRelative(time, isPast ? Math.max(time, now) : now))
  // Unlike `toISOString`, `toJSON` returns null where a stored number is no date.
  return (
    <time dateTime={isText ? at : new Date(at).toJSON()} className={className}>
      {text}
    </time>
  )
}
