import { useCallback, useEffect } from 'react'
import { useView } from '#src/view/useView.tsx'
import { useWatches } from './actions.ts'
import { unacknowledged, useAlerts } from './alerts.ts'
import { useAttention } from './useAttention.ts'
import { useEndedJobs } from './useEndedJobs.ts'
import { useLeader } from './useLeader.ts'
import { useAlertToasts, useNotify } from './useNotify.tsx'
import { useWatchQueries } from './useWatchQueries.ts'
import { watchCount } from './watches.ts'
import { watchState } from './watchState.ts'
import { headline } from './words.ts'

/** Renders nothing. Loaded once something is watched. */
export function Watcher() {
  const [view, setView] = useView()
  const watches = useWatches()
  const items = useAlerts()
  const attention = useAttention()
  const isLeader = useLeader()
  const removed = useEndedJobs(watches)
  useWatchQueries({ ...watches, removed }, { hidden: attention === 'hidden', isLeader })

  // The wall doesn't display job details.
  const opened = view.wall ? null : view.open
  const openJob = useCallback((id: string) => setView({ wall: false, open: id }), [setView])
  useNotify(items, isLeader, openJob)
  useAlertToasts(items, attention, { opened, openJob })

  const count = watchCount(watches)
  const ended = headline(unacknowledged(items))
  useEffect(() => watchState.set({ count, ended }), [count, ended])
  useAlertIcon(ended !== null)
  return null
}

function useAlertIcon(hasAlerts: boolean) {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
    if (!hasAlerts || !link) return
    const original = link.getAttribute('href') ?? ''
    link.setAttribute('href', `${import.meta.env.BASE_URL}favicon-alert.svg`)
    return () => link.setAttribute('href', original)
  }, [hasAlerts])
}
