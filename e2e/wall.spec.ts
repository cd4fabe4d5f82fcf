import type { Page } from '@playwright/test'
import type { TrainingJob } from '../src/contract/trainingJob.ts'
import { aTrainingJob } from '../src/demo/job.ts'
import { createOrganization } from '../src/demo/organization.ts'
import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const start = Date.now()
const jobs = createOrganization({ seed: 3, jobs: 120, start }).jobsAt(start)
const running = jobs.filter(({ current_status: status }) => status === 'TRAINING_JOB_RUNNING')

// How many of them have room is the window's.
const jobsOn = (count: number) => `${count} ${count === 1 ? 'job' : 'jobs'} on `

const typeOf = (job: TrainingJob) => job.instance_type.gpu_type

const runningJobs = (page: Page) => page.getByRole('list', { name: 'Running jobs' })

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('a wall shows what runs and what waits, and leads back to the page', async ({ page }) => {
  await page.goto('/?refresh=off&overview=now')
  await page.getByRole('link', { name: 'Wall' }).click()
  await expect(page).toHaveURL('/?refresh=off&overview=now&wall=1')
  await expect(page.getByRole('heading', { name: 'All jobs' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Running' })).toContainText(jobsOn(running.length))
  await expect(page.getByRole('region', { name: 'Now' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Queue' })).toBeVisible()
  await expect(page.getByRole('table')).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/?refresh=off&overview=now')
  await expect(page.getByRole('table', { name: 'Training jobs' })).toBeVisible()
})

test('a wall shows the jobs of its view alone', async ({ page }) => {
  const type = running.map(typeOf).find((known) => known !== null) ?? ''
  const own = running.filter((job) => typeOf(job) === type)
  await page.goto(`/?refresh=off&gpu=${type}&wall=1`)
  await expect(page.getByRole('heading', { name: type, exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Running' })).toContainText(jobsOn(own.length))
  await expect(runningJobs(page).getByRole('listitem')).not.toHaveCount(0)
})

test('a wall says when it is stale, why, and since when, until a poll is good again', async ({
  page,
  mockApi,
}) => {
  await page.clock.install()
  await page.goto('/?refresh=10s&wall=1')
  await expect(runningJobs(page)).toBeVisible()
  await expect(page.getByText(/^Last good poll \d\d:\d\d:\d\d$/)).toBeVisible()
  await expect(page.getByRole('alert')).toBeHidden()
  mockApi.setFault('err-500')
  await page.clock.runFor(11_000)
  await expect(page.getByRole('alert')).toHaveText('Baseten could not answer.')
  await expect(page.getByText(/The last good poll was \d+s ago\.$/)).toBeVisible()
  // The notice takes some of their room.
  await expect(page.getByRole('region', { name: 'Running' })).toContainText(jobsOn(running.length))
  await expect(runningJobs(page).getByRole('listitem')).not.toHaveCount(0)
  mockApi.setFault(null)
  await expect(async () => {
    await page.clock.runFor(2000)
    await expect(page.getByRole('alert')).toBeHidden({ timeout: 500 })
  }).toPass()
})

test('a wall lists what it has room for, and counts the rest', async ({ page, mockApi }) => {
  mockApi.setJobs(
    Array.from({ length: 60 }, (_, place) =>
      aTrainingJob({ id: `job${place}`, name: `job ${place}` }),
    ),
  )
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto('/?refresh=1m&wall=1')
  const region = page.getByRole('region', { name: 'Running' })
  const more = region.getByText(/^and \d+ more jobs$/)
  await expect(more).toBeInViewport({ ratio: 1 })
  const listed = await runningJobs(page).getByRole('listitem').count()
  await expect(more).toHaveText(`and ${60 - listed} more jobs`)
  await expect(runningJobs(page).getByRole('listitem').last()).toBeInViewport({ ratio: 1 })
})

test('a wall that does not poll says so', async ({ page }) => {
  await page.goto('/?refresh=off&wall=1')
  await expect(page.getByRole('alert')).toHaveText('Polling is off.')
  await expect(page.getByText(/The last answer is .* old\.$/)).toBeVisible()
})

test('a wall is dark, accessible, and fits its screen', async ({ page }) => {
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
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
  }
  const type = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)
  expect(parseFloat(await type())).toBeGreaterThan(20)
  const background = await page
    .getByRole('main')
    .evaluate((main) => getComputedStyle(main).backgroundColor)
  expect(background).toBe('rgb(14, 15, 19)')
})
