import type { BrowserContext, Page } from '@playwright/test'
import type { MockApi } from '#src/demo/server.ts'
import { refuses } from '#src/demo/wire.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { errorBanner, jobCount, refresh, result } from './support/page.ts'
import { expect, test } from './support/test.ts'

// Tests of a worker share one site. These two change as much of it as possible, and run in both orders.
test.describe.configure({ mode: 'default' })

test.use({ proxySettings: { sharedMs: 60_000 } })

interface Subject {
  page: Page
  context: BrowserContext
  mockApi: MockApi
  proxyLog: readonly string[]
}

async function expectFresh({ page, context, mockApi, proxyLog }: Subject) {
  expect(mockApi.requests).toHaveLength(0)
  expect(proxyLog).toHaveLength(0)
  expect(await context.cookies()).toEqual([])

  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
  await expect(errorBanner(page)).toBeHidden()
  expect(mockApi.requests, 'the response is not an earlier one').toHaveLength(1)
  expect(proxyLog).toEqual([expect.stringMatching(/ 200 \d+ ms$/)])

  const state = await page.evaluate(async () => ({
    mark: localStorage.getItem('mark') ?? sessionStorage.getItem('mark'),
    databases: await indexedDB.databases(),
    hasFakeClock: !String(setTimeout).includes('[native code]'),
    year: new Date().getFullYear(),
    geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
  }))
  expect(state).toEqual({
    mark: null,
    databases: [],
    hasFakeClock: false,
    year: new Date().getFullYear(),
    geolocation: expect.not.stringMatching('granted'),
  })
}

const leavesTheBrowserChanged = {
  title: 'a test that changes storage, cookies, the clock and permissions',
  leave: async ({ page, context }: Subject) => {
    await page.evaluate(async () => {
      localStorage.setItem('mark', 'left behind')
      sessionStorage.setItem('mark', 'left behind')
      document.cookie = 'mark=left-behind'
      await new Promise((resolve, reject) => {
        const request = indexedDB.open('mark')
        request.addEventListener('success', resolve)
        request.addEventListener('error', reject)
      })
    })
    await context.grantPermissions(['geolocation'])
    await page.clock.install({ time: new Date('2030-01-01T00:00:00Z') })
    await page.reload()
    expect(await page.evaluate(() => new Date().getFullYear())).toBe(2030)
  },
}

const leavesTheSiteChanged = {
  title: 'a test that changes the jobs, shares a response and exhausts the rate limit',
  leave: async ({ page, mockApi }: Subject) => {
    mockApi.setJobs([aTrainingJob()])
    mockApi.setError(refuses(429, 'Slow down', { retry_after: 60 }))
    await refresh(page)
    await expect(errorBanner(page)).toContainText('Slow down')
    // The request is still open when the test ends.
    mockApi.setError(() => new Promise(() => {}))
    void page.request
      .post('/api/v1/training_jobs/search', { data: { job_id: 'x' } })
      .catch(() => {})
  },
}

for (const order of [
  [leavesTheBrowserChanged, leavesTheSiteChanged],
  [leavesTheSiteChanged, leavesTheBrowserChanged],
]) {
  test.describe(`first ${order[0]?.title}`, () => {
    for (const { title, leave } of order) {
      test(title, async ({ page, context, mockApi, proxyLog }) => {
        const subject = { page, context, mockApi, proxyLog }
        await expectFresh(subject)
        await leave(subject)
      })
    }
  })
}
