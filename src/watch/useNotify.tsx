import { useEffect, useRef } from 'react'
import { StatusIcon } from '#src/components/StatusIcon.tsx'
import { closeToast, showToast } from '#src/ui/toasts.ts'
import { news, untold, withShown, withTold, type News } from './alerts.ts'
import { notify } from './notify.ts'
import type { Attention } from './useAttention.ts'
import { messageId, messagesOf } from './words.ts'

/** How long to wait for more ends, to tell of them together, ms. */
const GATHER = 300

/** This tab, among those of the browser. */
const TAB = String(Math.random())

type OpenJob = (id: string) => void

/** Has the browser notify of each end once: the leading tab alone does, whichever noticed it. */
export function useNotify(items: News, leads: boolean, openJob: OpenJob): void {
  // Another tab may write what it read before this one wrote.
  const told = useRef(new Set<string>())

  useEffect(() => {
    if (!leads || untold(items).length === 0) return
    const timer = setTimeout(() => {
      const telling = untold(news.get())
      const fresh = telling.filter(({ id }) => !told.current.has(id))
      for (const message of messagesOf(fresh)) void notify(message, openJob)
      for (const { id } of fresh) told.current.add(id)
      const ids = new Set(telling.map(({ id }) => id))
      news.update((now) => withTold(now, ids))
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
export function useShowing(items: News, attention: Attention, { opened, openJob }: Openable): void {
  // The toast that each end is shown in.
  const shown = useRef(new Map<string, string>())

  useEffect(() => {
    for (const { id, tab } of items) {
      const toast = shown.current.get(id)
      if (toast === undefined || tab === TAB) continue
      // Another tab has taken it over.
      shown.current.delete(id)
      closeToast(toast)
    }
    if (attention === 'hidden') return
    const timer = setTimeout(() => {
      news.update((now) => withShown(now, TAB, attention === 'focused'))
      const mine = news.get().filter(({ id, tab }) => tab === TAB && !shown.current.has(id))
      for (const { id, title, text, status, job, of } of messagesOf(mine)) {
        for (const ending of of) shown.current.set(ending, id)
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
    const toast = opened === null ? undefined : shown.current.get(opened)
    if (opened !== null && toast === messageId([opened])) closeToast(toast)
  }, [opened])
}
