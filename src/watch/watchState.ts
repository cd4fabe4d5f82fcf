import { createAtom } from '@tanstack/store'
import { isStored } from '#src/lib/stored.ts'

/** What the initial code needs of the watching; the rest is loaded on first use. */
export interface WatchState {
  /** How many jobs and views are watched. */
  readonly count: number
  /** What ended and is unseen, in a few words; null for nothing. */
  readonly ended: string | null
}

export const watchState = createAtom<WatchState>({ count: 0, ended: null })

/** Where the browser remembers what is watched, and what ended. */
export const WATCHES_KEY = 'watches'
export const ALERTS_KEY = 'watch-news'

/** Whether something is watched here, has ended unseen, or is stored. */
export function isWatchUsed(): boolean {
  const { count, ended } = watchState.get()
  return count > 0 || ended !== null || isStored(WATCHES_KEY) || isStored(ALERTS_KEY)
}

/** Calls `listener` if that may have changed, here or in another tab. Returns how to stop. */
export function onWatchUsed(listener: () => void): () => void {
  const { unsubscribe } = watchState.subscribe(listener)
  window.addEventListener('storage', listener)
  return () => {
    unsubscribe()
    window.removeEventListener('storage', listener)
  }
}
