import { CircleSlash } from 'lucide-react'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { BUTTON } from '#src/ui/classes.ts'
import { Message } from './Message.tsx'
import { Notice } from './Notice.tsx'

interface CanceledProps {
  readonly search: TrainingJobs
}

/** Instead of rows, or above those of the earlier search, when this one was cancelled. */
export function Canceled({ search }: CanceledProps) {
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
