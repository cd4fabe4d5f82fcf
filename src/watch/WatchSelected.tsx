import { Bell, BellRing } from 'lucide-react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { isActive } from '../jobs/job.ts'
import { unwatchJobs, useWatches, watchJobs } from './actions.ts'
import { isJobWatched } from './watches.ts'

interface WatchSelectedProps {
  readonly jobs: readonly TrainingJob[]
  /** The look of a button where it stands. */
  readonly look: string
}

/** Will tell when the active ones of several jobs end, or no longer. Nothing where all have ended. */
export function WatchSelected({ jobs, look }: WatchSelectedProps) {
  const watches = useWatches()
  const active = jobs.filter(isActive)
  if (active.length === 0) return null
  const areWatched = active.every(({ id }) => isJobWatched(watches, id))
  const Icon = areWatched ? BellRing : Bell
  return (
    <button
      type="button"
      aria-pressed={areWatched}
      className={look}
      onClick={() => {
        if (areWatched) unwatchJobs(active.map(({ id }) => id))
        else watchJobs(active)
      }}
    >
      <Icon aria-hidden className="size-3.5 text-muted" />
      Tell me when they end
    </button>
  )
}
