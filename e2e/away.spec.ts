import { jobs } from './support/savedViews.ts'
import { hideTab, showTab } from './support/tab.ts'
import { expect, test } from './support/test.ts'

const HOUR = 3_600_000

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('after eight hours of sleep the page asks once, and says how old its rows are until then', async ({
  page,
  mockApi,
}) => {
  await page.clock.install()
  await page.goto('/?refresh=10s')
  await expect(page.getByText('3 jobs')).toBeVisible()
  expect(mockApi.requests).toHaveLength(1)
  mockApi.setFault('err-slow')
  await hideTab(page)
  await page.clock.fastForward(8 * HOUR)
  await showTab(page)
  await expect.poll(() => mockApi.requests.length).toBe(2)
  await page.clock.runFor(1000)
  await expect(page.getByText('updated 8h ago')).toBeVisible()
  await expect(page.getByText('3 jobs')).toBeVisible()
  mockApi.setJobs(jobs.slice(0, 2))
  await expect(async () => {
    await page.clock.runFor(1000)
    await expect(page.getByText(/^updated (now|\ds ago)$/)).toBeVisible({ timeout: 300 })
  }).toPass()
  expect(mockApi.requests.length, 'not a poll for each that was missed').toBeLessThanOrEqual(3)
})

test('a wall that slept is stale when it wakes, and good again after one poll', async ({
  page,
  mockApi,
}) => {
  await page.clock.install()
  await page.goto('/?refresh=10s&wall=1')
  await expect(page.getByText(/^Last good poll /)).toBeVisible()
  mockApi.setFault('err-timeout')
  await page.clock.fastForward(8 * HOUR)
  await page.clock.runFor(1000)
  await expect(page.getByText(/The last good poll was 8h.* ago\.$/)).toBeVisible()
  mockApi.setFault(null)
  await expect(async () => {
    await page.clock.runFor(2000)
    await expect(page.getByRole('alert')).toBeHidden({ timeout: 500 })
  }).toPass()
  expect(mockApi.requests.length).toBeLessThan(20)
})

test('offline it says so and keeps the rows, online it comes back by itself', async ({
  page,
  context,
  mockApi,
}) => {
  await page.goto('/?refresh=5s')
  await expect(page.getByText('3 jobs')).toBeVisible()
  await context.setOffline(true)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('No connection.')
  await expect(page.getByText('3 jobs')).toBeVisible()
  mockApi.setJobs(jobs.slice(0, 2))
  const asked = mockApi.requests.length
  await context.setOffline(false)
  await expect(alert).toBeHidden()
  await expect(page.getByText('2 jobs')).toBeVisible()
  expect(mockApi.requests.length - asked).toBeLessThanOrEqual(2)
})
