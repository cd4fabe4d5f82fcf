import { formatBytes } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'

interface ProgressBarProps {
  /** Bytes that have arrived, and of how many; `null` if that is unknown. */
  readonly received: number
  readonly total: number | null
  readonly onCancel: () => void
}

/** Fewer bytes would read `0 kB`. */
const FIRST_FIGURE = 500

/** How much of the response has arrived, and a button that cancels the search. */
export function ProgressBar({ received, total, onCancel }: ProgressBarProps) {
  return (
    <div className="flex items-center gap-2">
      {received >= FIRST_FIGURE && (
        <span className="tabular-nums">
          {formatBytes(received)}
          {total !== null && ` of ${formatBytes(total)}`}
        </span>
      )}
      <progress
        aria-label="Response received"
        // Without a total an empty track that pulses: a browser's own bar looks full where motion is reduced.
        className="h-1 w-16 appearance-none overflow-hidden rounded-full bg-edge indeterminate:animate-pulse [&::-moz-progress-bar]:bg-accent indeterminate:[&::-moz-progress-bar]:bg-transparent [&::-webkit-progress-bar]:bg-edge [&::-webkit-progress-value]:bg-accent"
        {...(total !== null && { value: received, max: total })}
      />
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  )
}
