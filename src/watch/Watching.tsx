import { useSelector } from '@tanstack/react-store'
import { createAtom } from '@tanstack/store'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { loadable } from '#src/ui/loadable.ts'
import { isWatchUsed, onWatchUsed, watchState } from './watchState.ts'

const Watcher = loadable(async () => (await import('./Watcher.tsx')).Watcher)

const toggle = createAtom<((job: TrainingJob) => void) | null>(null)

export function Watching() {
  usePreload()
  const isUsed = useSyncExternalStore(onWatchUsed, isWatchUsed)
  // It stays, since the last job to end is reported after it is no longer watched, even if storage is blocked.
  const [wasUsed, setWasUsed] = useState(isUsed)
  if (isUsed && !wasUsed) setWasUsed(true)
  return wasUsed && <Watcher />
}

async function loadToggle(): Promise<void> {
  try {
    const actions = await import('./actions.ts')
    toggle.set(() => actions.toggleWatched)
  } catch {
    // The server is unreachable or has a newer build; see `loadable`.
  }
}

export async function toggleWatched(job: TrainingJob): Promise<void> {
  // Browsers allow the permission request only while they handle a key or click, so this must not wait needlessly.
  if (!toggle.get()) await loadToggle()
  toggle.get()?.(job)
}

const FIRST_USES = ['pointerdown', 'focusin', 'keydown'] as const

/** Loads the shortcut's code on the first interaction, before it can be needed. */
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

export function useEnded(): string | null {
  return useSelector(watchState, ({ ended }) => ended)
}
