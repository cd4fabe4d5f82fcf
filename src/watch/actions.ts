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

/** Will tell when each of these jobs ends; those that have ended are left out. Call it while a press is handled. */
export function watchJobs(jobs: readonly TrainingJob[]): void {
  askOnFirstUse()
  const open = jobs
    .filter((job) => !hasEnded(job))
    .map((job) => ({ id: job.id, name: jobTitle(job) }))
  change((now) => withJobs(now, open))
}

export function unwatchJobs(ids: readonly string[]): void {
  change((now) => withoutJobs(now, ids))
}

/** Will tell when a job of this view ends. Call it while a press is handled. */
export function watchView(view: View, name: string): void {
  askOnFirstUse()
  change((now) => withView(now, { name, query: watchedQuery(view) }))
}

export function unwatchView(query: string): void {
  change((now) => withoutView(now, query))
}

/** For a key, which shows nothing where it was pressed: watches a job or stops it, and says so. */
export function toggleWatched(job: TrainingJob): void {
  const name = jobTitle(job)
  const isWatched = isJobWatched(watches.get(), job.id)
  if (isWatched) unwatchJobs([job.id])
  else watchJobs([job])
  showToast({
    id: `watch-${job.id}`,
    title: isWatched
      ? `${name} is no longer watched`
      : hasEnded(job)
        ? `${name} has ended: ${statusLabel(job.current_status)}`
        : `You will be told when ${name} ends`,
  })
}

/** The page's first code hears of it, and has the watching loaded. */
function change(next: (now: Watches) => Watches): void {
  watches.update(next)
  watchState.set({ ...watchState.get(), count: watchCount(watches.get()) })
}

/** Whoever answered once is not asked again; the bell's popup has a button for it. */
function askOnFirstUse(): void {
  if (watchCount(watches.get()) === 0) void requestNotifyPermission()
}
