import { Bell, BellRing } from 'lucide-react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { isActive } from '../jobs/job.ts'
import { BUTTON, classes } from '../ui/classes.ts'
import { unwatchJobs, useWatches, watchJobs } from './actions.ts'
import { isJobWatched } from './watches.ts'

/** The bell of a job, as long as it can end. */
export function WatchToggle({ job }: { readonly job: TrainingJob }) {
  const isWatched = isJobWatched(useWatches(), job.id)
  if (!isActive(job)) return null
  const Icon = isWatched ? BellRing : Bell
  return (
    <button
      type="button"
      aria-pressed={isWatched}
      aria-keyshortcuts="W"
      title="Tell me when it ends (W)"
      className={classes(
        BUTTON,
        'aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:hover:bg-accent-soft',
      )}
      onClick={() => {
        if (isWatched) unwatchJobs([job.id])
        else watchJobs([job])
      }}
    >
      <Icon aria-hidden className={classes('size-3.5', isWatched ? 'text-accent' : 'text-muted')} />
      Tell me when it ends
    </button>
  )
}
