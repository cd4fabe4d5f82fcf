import { useSelector } from '@tanstack/react-store'
import { createAtom } from '@tanstack/store'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { loadable } from '#src/ui/loadable.ts'
import { isWatchUsed, onWatchUsed, watchState } from './watchState.ts'

const Watcher = loadable(async () => (await import('./Watcher.tsx')).Watcher)

/** What the key does; `null` until its code is loaded. */
const toggle = createAtom<((job: TrainingJob) => void) | null>(null)

/** Watches jobs, if something is watched. */
export function Watching() {
  usePreload()
  const isUsed = useSyncExternalStore(onWatchUsed, isWatchUsed)
  // It stays: the last ended job is announced when nothing is watched anymore, even if storage is blocked.
  const [wasUsed, setWasUsed] = useState(isUsed)
  if (isUsed && !wasUsed) setWasUsed(true)
  return wasUsed && <Watcher />
}

async function loadToggle(): Promise<void> {
  try {
    const actions = await import('./actions.ts')
    toggle.set(() => actions.toggleWatched)
  } catch {
    // The server is gone, or has a newer build; see `loadable`.
  }
}

/** For a key: starts or stops watching a job, with a toast. */
export async function toggleWatched(job: TrainingJob): Promise<void> {
  // Browsers ask for the permission to notify only while they handle a key or click, so it doesn't wait needlessly.
  if (!toggle.get()) await loadToggle()
  toggle.get()?.(job)
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
