import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { details } from './page.ts'
import { settle } from './settle.ts'

export const MINUTE = 60_000
/** Longer than the page waits for more ended jobs before it displays and sends a message, ms. */
const GATHERING_MS = 2000

export const running = aTrainingJob({ id: 'run1', name: 'llama-sft' })
export const other = aTrainingJob({ id: 'run2', name: 'whisper-tune' })
export const ended = { ...running, current_status: 'TRAINING_JOB_COMPLETED' }

/**
 * Replaces the browser's notifications, which tests can't access, with a recorder. A permission
 * request results in `permission`.
 */
export async function recordNotifications(
  page: Page,
  permission: NotificationPermission,
): Promise<void> {
  await page.addInitScript((result) => {
    const recorded: unknown[] = []
    const pictures: unknown[] = []
    const notifications: EventTarget[] = []
    class Recorder extends EventTarget {
      static permission = sessionStorage.getItem('permission') ?? 'default'
      static requests = 0
      static requestPermission() {
        Recorder.requests += 1
        Recorder.permission = result
        sessionStorage.setItem('permission', result)
        return Promise.resolve(result)
      }
      constructor(title: string, { body, tag, icon: picture }: NotificationOptions) {
        super()
        pictures.push(picture)
        recorded.push({ title, body, tag })
        notifications.push(this)
      }
      close() {
        return this
      }
    }
    Object.assign(window, { Notification: Recorder, recorded, pictures, notifications })
  }, permission)
}

export const recordedNotifications = (page: Page): Promise<unknown> => page.evaluate('recorded')
export const notificationIcons = (page: Page): Promise<unknown> => page.evaluate('pictures')
export const permissionRequests = (page: Page) =>
  page.evaluate(() => Number(Reflect.get(Notification, 'requests')))
export const icon = (page: Page) => page.locator('link[rel="icon"]').getAttribute('href')

export const toggle = (page: Page) =>
  details(page).getByRole('button', { name: 'Watch job', exact: true })
export const bell = (page: Page) => page.getByRole('button', { name: /^Notifications/ })
export const popup = (page: Page) => page.getByRole('dialog', { name: 'Notifications' })
export const viewSwitch = (page: Page) =>
  popup(page).getByRole('switch', { name: /^Watch this view/ })

/** Runs the fake clock for `ms`, then until the page has acted on the responses to its requests. */
export async function pass(page: Page, ms: number): Promise<void> {
  await page.clock.runFor(ms)
  await settle(page)
  await page.clock.runFor(GATHERING_MS)
  await settle(page)
}
