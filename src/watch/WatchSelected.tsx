import { Bell, BellRing } from 'lucide-react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hasEnded } from '#src/jobs/job.ts'
import { unwatchJobs, useWatches, watchJobs } from './actions.ts'
import { isJobWatched } from './watches.ts'

interface WatchSelectedProps {
  readonly jobs: readonly TrainingJob[]
  /** The look of a button where it stands. */
  readonly look: string
}

/** Turns alerts on or off for those of several jobs that haven't ended. Nothing if all have. */
export function WatchSelected({ jobs, look }: WatchSelectedProps) {
  const watches = useWatches()
  const open = jobs.filter((job) => !hasEnded(job))
  if (open.length === 0) return null
  const areWatched = open.every(({ id }) => isJobWatched(watches, id))
  const Icon = areWatched ? BellRing : Bell
  return (
    <button
      type="button"
      aria-pressed={areWatched}
      className={look}
      onClick={() => {
        if (areWatched) unwatchJobs(open.map(({ id }) => id))
        else watchJobs(open)
      }}
    >
      <Icon aria-hidden className="size-3.5 text-muted" />
      Tell me when they end
    </button>
  )
}
