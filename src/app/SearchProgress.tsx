import { CircleSlash } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { formatBytes } from '../jobs/units.ts'
import { progress } from '../search/progress.ts'
import type { TrainingJobs } from '../search/useTrainingJobs.ts'
import { BUTTON } from '../ui/classes.ts'
import { Message } from '../ui/Message.tsx'
import { Notice } from '../ui/Notice.tsx'

interface SearchProps {
  readonly search: TrainingJobs
}

/** How much of the answer has come, and a button that cancels it; a quick answer is there before them. */
export function SearchProgress({ search }: SearchProps) {
  const shown = useSyncExternalStore(progress.subscribe, progress.get)
  if (!shown) return null
  const { received, total } = shown
  return (
    <div className="flex items-center gap-2">
      <span className="tabular-nums">
        {formatBytes(received)}
        {total !== null && ` of ${formatBytes(total)}`}
      </span>
      <progress
        aria-label="Answer received"
        // Without a total an empty track that pulses: a browser's own bar looks full where motion is reduced.
        className="h-1 w-16 appearance-none overflow-hidden rounded-full bg-edge indeterminate:animate-pulse [&::-moz-progress-bar]:bg-accent indeterminate:[&::-moz-progress-bar]:bg-transparent [&::-webkit-progress-bar]:bg-edge [&::-webkit-progress-value]:bg-accent"
        {...(total !== null && { value: received, max: total })}
      />
      <button type="button" className={BUTTON} onClick={search.cancel}>
        Cancel
      </button>
    </div>
  )
}

/** Instead of rows, or above those of the earlier search, when this one was cancelled. */
export function Cancelled({ search }: SearchProps) {
  if (search.answer) {
    return (
      <Notice
        tone="warning"
        aside={
          <button
            type="button"
            className="h-7 rounded-md border border-current px-2.5"
            onClick={search.refresh}
          >
            Search again
          </button>
        }
      >
        The search was cancelled. The jobs below are those of the earlier search.
      </Notice>
    )
  }
  return (
    <Message icon={<CircleSlash aria-hidden className="size-6" />} title="The search was cancelled">
      <p>Nothing is asked until you say so. A narrower search has a shorter answer.</p>
      <button type="button" className={BUTTON} onClick={search.refresh}>
        Search again
      </button>
    </Message>
  )
}
