import { useSelector } from '@tanstack/react-store'
import { statusLabel } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hasEnded, jobTitle } from '#src/jobs/job.ts'
import { showToast } from '#src/ui/toasts.ts'
import type { View } from '#src/view/view.ts'
import { requestNotifyPermission } from './notify.ts'
import {
  isJobWatched,
  watchCount,
  watchedQuery,
  watches,
  withJobs,
  withoutJobs,
  withoutView,
  withView,
  type Watches,
} from './watches.ts'
import { watchState } from './watchState.ts'

export function useWatches(): Watches {
  return useSelector(watches)
}

/** Call it in an event handler: it can request permission to notify. Skips jobs that have ended. */
export function watchJobs(jobs: readonly TrainingJob[]): void {
  requestOnFirstUse()
  const open = jobs
    .filter((job) => !hasEnded(job))
    .map((job) => ({ id: job.id, name: jobTitle(job) }))
  change((now) => withJobs(now, open))
}

export function unwatchJobs(ids: readonly string[]): void {
  change((now) => withoutJobs(now, ids))
}

/** Call it in an event handler, like {@link watchJobs}. */
export function watchView(view: View, name: string): void {
  requestOnFirstUse()
  change((now) => withView(now, { name, query: watchedQuery(view) }))
}

export function unwatchView(query: string): void {
  change((now) => withoutView(now, query))
}

export function toggleWatched(job: TrainingJob): void {
  const name = jobTitle(job)
  const isWatched = isJobWatched(watches.get(), job.id)
  if (isWatched) unwatchJobs([job.id])
  else watchJobs([job])
  showToast({
    id: `watch-${job.id}`,
    title: isWatched
      ? `Stopped watching ${name}`
      : hasEnded(job)
        ? `${name} has ended: ${statusLabel(job.current_status)}`
        : `You’ll be notified when ${name} ends`,
  })
}

/** Updates the watches and `watchState`, which causes the initial code to load the watcher. */
function change(next: (now: Watches) => Watches): void {
  watches.update(next)
  watchState.set({ ...watchState.get(), count: watchCount(watches.get()) })
}

/** Requests permission with the first watch only: later, the user can request it in the bell's popup. */
function requestOnFirstUse(): void {
  if (watchCount(watches.get()) === 0) void requestNotifyPermission()
}
