import { useSelector } from '@tanstack/react-store'
import { useEffect, useSyncExternalStore } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { loadable } from '#src/ui/loadable.ts'
import type { WatcherProps } from './Watcher.tsx'
import { isWatchUsed, onWatchUsed, watchState } from './watchState.ts'

const Watcher = loadable(async () => (await import('./Watcher.tsx')).Watcher)

/** Where the watching is done, for whoever uses it. */
export function Watching(props: WatcherProps) {
  usePreload()
  const isUsed = useSyncExternalStore(onWatchUsed, isWatchUsed)
  return isUsed && <Watcher {...props} />
}

let toggle: ((job: TrainingJob) => void) | null = null

async function loadToggle(): Promise<void> {
  try {
    toggle ??= (await import('./actions.ts')).toggleWatched
  } catch {
    // The server is gone, or has a newer build; see `loadable`.
  }
}

/** For a key: watches a job or stops it, and says so. */
export async function toggleWatched(job: TrainingJob): Promise<void> {
  // Browsers ask whether they may notify only while a press is handled: no waiting where none is needed.
  if (!toggle) await loadToggle()
  toggle?.(job)
}

const FIRST_USES = ['pointerdown', 'focusin', 'keydown'] as const

/** Loads what the key does with the first use of the page, so that it need not be awaited when pressed. */
function usePreload() {
  useEffect(() => {
    const used = new AbortController()
    const { signal } = used
    for (const use of FIRST_USES) {
      document.addEventListener(
        use,
        () => {
          used.abort()
          void loadToggle()
        },
        { signal },
      )
    }
    return () => used.abort()
  }, [])
}

/** What ended and is unseen, for the page's title; null for nothing. */
export function useEnded(): string | null {
  return useSelector(watchState, ({ ended }) => ended)
}
