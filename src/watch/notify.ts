import { createAtom } from '@tanstack/store'
import { statusPicture } from './statusPicture.ts'
import type { Message } from './words.ts'

/** Whether the browser may notify; `unsupported` where it cannot at all. */
export type MayNotify = NotificationPermission | 'unsupported'

const requested = createAtom(0)

export function mayNotify(): MayNotify {
  return 'Notification' in window ? Notification.permission : 'unsupported'
}

/** Calls `listener` when the permission may have changed. Returns the function that stops it. */
export function onPermission(listener: () => void): () => void {
  const { unsubscribe } = requested.subscribe(listener)
  // A person may return from the browser's settings.
  window.addEventListener('focus', listener)
  return () => {
    unsubscribe()
    window.removeEventListener('focus', listener)
  }
}

/** Asks whether the browser may notify. To be called while a press is handled: browsers refuse it elsewhere. */
export async function requestNotifyPermission(): Promise<void> {
  if (mayNotify() !== 'default') return
  try {
    await Notification.requestPermission()
  } catch {
    // Not from this page: it tells by itself.
  }
  requested.set(requested.get() + 1)
}

/** Has the browser notify of an end, where it may; a press on it leads to the page. */
export async function notify(
  { title, text, id, status, job }: Message,
  openJob: (id: string) => void,
): Promise<void> {
  if (mayNotify() !== 'granted') return
  const picture = status === null ? null : await statusPicture(status)
  try {
    const notification = new Notification(title, {
      body: text,
      // Should two tabs notify of it, the second replaces the first.
      tag: id,
      icon: picture ?? `${import.meta.env.BASE_URL}favicon.svg`,
    })
    notification.addEventListener('click', () => {
      window.focus()
      notification.close()
      if (job !== null) openJob(job)
    })
  } catch {
    // Android's browsers have the class and throw.
  }
}
