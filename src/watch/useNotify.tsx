import { useEffect, useRef } from 'react'
import { StatusIcon } from '#src/components/StatusIcon.tsx'
import { closeToast, showToast } from '#src/ui/toasts.ts'
import { alerts, notNotified, withDisplayed, withNotified, type Alerts } from './alerts.ts'
import { notify } from './notify.ts'
import type { Attention } from './useAttention.ts'
import { messageId, messagesOf } from './words.ts'

/** Gathers jobs that end at about the same time, ms. */
const GATHER = 300

const TAB = String(Math.random())

type OpenJob = (id: string) => void

/** Displays one browser notification per ended job, in the leader tab only. */
export function useNotify(items: Alerts, isLeader: boolean, openJob: OpenJob): void {
  // Another tab can overwrite stored alerts with an older state.
  const notified = useRef(new Set<string>())

  useEffect(() => {
    if (!isLeader || notNotified(items).length === 0) return
    const timer = setTimeout(() => {
      const pending = notNotified(alerts.get())
      const fresh = pending.filter(({ id }) => !notified.current.has(id))
      for (const message of messagesOf(fresh)) void notify(message, openJob)
      for (const { id } of fresh) notified.current.add(id)
      const ids = new Set(pending.map(({ id }) => id))
      alerts.update((now) => withNotified(now, ids))
    }, GATHER)
    return () => clearTimeout(timer)
  }, [items, isLeader, openJob])
}

interface Openable {
  readonly opened: string | null
  readonly openJob: OpenJob
}

/** Displays a toast for each ended job in one visible tab, preferably the focused one. */
export function useAlertToasts(
  items: Alerts,
  attention: Attention,
  { opened, openJob }: Openable,
): void {
  // The ID of the displayed toast for each job ID.
  const toasts = useRef(new Map<string, string>())

  useEffect(() => {
    for (const { id, tab } of items) {
      const toast = toasts.current.get(id)
      if (toast === undefined || tab === TAB) continue
      // Another tab displays it now.
      toasts.current.delete(id)
      closeToast(toast)
    }
    if (attention === 'hidden') return
    const timer = setTimeout(() => {
      alerts.update((now) => withDisplayed(now, TAB, attention === 'focused'))
      const mine = alerts.get().filter(({ id, tab }) => tab === TAB && !toasts.current.has(id))
      for (const { id, title, text, status, job, of } of messagesOf(mine)) {
        for (const jobId of of) toasts.current.set(jobId, id)
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

  // Closes a toast when the job that it offers to open is opened in any way.
  useEffect(() => {
    const toast = opened === null ? undefined : toasts.current.get(opened)
    if (opened !== null && toast === messageId([opened])) closeToast(toast)
  }, [opened])
}
