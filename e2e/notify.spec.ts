import type { Page } from '@playwright/test'
import { aTrainingJob } from '../src/demo/job.ts'
import { axe } from './support/axe.ts'
import { hideTab, showTab } from './support/tab.ts'
import { expect, test } from './support/test.ts'

const MINUTE = 60_000

const running = aTrainingJob({ id: 'run1', name: 'llama-sft' })
const other = aTrainingJob({ id: 'run2', name: 'whisper-tune' })
const ended = { ...running, current_status: 'TRAINING_JOB_COMPLETED' }
const failed = {
  ...other,
  current_status: 'TRAINING_JOB_FAILED',
  error_message: 'RuntimeError: NCCL timeout',
}

interface Shown {
  readonly title: string
  readonly body: string
  readonly tag: string
}

/** Puts a recorder in the place of the browser's notifications, which a test cannot see. */
async function recordNotifications(page: Page, answer: NotificationPermission): Promise<void> {
  await page.addInitScript((permission) => {
    const shown: Notification[] = []
    class Recorder extends EventTarget {
      static permission = sessionStorage.getItem('permission') ?? 'default'
      static asked = 0
      static requestPermission() {
        Recorder.asked += 1
        Recorder.permission = permission
        sessionStorage.setItem('permission', permission)
        return Promise.resolve(permission)
      }
      constructor(title: string, options: NotificationOptions) {
        super()
        Object.assign(this, { title, ...options })
        Reflect.apply(Array.prototype.push, shown, [this])
      }
      close() {
        return this
      }
    }
    Object.assign(window, { Notification: Recorder, shown })
  }, answer)
}

const notifications = (page: Page): Promise<Shown[]> =>
  page.evaluate(() =>
    (Reflect.get(window, 'shown') as Shown[]).map(({ title, body, tag }) => ({ title, body, tag })),
  )
const timesAsked = (page: Page) => page.evaluate(() => Number(Reflect.get(Notification, 'asked')))
const icon = (page: Page) => page.locator('link[rel="icon"]').getAttribute('href')

const details = (page: Page) => page.getByRole('complementary', { name: 'Job details' })
const toggle = (page: Page) =>
  details(page).getByRole('button', { name: 'Tell me when it ends', exact: true })
const bell = (page: Page) => page.getByRole('button', { name: /^Tell me when jobs end/ })
const popup = (page: Page) => page.getByRole('dialog', { name: 'Tell me when jobs end' })
const messages = (page: Page) => page.getByRole('region', { name: 'Messages' })

/** Lets time pass that a person would wait, and what it sets off come to its end. */
async function pass(page: Page, ms: number) {
  await page.clock.runFor(ms)
  await page.waitForTimeout(300)
  await page.clock.runFor(2000)
}

test.beforeEach(async ({ page, standIn }) => {
  standIn.setJobs([running, other])
  await recordNotifications(page, 'granted')
  await page.clock.install()
})

test('a watched job ends while the tab is hidden: the browser says so, then the page', async ({
  page,
  standIn,
}) => {
  await page.goto('/?open=run1')
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'false')
  expect(await timesAsked(page), 'nobody is asked before they use it').toBe(0)
  await toggle(page).click()
  await expect(toggle(page)).toHaveAttribute('aria-pressed', 'true')
  await expect(bell(page)).toHaveAccessibleName('Tell me when jobs end: 1 watched')
  expect(await timesAsked(page)).toBe(1)
  await details(page).getByRole('button', { name: 'Close details' }).click()
  const iconBefore = await icon(page)

  await hideTab(page)
  const before = standIn.requests.length
  standIn.setJobs([ended, other])
  await pass(page, MINUTE - 5000)
  expect(standIn.requests, 'asked once a minute').toHaveLength(before)
  await pass(page, 5000)
  await expect
    .poll(() => notifications(page))
    .toEqual([{ title: 'llama-sft Completed', body: 'gpt-oss-finetune', tag: 'ended-run1' }])
  expect(standIn.requests.slice(before).map(({ body }) => body)).toEqual(['{"job_id":"run1"}'])
  await expect(page).toHaveTitle('llama-sft Completed · Training jobs')
  expect(await icon(page)).toBe('/favicon-alert.svg')
  await expect(messages(page)).toBeHidden()

  const asked = standIn.requests.length
  await pass(page, 3 * MINUTE)
  expect(standIn.requests, 'nothing is watched any more').toHaveLength(asked)

  await showTab(page)
  await pass(page, 1000)
  await expect(messages(page)).toContainText('llama-sft Completed')
  await expect(page).toHaveTitle('1 running · Training jobs')
  expect(await icon(page)).toBe(iconBefore)
  await messages(page).getByRole('button', { name: 'Open' }).click()
  await expect(details(page).getByRole('heading', { name: 'llama-sft' })).toBeVisible()
  await expect(messages(page).getByText('llama-sft')).toBeHidden()
  expect(await notifications(page), 'told once').toHaveLength(1)
})
