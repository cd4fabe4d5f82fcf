import { useCallback, useEffect } from 'react'
import { useView } from '#src/view/useView.tsx'
import { useWatches } from './actions.ts'
import { unacknowledged, useAlerts } from './alerts.ts'
import { useWatchQueries } from './useWatchQueries.ts'
import { useAttention } from './useAttention.ts'
import { useEndedJobs } from './useEndedJobs.ts'
import { useLeader } from './useLeader.ts'
import { useNotify, useShowing } from './useNotify.tsx'
import { watchCount } from './watches.ts'
import { watchState } from './watchState.ts'
import { headline } from './words.ts'

/** Watches jobs and notifies when they end. It renders nothing; loaded once something is watched. */
export function Watcher() {
  const [view, setView] = useView()
  const watches = useWatches()
  const items = useAlerts()
  const attention = useAttention()
  const leads = useLeader()
  const removed = useEndedJobs(watches)
  useWatchQueries({ ...watches, removed }, { hidden: attention === 'hidden', leads })

  // The wall has no details.
  const opened = view.wall ? null : view.open
  const openJob = useCallback((id: string) => setView({ wall: false, open: id }), [setView])
  useNotify(items, leads, openJob)
  useShowing(items, attention, { opened, openJob })

  const count = watchCount(watches)
  const ended = headline(unacknowledged(items))
  useEffect(() => watchState.set({ count, ended }), [count, ended])
  useAlertIcon(ended !== null)
  return null
}

/** Displays another icon in the browser's tab while something is unseen. */
function useAlertIcon(displayed: boolean) {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (!displayed || !link) return
    const usual = link.getAttribute('href') ?? ''
    link.setAttribute('href', `${import.meta.env.BASE_URL}favicon-alert.svg`)
    return () => link.setAttribute('href', usual)
  }, [displayed])
}
