import { useSelector } from '@tanstack/react-store'
import { useEffect, useSyncExternalStore } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { loadable } from '#src/ui/loadable.ts'
import { isWatchUsed, onWatchUsed, watchState } from './watchState.ts'

const Watcher = loadable(async () => (await import('./Watcher.tsx')).Watcher)

/** Watches jobs, if something is watched. */
export function Watching() {
  usePreload()
  const isUsed = useSyncExternalStore(onWatchUsed, isWatchUsed)
  return isUsed && <Watcher />
}

let toggle: ((job: TrainingJob) => void) | null = null

async function loadToggle(): Promise<void> {
  try {
    toggle ??= (await import('./actions.ts')).toggleWatched
  } catch {
    // The server is gone, or has a newer build; see `loadable`.
  }
}

/** For a key: starts or stops watching a job, with a toast. */
export async function toggleWatched(job: TrainingJob): Promise<void> {
  // Browsers ask for the permission to notify only while they handle a key or click, so it doesn't wait needlessly.
  if (!toggle) await loadToggle()
  toggle?.(job)
}

const FIRST_USES = ['pointerdown', 'focusin', 'keydown'] as const

/** Loads the key's code when the page is first used, so that the key doesn't wait for it. */
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

/** What ended and is unseen, for the page's title; `null` for nothing. */
export function useEnded(): string | null {
  return useSelector(watchState, ({ ended }) => ended)
}
