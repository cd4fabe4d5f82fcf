import { useSyncExternalStore } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { loadable } from '../ui/loadable.ts'
import type { WatcherProps } from './Watcher.tsx'
import { isWatchUsed, onWatchUsed, watchState } from './watchState.ts'

const Watcher = loadable(async () => (await import('./Watcher.tsx')).Watcher)

/** Where the watching is done, for whoever uses it. */
export function Watching(props: WatcherProps) {
  const isUsed = useSyncExternalStore(onWatchUsed, isWatchUsed)
  return isUsed && <Watcher {...props} />
}

/** For a key: watches a job or stops it, and says so. */
export async function toggleWatched(job: TrainingJob): Promise<void> {
  try {
    const actions = await import('./actions.ts')
    actions.toggleWatched(job)
  } catch {
    // The server is gone, or has a newer build; see `loadable`.
  }
}

/** What ended and is unseen, for the page's title; null for nothing. */
export function useEnded(): string | null {
  return useSyncExternalStore(watchState.subscribe, () => watchState.get().ended)
}
