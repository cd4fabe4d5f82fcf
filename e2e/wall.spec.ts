import type { Page } from '@playwright/test'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { axe } from './support/axe.ts'
import { errorBanner, jobCount, sidewaysOverflow, table } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

const start = Date.now()
const jobs = createOrganization({ seed: 3, jobs: 120, start }).jobsAt(start)
const running = jobs.filter(({ current_status: status }) => status === 'TRAINING_JOB_RUNNING')

/** How many jobs run in all; the window's size decides how many of them are listed. */
const jobsOn = (count: number) => `${jobCount(count)} on `

const typeOf = (job: TrainingJob) => job.instance_type.gpu_type

const region = (page: Page, name: string) => page.getByRole('region', { name })
const runningJobs = (page: Page) => page.getByRole('list', { name: 'Running jobs' })

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('the wall shows what is running and what is waiting, and Escape leads back to the page', async ({
  page,
}) => {
  await page.goto('/?refresh=off&overview=now')
  await page.getByRole('link', { name: 'Open wall display' }).click()
  await expect(page).toHaveURL('/?refresh=off&overview=now&wall=1')
  await expect(page.getByRole('heading', { name: 'All jobs' })).toBeVisible()
  await expect(region(page, 'Running')).toContainText(jobsOn(running.length))
  await expect(region(page, 'Now')).toBeVisible()
  await expect(region(page, 'Queue')).toBeVisible()
  await expect(page.getByRole('table')).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/?refresh=off&overview=now')
  await expect(table(page)).toBeVisible()
})

test('the wall shows only the jobs of its view', async ({ page }) => {
  const type = running.map(typeOf).find((known) => known !== null) ?? ''
  const own = running.filter((job) => typeOf(job) === type)
  await page.goto(`/?refresh=off&gpu=${type}&wall=1`)
  await expect(page.getByRole('heading', { name: type, exact: true })).toBeVisible()
  await expect(region(page, 'Running')).toContainText(jobsOn(own.length))
  await expect(runningJobs(page).getByRole('listitem')).not.toHaveCount(0)
})

test('when polls fail, the wall says why and since when, until one succeeds', async ({
  page,
  mockApi,
}) => {
  await page.clock.install()
  await page.goto('/?refresh=10s&wall=1')
  await expect(runningJobs(page)).toBeVisible()
  await expect(page.getByText(/^Last good poll \d\d:\d\d GMT\+[12]$/)).toBeVisible()
  await expect(errorBanner(page)).toBeHidden()
  mockApi.setFault('err-500')
  await page.clock.runFor(11_000)
  await expect(errorBanner(page)).toHaveText('Baseten could not answer.')
  await expect(page.getByText(/The last good poll was \d+s ago\.$/)).toBeVisible()
  // The banner leaves room for fewer of them.
  await expect(region(page, 'Running')).toContainText(jobsOn(running.length))
  await expect(runningJobs(page).getByRole('listitem')).not.toHaveCount(0)
  mockApi.setFault(null)
  await expect(async () => {
    await page.clock.runFor(2000)
    await settle(page)
    expect(await errorBanner(page).isHidden()).toBe(true)
  }).toPass({ intervals: [10] })
})

test('the wall lists as many jobs as fit and counts the rest', async ({ page, mockApi }) => {
  mockApi.setJobs(
    Array.from({ length: 60 }, (_, index) =>
      aTrainingJob({ id: `job${index}`, name: `job ${index}` }),
    ),
  )
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto('/?refresh=1m&wall=1')
  const more = region(page, 'Running').getByText(/^and \d+ more jobs$/)
  await expect(more).toBeInViewport({ ratio: 1 })
  const listed = await runningJobs(page).getByRole('listitem').count()
  await expect(more).toHaveText(`and ${60 - listed} more jobs`)
  await expect(runningJobs(page).getByRole('listitem').last()).toBeInViewport({ ratio: 1 })
})

test('with polling off, the wall says so', async ({ page }) => {
  await page.clock.install()
  await page.goto('/?refresh=off&wall=1')
  await expect(runningJobs(page)).toBeVisible()
  await page.clock.runFor(2000)
  await expect(errorBanner(page)).toHaveText('Polling is off.')
  await expect(page.getByText(/The last answer is .* old\.$/)).toBeVisible()
})

test('the wall is dark whatever the theme, accessible, and fits its screen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/?refresh=1m&wall=1')
  for (const [width, height] of [
    [1920, 1080],
    [390, 844],
    [2560, 1440],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect(runningJobs(page)).toBeVisible()
    expect(await axe(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
  }
  const type = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
  expect(parseFloat(await type())).toBeGreaterThan(20)
  const background = await page
    .getByRole('main')
    .evaluate((main) => getComputedStyle(main).backgroundColor)
  expect(background).toBe('rgb(14, 15, 19)')
})
