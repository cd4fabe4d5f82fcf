import { formatBytes } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'

interface ProgressBarProps {
  readonly received: number
  /** Bytes; `null` if unknown. */
  readonly total: number | null
  readonly onCancel: () => void
}

/** Fewer bytes would be displayed as `0 kB`. */
const MIN_DISPLAYED = 500

export function ProgressBar({ received, total, onCancel }: ProgressBarProps) {
  return (
    <div className="flex items-center gap-2">
      {received >= MIN_DISPLAYED && (
        <span className="tabular-nums">
          {formatBytes(received)}
          {total !== null && ` of ${formatBytes(total)}`}
        </span>
      )}
      <progress
        aria-label="Loading progress"
        // Without a total, an empty track pulses. With reduced motion, the browser's own indeterminate bar looks full.
        className="h-1 w-16 appearance-none overflow-hidden rounded-full bg-edge indeterminate:animate-pulse [&::-moz-progress-bar]:bg-accent indeterminate:[&::-moz-progress-bar]:bg-transparent [&::-webkit-progress-bar]:bg-edge [&::-webkit-progress-value]:bg-accent"
        {...(total !== null && { value: received, max: total })}
      />
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  )
}
