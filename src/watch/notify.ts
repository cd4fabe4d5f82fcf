import { createAtom } from '@tanstack/store'
import { statusPicture } from './statusPicture.ts'
import type { Message } from './words.ts'

/** `unsupported` if the browser has no notifications. */
export type MayNotify = NotificationPermission | 'unsupported'

const requests = createAtom(0)

export function mayNotify(): MayNotify {
  return 'Notification' in window ? Notification.permission : 'unsupported'
}

/** Returns a function that unsubscribes `listener`. */
export function onPermission(listener: () => void): () => void {
  const { unsubscribe } = requests.subscribe(listener)
  // The user could have changed it in the browser's settings.
  window.addEventListener('focus', listener)
  return () => {
    unsubscribe()
    window.removeEventListener('focus', listener)
  }
}

/** Requests permission if it is undecided. Call it in an event handler: browsers refuse it elsewhere. */
export async function requestNotifyPermission(): Promise<void> {
  if (mayNotify() !== 'default') return
  try {
    await Notification.requestPermission()
  } catch {
    // The browser doesn't allow it from this page, which still displays toasts.
  }
  requests.set(requests.get() + 1)
}

/** A click on the notification focuses the page and opens the job, if there is one. */
export async function notify(
  { title, text, id, status, job }: Message,
  openJob: (id: string) => void,
): Promise<void> {
  if (mayNotify() !== 'granted') return
  const picture = status === null ? null : await statusPicture(status)
  try {
    const notification = new Notification(title, {
      body: text,
      // If two tabs notify, the second notification replaces the first.
      tag: id,
      icon: picture ?? `${import.meta.env.BASE_URL}favicon.svg`,
    })
    notification.addEventListener('click', () => {
      window.focus()
      notification.close()
      if (job !== null) openJob(job)
    })
  } catch {
    // Browsers on Android have the class, but its constructor throws.
  }
}
