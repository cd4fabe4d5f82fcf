import { createAtom } from '@tanstack/store'
import { isStored } from '#src/lib/stored.ts'

/** What the page's first code knows of the watching; the rest is loaded where it is used. */
export interface WatchState {
  /** How many jobs and views are watched. */
  readonly count: number
  /** What ended and is unseen, in a few words; null for nothing. */
  readonly ended: string | null
}

export const watchState = createAtom<WatchState>({ count: 0, ended: null })

/** Where the browser remembers what is watched, and what ended. */
export const WATCHES_KEY = 'watches'
export const NEWS_KEY = 'watch-news'

let wasUsed = false

/**
 * Whether the watching is needed: something is watched here, or something of it is remembered. It then
 * is as long as the page is there: the last end is still to be told of when nothing is watched any more,
 * and storage may be denied.
 */
export function isWatchUsed(): boolean {
  wasUsed ||= watchState.get().count > 0 || isStored(WATCHES_KEY) || isStored(NEWS_KEY)
  return wasUsed
}

/** Tells when that may have changed, here or in another tab. Gives back the way to stop. */
export function onWatchUsed(listener: () => void): () => void {
  const { unsubscribe } = watchState.subscribe(listener)
  window.addEventListener('storage', listener)
  return () => {
    unsubscribe()
    window.removeEventListener('storage', listener)
  }
}
