import { useEffect, useRef } from 'react'
import { StatusIcon } from '#src/components/StatusIcon.tsx'
import { closeToast, showToast } from '#src/ui/toasts.ts'
import { alerts, notNotified, withDisplayed, withNotified, type Alerts } from './alerts.ts'
import { notify } from './notify.ts'
import type { Attention } from './useAttention.ts'
import { messageId, messagesOf } from './words.ts'

/** How long to wait for more ends, to tell of them together, ms. */
const GATHER = 300

/** This tab, among those of the browser. */
const TAB = String(Math.random())

type OpenJob = (id: string) => void

/** Has the browser notify of each end once: the leading tab alone does, whichever noticed it. */
export function useNotify(items: Alerts, leads: boolean, openJob: OpenJob): void {
  // Another tab may write what it read before this one wrote.
  const notified = useRef(new Set<string>())

  useEffect(() => {
    if (!leads || notNotified(items).length === 0) return
    const timer = setTimeout(() => {
      const telling = notNotified(alerts.get())
      const fresh = telling.filter(({ id }) => !notified.current.has(id))
      for (const message of messagesOf(fresh)) void notify(message, openJob)
      for (const { id } of fresh) notified.current.add(id)
      const ids = new Set(telling.map(({ id }) => id))
      alerts.update((now) => withNotified(now, ids))
    }, GATHER)
    return () => clearTimeout(timer)
  }, [items, leads, openJob])
}

interface Openable {
  /** The job whose details are open; `null` for none. */
  readonly opened: string | null
  readonly openJob: OpenJob
}

/** Shows each end in one tab: one that can be seen, best the one that has the focus. */
export function useShowing(
  items: Alerts,
  attention: Attention,
  { opened, openJob }: Openable,
): void {
  // The toast that each end is shown in.
  const displayed = useRef(new Map<string, string>())

  useEffect(() => {
    for (const { id, tab } of items) {
      const toast = displayed.current.get(id)
      if (toast === undefined || tab === TAB) continue
      // Another tab has taken it over.
      displayed.current.delete(id)
      closeToast(toast)
    }
    if (attention === 'hidden') return
    const timer = setTimeout(() => {
      alerts.update((now) => withDisplayed(now, TAB, attention === 'focused'))
      const mine = alerts.get().filter(({ id, tab }) => tab === TAB && !displayed.current.has(id))
      for (const { id, title, text, status, job, of } of messagesOf(mine)) {
        for (const endedJob of of) displayed.current.set(endedJob, id)
        const isOpenable = job !== null && job !== opened
        showToast({
          id,
          title,
          text,
          icon: status !== null && <StatusIcon status={status} />,
          lasts: 0,
          ...(isOpenable && { action: { label: 'Open details', onPress: () => openJob(job) } }),
        })
      }
    }, GATHER)
    return () => clearTimeout(timer)
  }, [items, attention, opened, openJob])

  // What a toast offers is open now, by whatever way.
  useEffect(() => {
    const toast = opened === null ? undefined : displayed.current.get(opened)
    if (opened !== null && toast === messageId([opened])) closeToast(toast)
  }, [opened])
}
