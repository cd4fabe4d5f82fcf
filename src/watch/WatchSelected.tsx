import { Bell, BellRing } from 'lucide-react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hasEnded } from '#src/jobs/job.ts'
import { Button } from '#src/ui/Button.tsx'
import { unwatchJobs, useWatches, watchJobs } from './actions.ts'
import { isJobWatched } from './watches.ts'

interface WatchSelectedProps {
  readonly jobs: readonly TrainingJob[]
}

/** Renders nothing if all selected jobs have ended. */
export function WatchSelected({ jobs }: WatchSelectedProps) {
  const watches = useWatches()
  const open = jobs.filter((job) => !hasEnded(job))
  if (open.length === 0) return null
  const areWatched = open.every(({ id }) => isJobWatched(watches, id))
  const Icon = areWatched ? BellRing : Bell
  return (
    <Button
      variant="ghost"
      aria-pressed={areWatched}
      onClick={() => {
        if (areWatched) unwatchJobs(open.map(({ id }) => id))
        else watchJobs(open)
      }}
    >
      <Icon aria-hidden className="size-3.5 text-muted" />
      Watch selected jobs
    </Button>
  )
}
