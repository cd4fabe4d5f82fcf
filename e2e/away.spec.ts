import { holdResponses } from './support/hold.ts'
import { errorBanner, jobCount, result } from './support/page.ts'
import { jobs } from './support/savedViews.ts'
import { settle } from './support/settle.ts'
import { hideTab, showTab } from './support/tab.ts'
import { expect, test } from './support/test.ts'

const HOUR = 3_600_000

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.clock.install()
})

test('after eight hours of sleep, the page polls once and displays the age of its rows', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?refresh=10s')
  await expect(result(page)).toHaveText(jobCount(3))
  expect(mockApi.requests).toHaveLength(1)

  mockApi.setJobs(jobs.slice(0, 2))
  const held = holdResponses(mockApi)
  await hideTab(page)
  await page.clock.fastForward(8 * HOUR)
  await showTab(page)
  await held.wait(1)
  await page.clock.runFor(1000)
  await expect(page.getByText('Updated 8h 00m ago')).toBeVisible()
  await expect(result(page)).toHaveText(jobCount(3))

  held.release()
  await expect(result(page)).toHaveText(jobCount(2))
  await page.clock.runFor(1000)
  await expect(page.getByText(/^Updated (now|\ds ago)$/)).toBeVisible()
  expect(mockApi.requests.length, 'missed polls are not made up for').toBeLessThanOrEqual(3)
})

test.describe('with a short timeout of the proxy', () => {
  test.use({ proxySettings: { timeoutMs: 700 } })

  test('a wall that slept displays stale data when it wakes, and fresh data after one successful poll', async ({
    page,
    mockApi,
  }) => {
    await page.goto('/?refresh=10s&wall=1')
    await expect(page.getByText(/^Updated /)).toBeVisible()
    mockApi.setError('err-timeout')
    await page.clock.fastForward(8 * HOUR)
    await page.clock.runFor(1000)
    await expect(page.getByText(/Data is 8h.* old\.$/)).toBeVisible()
    mockApi.setError(null)
    // The request of the failed poll ends, then the retry is due.
    await settle(page)
    await page.clock.runFor(2000)
    await expect(errorBanner(page)).toBeHidden()
    expect(mockApi.requests.length).toBeLessThan(20)
  })
})

test('offline, the page keeps its rows and says that it is offline; online, it recovers by itself', async ({
  page,
  context,
  mockApi,
}) => {
  await page.goto('/?refresh=5s')
  await expect(result(page)).toHaveText(jobCount(3))
  // Loads the parts of the page that load while it is idle.
  await page.clock.runFor(1000)
  await settle(page)
  await context.setOffline(true)
  await page.clock.runFor(5000)
  await expect(errorBanner(page)).toContainText('Can’t reach the dashboard server.')
  await expect(page.getByText(jobCount(3))).toBeVisible()
  mockApi.setJobs(jobs.slice(0, 2))
  const before = mockApi.requests.length
  await context.setOffline(false)
  await expect(errorBanner(page)).toBeHidden()
  await expect(result(page)).toHaveText(jobCount(2))
  expect(mockApi.requests.length - before).toBeLessThanOrEqual(2)
})
