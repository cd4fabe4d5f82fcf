import type { Page } from '@playwright/test'
import { aTrainingJob } from '../../src/demo/job.ts'

export const MINUTE = 60_000

export const running = aTrainingJob({ id: 'run1', name: 'llama-sft' })
export const other = aTrainingJob({ id: 'run2', name: 'whisper-tune' })
export const ended = { ...running, current_status: 'TRAINING_JOB_COMPLETED' }

/** Puts a recorder in the place of the browser's notifications, which a test cannot see. */
export async function recordNotifications(
  page: Page,
  answer: NotificationPermission,
): Promise<void> {
  await page.addInitScript((permission) => {
    const shown: unknown[] = []
    const notifications: EventTarget[] = []
    class Recorder extends EventTarget {
      static permission = sessionStorage.getItem('permission') ?? 'default'
      static asked = 0
      static requestPermission() {
        Recorder.asked += 1
        Recorder.permission = permission
        sessionStorage.setItem('permission', permission)
        return Promise.resolve(permission)
      }
      constructor(title: string, { body, tag }: NotificationOptions) {
        super()
        shown.push({ title, body, tag })
        notifications.push(this)
      }
      close() {
        return this
      }
    }
    Object.assign(window, { Notification: Recorder, shown, notifications })
  }, answer)
}

export const notifications = (page: Page): Promise<unknown> => page.evaluate('shown')
export const timesAsked = (page: Page) =>
  page.evaluate(() => Number(Reflect.get(Notification, 'asked')))
export const icon = (page: Page) => page.locator('link[rel="icon"]').getAttribute('href')

export const details = (page: Page) => page.getByRole('complementary', { name: 'Job details' })
export const toggle = (page: Page) =>
  details(page).getByRole('button', { name: 'Tell me when it ends', exact: true })
export const bell = (page: Page) => page.getByRole('button', { name: /^Tell me when jobs end/ })
export const popup = (page: Page) => page.getByRole('dialog', { name: 'Tell me when jobs end' })
export const messages = (page: Page) => page.getByRole('region', { name: 'Messages' })

/** Lets time pass that a person would wait, and what it sets off come to its end. */
export async function pass(page: Page, ms: number) {
  await page.clock.runFor(ms)
  await page.waitForTimeout(300)
  await page.clock.runFor(2000)
}
