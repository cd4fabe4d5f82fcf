import { formatRelative, parseTime } from '#src/lib/time.ts'
import { useClock } from '#src/ui/clock.ts'

interface TimeAgoProps {
  /** ISO 8601 as in the API's responses, or ms since the epoch. */
  readonly at: string | number
  /** Whether the time can't be in the future, even if it is later than the shared clock's last tick. */
  readonly isPast?: boolean
  readonly className?: string
}

export function TimeAgo({ at, isPast = false, className }: TimeAgoProps) {
  const isText = typeof at === 'string'
  const time = isText ? parseTime(at) : at
  const text = useClock((now) => formatRelative(time, isPast ? Math.max(time, now) : now))
  // Unlike `toISOString`, `toJSON` returns `null` if a stored number isn't a valid date.
  return (
    <time dateTime={isText ? at : new Date(at).toJSON()} className={className}>
      {text}
    </time>
  )
}
