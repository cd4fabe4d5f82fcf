import { useCallback, useEffect, useRef } from 'react'
import { useWatches } from './actions.ts'
import { unseen, useNews } from './alerts.ts'
import { useWatchQueries, type PageSearch } from './useWatchQueries.ts'
import { useAttention } from './useAttention.ts'
import { useEndedJobs } from './useEndedJobs.ts'
import { useLeader } from './useLeader.ts'
import { useNotify, useShowing } from './useNotify.ts'
import { watchCount } from './watches.ts'
import { watchState } from './watchState.ts'
import { headline } from './words.ts'

export interface WatcherProps {
  readonly page: PageSearch
  readonly openJob: (id: string) => void
}

/** Watches, and tells of ends. It draws nothing; loaded once something is watched. */
export function Watcher({ page, openJob }: WatcherProps) {
  const watches = useWatches()
  const items = useNews()
  const attention = useAttention()
  const leads = useLeader()
  const left = useEndedJobs(watches)
  useWatchQueries({ ...watches, left }, { page, hidden: attention === 'hidden', leads })

  // A toast may be pressed long after it was shown, in another view.
  const latest = useRef(openJob)
  useEffect(() => {
    latest.current = openJob
  }, [openJob])
  const open = useCallback((id: string) => latest.current(id), [])
  useNotify(items, leads, open)
  useShowing(items, attention, open)

  const count = watchCount(watches)
  const ended = headline(unseen(items))
  useEffect(() => watchState.set({ count, ended }), [count, ended])
  useAlertIcon(ended !== null)
  return null
}

/** Another icon in the browser's tab as long as something is unseen. */
function useAlertIcon(shown: boolean) {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (!shown || !link) return
    const usual = link.getAttribute('href') ?? ''
    link.setAttribute('href', `${import.meta.env.BASE_URL}favicon-alert.svg`)
    return () => link.setAttribute('href', usual)
  }, [shown])
}
