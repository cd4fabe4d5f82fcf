import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { details, jobCount, notice, refresh, result, row } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How far the API's clock is ahead of the proxy's: the page's clock matches neither. */
const API_AHEAD = 5 * HOUR

const apiTime = () => Date.now() + API_AHEAD
let apiNow: number

const minutesAgo = (minutes: number) => new Date(apiNow - minutes * MINUTE).toISOString()

const clockNotice = (page: Page) => notice(page, 'This device’s clock')
const ELAPSED = /[67]m \d\ds/
const cell = (page: Page, text: RegExp) =>
  row(page, 'fresh').getByRole('cell', { name: new RegExp(`^${text.source}$`) })
const elapsed = (page: Page) => cell(page, ELAPSED)

test.beforeEach(({ mockApi }) => {
  apiNow = apiTime()
  mockApi.setClock(API_AHEAD)
  mockApi.setJobs([
    aTrainingJob({
      id: 'fresh',
      name: 'fresh',
      created_at: minutesAgo(6.5),
      updated_at: minutesAgo(6.5),
    }),
    aTrainingJob({
      id: 'old',
      name: 'old',
      current_status: 'TRAINING_JOB_COMPLETED',
      created_at: minutesAgo(70),
      updated_at: minutesAgo(65),
    }),
  ])
})

for (const [off, ahead] of [
  ['20 minutes slow', -20 * MINUTE],
  ['2 hours fast', 2 * HOUR],
] as const) {
  test(`with a clock that is ${off}, all times use the API's clock`, async ({ page }) => {
    await page.clock.install({ time: apiNow + ahead })
    await page.goto('/?refresh=off&created=1h&cols=name,elapsed,created&open=fresh')
    await expect(result(page)).toHaveText(jobCount(1))
    await expect(elapsed(page)).toBeVisible()
    await expect(cell(page, /[67]m ago/).first()).toBeVisible()
    await expect(details(page)).toContainText(ELAPSED)
    await expect(page.getByText(/^Updated (just now|\d+s ago)$/)).toBeVisible()
    await expect(clockNotice(page)).toHaveText(
      `This device’s clock is ${off}. Times are corrected.`,
    )

    await page.goto('/?refresh=off&longer=8m')
    await expect(page.getByText('No matching jobs')).toBeVisible()
    await page.goto('/?refresh=1m&wall=1')
    await expect(page.getByRole('list', { name: 'Running jobs' })).toContainText(ELAPSED)
    const clock = await page.evaluate(
      (time) =>
        new Date(time).toLocaleTimeString('en-US', { timeStyle: 'short', hourCycle: 'h23' }),
      apiTime(),
    )
    await expect(page.getByLabel('Time', { exact: true })).toContainText(clock.slice(0, 2))
    await expect(clockNotice(page)).toBeVisible()
  })
}

test('times stay right when the clock is set, and a dismissed notice stays away', async ({
  page,
}) => {
  await page.clock.install({ time: apiNow })
  await page.goto('/?refresh=off&longer=6m')
  await expect(elapsed(page)).toBeVisible()
  await settle(page)
  await expect(clockNotice(page)).toBeHidden()

  await page.clock.setSystemTime(apiTime() - 2 * HOUR)
  await page.clock.runFor(2000)
  await expect(elapsed(page)).toBeVisible()
  await refresh(page)
  await expect(clockNotice(page)).toContainText('is 2 hours slow.')
  await expect(elapsed(page)).toBeVisible()
  await expect(result(page)).toHaveText(jobCount(1))

  await page.getByRole('button', { name: 'Dismiss' }).press('Enter')
  await expect(clockNotice(page)).toBeHidden()
  await expect(page.getByRole('main')).toBeFocused()
  await refresh(page)
  await settle(page)
  await expect(clockNotice(page)).toBeHidden()

  for (const ahead of [-10_000, 10_000]) {
    await page.clock.setSystemTime(apiTime() + ahead)
    await refresh(page)
    await settle(page)
    await expect(clockNotice(page)).toBeHidden()
  }
  await page.clock.setSystemTime(apiTime() + HOUR)
  await refresh(page)
  await expect(clockNotice(page)).toContainText('is 1 hour fast.')
  await expect(elapsed(page)).toBeVisible()
})

test('without a date from the API, times use the clock of the device', async ({
  page,
  mockApi,
}) => {
  mockApi.setClock(null)
  await page.clock.install({ time: apiNow + 2 * HOUR })
  await page.goto('/?refresh=off&longer=2h')
  await expect(cell(page, /2h 0[67]m/)).toBeVisible()
  await expect(clockNotice(page)).toBeHidden()
})
