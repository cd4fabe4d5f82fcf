import type { Locator, Page } from '@playwright/test'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { countsIn, part, pressEach } from './support/overview.ts'
import { jobCount, result, sidewaysOverflow } from './support/page.ts'
import { expect, test } from './support/test.ts'

// The part Now of the overview: GPU use by type, user or project. Tests of all parts are in overview.spec.ts.

const now = (page: Page) => part(page, 'Now')
const uses = (page: Page, name: string) => now(page).getByRole('list', { name, exact: true })
const button = (within: Locator, name: string | RegExp) =>
  within.getByRole('button', { name, exact: true })

interface Shape {
  readonly status?: string
  readonly gpu?: string | null
  readonly gpus?: number
  readonly user?: string
  readonly project?: string
}

function jobs(shapes: readonly Shape[]): TrainingJob[] {
  return shapes.map(
    ({ status = 'RUNNING', gpu = 'H100', gpus = 1, user = 'ada', project = 'evals' }, at) =>
      aTrainingJob({
        id: `job${at}`,
        name: `job${at}`,
        current_status: `TRAINING_JOB_${status}`,
        instance_type: { ...aTrainingJob().instance_type, gpu_type: gpu, gpu_count: gpus },
        user: { email: `${user}@example.com` },
        training_project_id: project,
        training_project: { id: project, name: project },
      }),
  )
}

// The expected numbers below are counted by hand.
const team = jobs([
  { gpus: 64 },
  { gpus: 32, user: 'bo', project: 'sft' },
  { gpus: 8, status: 'DEPLOYING', user: 'bo', project: 'sft' },
  { gpus: 16, status: 'PENDING', user: 'bo' },
  { gpu: 'L4', gpus: 1, project: 'sft' },
  { gpu: 'L4', gpus: 2, status: 'QUEUED', user: 'cy' },
  { gpu: null, gpus: 0, user: 'cy' },
  { gpu: null, gpus: 0, user: 'cy' },
  { gpu: null, gpus: 0, status: 'PENDING', user: 'bo' },
  { gpus: 8, status: 'FAILED' },
])

test('the number next to a bar is the running jobs’ GPUs, and no number is repeated', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(team)
  await page.goto('/?refresh=off&overview=now')
  await expect(uses(page, 'GPUs by type').getByRole('listitem')).toHaveText([
    'H10096+16 waiting',
    'L41+2 waiting',
    'CPU only2 jobs running1 waiting',
  ])
  const legend = now(page).getByRole('list', { name: 'Legend' }).getByRole('listitem')
  await expect(legend).toHaveText(['97 GPUs running', '8 GPUs deploying', '18 GPUs waiting'])
  await expect(now(page)).not.toContainText(/\b0 GPUs/)

  // A single bar has its numbers next to it, except for deploying jobs.
  await page.goto('/?refresh=off&overview=now&gpu=H100')
  await expect(legend).toHaveText(['running', '8 GPUs deploying', 'waiting'])
  // Jobs without GPUs have no bar.
  await page.goto('/?refresh=off&overview=now&gpu=H100,none')
  await expect(uses(page, 'GPUs by type').getByRole('listitem')).toHaveCount(2)
  await expect(legend).toHaveText(['running', '8 GPUs deploying', 'waiting'])
})

test('Now can count by user or project, as the URL says, and every mark is a filter', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(team)
  await page.goto('/?refresh=off&overview=now')
  const by = now(page).getByRole('group', { name: 'Group GPUs by' })
  await button(by, 'User').click()
  await expect(page).toHaveURL('/?refresh=off&overview=now.user')
  await expect(uses(page, 'GPUs by user').getByRole('listitem')).toHaveText([
    'ada65',
    'bo32+16 waiting',
    'cy2 jobs+2 waiting',
  ])
  expect(await countsIn(uses(page, 'GPUs by user'))).toEqual([
    'ada@example.com, running: 65 GPUs in 2 jobs',
    'bo@example.com, running: 32 GPUs in 1 job',
    'bo@example.com, deploying: 8 GPUs in 1 job',
    'bo@example.com, waiting: 16 GPUs in 2 jobs',
    'cy@example.com, running: 2 jobs',
    'cy@example.com, waiting: 2 GPUs in 1 job',
  ])
  await pressEach(page, uses(page, 'GPUs by user'))

  await button(by, 'Project').click()
  await expect(page).toHaveURL('/?refresh=off&overview=now.project')
  expect(await countsIn(uses(page, 'GPUs by project'))).toEqual([
    'evals, running: 64 GPUs in 3 jobs',
    'evals, waiting: 18 GPUs in 3 jobs',
    'sft, running: 33 GPUs in 2 jobs',
    'sft, deploying: 8 GPUs in 1 job',
  ])
  await pressEach(page, uses(page, 'GPUs by project'))

  await button(by, 'GPU type').click()
  await expect(page).toHaveURL('/?refresh=off&overview=now')
})

test('a name opens the parts of its bar beneath it, by keyboard too', async ({ page, mockApi }) => {
  mockApi.setJobs(team)
  await page.goto('/?refresh=off&overview=now')
  const h100 = button(uses(page, 'GPUs by type'), 'H100')
  await expect(h100).toHaveAttribute('aria-expanded', 'false')
  await h100.press('Enter')
  await expect(h100).toHaveAttribute('aria-expanded', 'true')
  await expect(h100).toBeFocused()
  await expect(page).toHaveURL('/?refresh=off&overview=now')
  expect(await countsIn(uses(page, 'H100 by user'))).toEqual([
    'H100, ada@example.com: 64 GPUs in 1 job',
    'H100, ada@example.com, running: 64 GPUs in 1 job',
    'H100, bo@example.com: 56 GPUs in 3 jobs',
    'H100, bo@example.com, running: 32 GPUs in 1 job',
    'H100, bo@example.com, deploying: 8 GPUs in 1 job',
    'H100, bo@example.com, waiting: 16 GPUs in 1 job',
  ])
  await pressEach(page, uses(page, 'H100 by user'))

  await button(now(page).getByRole('group', { name: 'Split H100 by' }), 'Project').click()
  expect(await countsIn(uses(page, 'H100 by project'))).toEqual([
    'H100, evals: 80 GPUs in 2 jobs',
    'H100, evals, running: 64 GPUs in 1 job',
    'H100, evals, waiting: 16 GPUs in 1 job',
    'H100, sft: 40 GPUs in 2 jobs',
    'H100, sft, running: 32 GPUs in 1 job',
    'H100, sft, deploying: 8 GPUs in 1 job',
  ])
  await pressEach(page, uses(page, 'H100 by project'))

  const show = button(now(page), 'Show in table: H100, 120 GPUs in 4 jobs')
  await show.click()
  await expect(result(page)).toHaveText(jobCount(4))
  await show.click()
  await expect(result(page)).toHaveText(jobCount(10))
  await h100.click()
  await expect(h100).toHaveAttribute('aria-expanded', 'false')
  await expect(show).toBeHidden()
})

test('the first five of many users are listed, and all of them on request', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(
    jobs(Array.from({ length: 12 }, (_, at) => ({ user: `user${at}`, gpus: 12 - at }))),
  )
  await page.goto('/?refresh=off&overview=now.user')
  const users = uses(page, 'GPUs by user').getByRole('listitem')
  await expect(users).toHaveText(['user012', 'user111', 'user210', 'user39', 'user48'])
  await button(now(page), /^Show all 12 /).press('Enter')
  await expect(users).toHaveCount(12)
  await expect(button(now(page), /^Show fewer /)).toBeFocused()
  await button(now(page), /^Show fewer /).press('Enter')
  await expect(users).toHaveCount(5)
})

test('if the status filters exclude waiting jobs, Now says so and can include them', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(team)
  await page.goto('/?refresh=off&overview=now&gpu=H100&status=running')
  await expect(now(page)).toContainText('Waiting jobs are filtered out')
  await button(now(page), 'Show jobs').click()
  await expect(page).toHaveURL('/?refresh=off&overview=now&gpu=H100&status=running,pending,queued')
  await expect(result(page)).toHaveText(jobCount(3))
  await expect(now(page)).not.toContainText('filtered out')
  await page.goBack()
  await expect(now(page)).toContainText('Waiting jobs are filtered out')

  await page.goto('/?refresh=off&overview=now&not-status=pending,failed')
  await expect(now(page)).toContainText('Waiting jobs are filtered out: Pending')
  await button(now(page), 'Show jobs').click()
  await expect(page).toHaveURL('/?refresh=off&overview=now&not-status=failed')

  await page.goto('/?refresh=off&overview=now&status=failed')
  await expect(now(page)).toContainText('Running and waiting jobs are filtered out')
  await expect(now(page)).not.toContainText('jobs in this view')
  await button(now(page), 'Show jobs').click()
  await expect(result(page)).toHaveText(jobCount(10))

  // No number may say that there are no filtered-out jobs.
  await page.goto('/?refresh=off&overview=now&status=pending')
  await expect(now(page)).toContainText('Running and queued jobs are filtered out')
  await expect(uses(page, 'GPUs by type').getByRole('listitem')).toHaveText([
    'H100+16 waiting',
    'CPU only1 job waiting',
  ])

  await page.goto('/?refresh=off&overview=now&status=pending,queued&gpu=H200')
  await expect(now(page)).toContainText('No waiting jobs in this view.')
  await expect(now(page)).toContainText('Running jobs are filtered out')
  await page.goto('/?refresh=off&overview=now&gpu=H200')
  await expect(now(page)).toContainText('No active jobs in this view.')

  // Waiting jobs may be missing because they are filtered out.
  await page.goto('/?refresh=off&overview=now&status=queued&gpu=H200')
  await expect(now(page)).toContainText('Running and pending jobs are filtered out')
  await expect(now(page)).not.toContainText('jobs in this view')
  await page.goto('/?refresh=off&overview=now&not-status=pending&gpu=H200')
  await expect(now(page)).toContainText('No running jobs in this view.')

  // Jobs that haven't ended match no range of `ended`.
  await page.goto('/?refresh=off&overview=now&ended=24h')
  await expect(now(page)).toContainText('Running and waiting jobs are filtered out by time')
  await expect(now(page)).not.toContainText('jobs in this view')
  await button(now(page), 'Show jobs').click()
  await expect(page).toHaveURL('/?refresh=off&overview=now')
  await expect(result(page)).toHaveText(jobCount(10))
})

const FIVE = jobs([
  { gpu: 'H100', gpus: 1000 },
  { gpu: 'H100', gpus: 1, status: 'DEPLOYING' },
  { gpu: 'H100', gpus: 1, status: 'PENDING' },
  { gpu: 'H200', gpus: 500 },
  { gpu: 'H200', gpus: 250, status: 'PENDING' },
  { gpu: 'B200', gpus: 1 },
  { gpu: 'B200', gpus: 1, status: 'DEPLOYING' },
  { gpu: 'B200', gpus: 1, status: 'PENDING' },
  { gpu: 'A100', gpus: 100 },
  { gpu: 'L4', gpus: 50, status: 'QUEUED' },
])

/** Returns the clickable boxes of a list's marks. */
async function targetsIn(list: Locator) {
  await expect(list).toBeVisible()
  const marks = await list.getByRole('button').and(list.page().locator('[aria-pressed]')).all()
  const boxes = await Promise.all(marks.map((mark) => mark.boundingBox()))
  return boxes.map((box) => box ?? { x: 0, y: 0, width: 0, height: 0 })
}

async function expectTargets(list: Locator, size: number) {
  const targets = await targetsIn(list)
  expect(targets.length).toBeGreaterThan(8)
  for (const [at, target] of targets.entries()) {
    expect(target.width).toBeGreaterThanOrEqual(size)
    expect(target.height).toBeGreaterThanOrEqual(size)
    const previous = targets[at - 1]
    if (!previous || previous.y !== target.y) continue
    expect(target.x).toBeGreaterThanOrEqual(previous.x + previous.width - 0.01)
  }
}

test('with five GPU types the part is low, and each mark is large enough to press', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(FIVE)
  await page.goto('/?refresh=off&overview=now')
  const types = uses(page, 'GPUs by type')
  await expect(types.getByRole('listitem')).toHaveCount(5)
  // Its last line has the GPU limits.
  await expect(now(page).getByRole('list', { name: 'GPU limits' })).toBeVisible()
  const box = await now(page).boundingBox()
  expect(box?.height).toBeLessThanOrEqual(210)
  await expectTargets(types, 24)
  for (const width of [360, 768, 2560]) {
    await page.setViewportSize({ width, height: 900 })
    await expectTargets(types, 24)
    expect(await sidewaysOverflow(page)).toBe(0)
  }
})

/** Returns the tops of the items, px from the top of the window. */
async function tops(items: Locator): Promise<number[]> {
  const boxes = await Promise.all((await items.all()).map(async (item) => item.boundingBox()))
  return boxes.map((box) => box?.y ?? 0)
}

test('bars and statuses are equally spaced, and bars of parts are lower', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(FIVE)
  await page.goto('/?refresh=off&overview=now')
  const bars = uses(page, 'GPUs by type').getByRole('listitem')
  await expect(bars).toHaveCount(5)
  const [first = 0, second] = await tops(bars)
  const [status, nextStatus] = await tops(
    now(page).getByRole('list', { name: 'Jobs by status' }).getByRole('listitem'),
  )
  expect(status).toBe(first)
  expect(second).toBe(first + 24)
  expect(nextStatus).toBe(second)

  await button(uses(page, 'GPUs by type'), 'H100').click()
  const heightOf = async (list: string) => {
    const bar = uses(page, list).locator('[class*=fill-running]').first()
    return (await bar.boundingBox())?.height
  }
  expect(await heightOf('GPUs by type')).toBe(14)
  expect(await heightOf('H100 by user')).toBe(8)
})

test('bars are to scale', async ({ page, mockApi }) => {
  mockApi.setJobs(FIVE)
  await page.goto('/?refresh=off&overview=now')
  // The jobs on H200 need half as many GPUs as those on H100, and those waiting for it a quarter.
  const [running, half, quarter] = await Promise.all(
    ['H100, running: 1,000', 'H200, running: 500', 'H200, waiting: 250'].map(async (name) => {
      const mark = now(page).getByRole('button', { name: new RegExp(`^${name} GPUs`) })
      return (await mark.boundingBox())?.width ?? 0
    }),
  )
  expect(half).toBeCloseTo((((running ?? 0) + 48) / 1002) * 500, 0)
  expect(quarter).toBeCloseTo((half ?? 0) / 2, 0)
})

test('Now is accessible with open bars', async ({ page, mockApi }) => {
  mockApi.setJobs(team)
  await page.goto('/?refresh=off&overview=now.user&status=running')
  await button(uses(page, 'GPUs by user'), 'ada').click()
  await expect(uses(page, 'ada@example.com by type')).toBeVisible()
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await axeInBothThemes(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
  }
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('each mark is at least 44 px large, in rows of 60 px at most', async ({ page, mockApi }) => {
    mockApi.setJobs(FIVE)
    await page.goto('/?refresh=off&overview=now')
    const types = uses(page, 'GPUs by type')
    await expectTargets(types, 44)
    for (const row of await types.getByRole('listitem').all()) {
      expect((await row.boundingBox())?.height).toBeLessThanOrEqual(60)
    }
    for (const of of await now(page).getByRole('button').all()) {
      expect((await of.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    }
  })
})
