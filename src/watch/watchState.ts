import { createAtom } from '@tanstack/store'
import { isStored } from '#src/lib/stored.ts'

/** The part that the initial code uses. The rest is loaded on first use. */
export interface WatchState {
  /** The number of watched jobs and views. */
  readonly count: number
  /** `null` if there are no unacknowledged alerts. */
  readonly ended: string | null
}

export const watchState = createAtom<WatchState>({ count: 0, ended: null })

export const WATCHES_KEY = 'watches'
export const ALERTS_KEY = 'watch-news'

export function isWatchUsed(): boolean {
  const { count, ended } = watchState.get()
  return count > 0 || ended !== null || isStored(WATCHES_KEY) || isStored(ALERTS_KEY)
}

/** Returns a function that unsubscribes `listener`. */
export function onWatchUsed(listener: () => void): () => void {
  const { unsubscribe } = watchState.subscribe(listener)
  window.addEventListener('storage', listener)
  return () => {
    unsubscribe()
    window.removeEventListener('storage', listener)
  }
}
