import { CircleSlash } from 'lucide-react'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { Message } from './Message.tsx'
import { Notice } from './Notice.tsx'
import { Button } from '#src/ui/Button.tsx'

interface CanceledProps {
  readonly search: TrainingJobs
}

/** Instead of rows, or above those of the earlier search, when this one was cancelled. */
export function Canceled({ search }: CanceledProps) {
  if (search.result) {
    return (
      <Notice
        tone="warning"
        aside={
          <Button look="tinted" onClick={search.refresh}>
            Search again
          </Button>
        }
      >
        The search was cancelled. The jobs below are those of the earlier search.
      </Notice>
    )
  }
  return (
    <Message icon={<CircleSlash aria-hidden className="size-6" />} title="The search was cancelled">
      <p>Nothing is asked until you say so. A narrower search has a shorter answer.</p>
      <Button onClick={search.refresh}>Search again</Button>
    </Message>
  )
}
