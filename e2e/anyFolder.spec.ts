import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { details, menuButton, result, row } from './support/page.ts'
import { settle } from './support/settle.ts'
import { startProxySite } from './support/site.ts'
import { expect, test as base } from './support/test.ts'

const jobs = [
  aTrainingJob({ id: 'aaa1', name: 'alpha' }),
  aTrainingJob({ id: 'bbb2', name: 'beta', current_status: 'TRAINING_JOB_FAILED' }),
]

const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright requires a pattern
  site: async ({}, provide) => {
    const site = await startProxySite({ base: '/jobs/' })
    await provide(site)
    await site.close()
  },
})

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

const storedNames = (page: Page) =>
  page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])

const themeOf = (page: Page) =>
  page.evaluate(() => document.documentElement.dataset['theme'] ?? null)

test('under /jobs/, a bookmark without the slash opens its view, with every file and the search', async ({
  page,
  proxyLog,
  fileLog,
}) => {
  await page.goto('/jobs?refresh=off&status=failed')
  await expect(page).toHaveURL('/jobs/?refresh=off&status=failed')
  await expect(result(page)).toHaveText(/^1 job$/)
  await row(page, 'beta').getByRole('link').click()
  await expect(details(page).getByRole('heading', { name: 'beta' })).toBeVisible()
  await settle(page)
  await page.reload()
  await expect(details(page).getByRole('heading', { name: 'beta' })).toBeVisible()
  await settle(page)
  expect(fileLog.filter((line) => !/ (200|302|304) \d+ ms$/.test(line))).toEqual([])
  expect(proxyLog.filter((line) => !/ 200 \d+ ms$/.test(line))).toEqual([])
  expect(proxyLog.length).toBeGreaterThanOrEqual(2)
})

test('under /jobs/, stored values have the path in their names, and those at / are not read', async ({
  page,
}) => {
  await page.goto('/jobs/?refresh=off')
  await expect(row(page, 'alpha')).toBeVisible()
  await page.evaluate(() => localStorage.setItem('theme', 'light'))
  await page.reload()
  await expect(row(page, 'alpha')).toBeVisible()
  expect(await themeOf(page)).toBeNull()

  await menuButton(page).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  await expect.poll(() => themeOf(page)).toBe('dark')
  await page.reload()
  await expect(row(page, 'alpha')).toBeVisible()
  expect(await themeOf(page)).toBe('dark')
  const names = await storedNames(page)
  expect(names).toContain('/jobs/theme')
  expect(names.filter((name) => !name.startsWith('/jobs/'))).toEqual(['theme'])
})
