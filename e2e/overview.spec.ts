import type { Page } from '@playwright/test'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { axe, axeInBothThemes } from './support/axe.ts'
import { countsIn, errorTypes, part, pressEach } from './support/overview.ts'
import {
  details,
  jobCount,
  overview,
  result,
  searchBox,
  sidewaysOverflow,
  table,
} from './support/page.ts'
import { expect, test } from './support/test.ts'

const NOW = Date.parse('2026-03-04T12:30:00Z')

const toggle = (page: Page) => page.getByRole('button', { name: 'Overview', exact: true })
const gpusByType = (page: Page) => part(page, 'Now').getByRole('list', { name: 'GPUs by type' })
const jobsByStatus = (page: Page) => part(page, 'Now').getByRole('list', { name: 'Jobs by status' })

const legend = (page: Page) =>
  part(page, 'Now').getByRole('list', { name: 'Legend' }).getByRole('listitem')

const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString()

interface Group {
  readonly jobs: number
  readonly status: string
  readonly gpu: string | null
  /** Per node. */
  readonly gpus?: number
  readonly nodes?: number
  readonly error?: string
}

// 33 jobs. The expected numbers below are counted by hand.
const groups: readonly Group[] = [
  { jobs: 1, status: 'RUNNING', gpu: 'H100', gpus: 8, nodes: 2 },
  { jobs: 3, status: 'RUNNING', gpu: 'H100' },
  { jobs: 1, status: 'DEPLOYING', gpu: 'H100', gpus: 4 },
  { jobs: 1, status: 'CREATED', gpu: 'H100', gpus: 2 },
  { jobs: 1, status: 'PENDING', gpu: 'H100', gpus: 8, nodes: 4 },
  { jobs: 2, status: 'QUEUED', gpu: 'H100' },
  { jobs: 1, status: 'RUNNING', gpu: 'A10G' },
  { jobs: 5, status: 'PENDING', gpu: 'A10G' },
  // A status that the API has added later.
  { jobs: 1, status: 'EVICTED', gpu: 'B200', gpus: 8 },
  { jobs: 2, status: 'RUNNING', gpu: null, gpus: 0 },
  { jobs: 6, status: 'COMPLETED', gpu: 'H100' },
  { jobs: 2, status: 'FAILED', gpu: 'H100', error: 'Killed' },
  { jobs: 1, status: 'FAILED', gpu: 'A10G', error: 'Killed' },
  { jobs: 2, status: 'DEPLOY_FAILED', gpu: 'A10G', error: 'No capacity' },
  { jobs: 4, status: 'STOPPED', gpu: 'H100' },
]

function jobsOf({ jobs, status, gpu, gpus = 1, nodes = 1, error }: Group): TrainingJob[] {
  return Array.from({ length: jobs }, (_, index) =>
    aTrainingJob({
      id: `${status}-${gpu}-${gpus}x${nodes}-${index}`.toLowerCase(),
      created_at: minutesAgo(60),
      updated_at: minutesAgo(30),
      current_status: `TRAINING_JOB_${status}`,
      instance_type: { ...aTrainingJob().instance_type, gpu_type: gpu, gpu_count: gpus },
      node_count: nodes,
      error_message: error ?? null,
    }),
  )
}

test.beforeEach(async ({ page, mockApi }) => {
  await page.clock.setFixedTime(NOW)
  mockApi.setJobs(groups.flatMap(jobsOf))
})

test('the overview opens by a button or a key, and the URL contains its parts', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(33))
  await expect(overview(page)).toBeHidden()
  await toggle(page).click()
  await expect(page).toHaveURL('/?refresh=off&overview=now,timeline')
  await expect(part(page, 'Now')).toBeVisible()
  const parts = overview(page).getByRole('group', { name: 'Parts of the overview' })
  await parts.getByRole('button', { name: 'Queue' }).click()
  await parts.getByRole('button', { name: 'Timeline' }).click()
  await expect(page).toHaveURL('/?refresh=off&overview=now,queue')
  await expect(part(page, 'Queue')).toBeVisible()

  await page.keyboard.press('o')
  await expect(overview(page)).toBeHidden()
  await expect(page).toHaveURL('/?refresh=off')
  await page.keyboard.press('o')
  await expect(page).toHaveURL('/?refresh=off&overview=now,queue')
  await overview(page).getByRole('button', { name: 'Hide overview' }).click()
  await expect(toggle(page)).toHaveAttribute('aria-expanded', 'false')
})

test('Now counts GPUs by type and jobs by status, and each mark filters by what it counts', async ({
  page,
}) => {
  await page.goto('/?refresh=off&overview=now')
  await expect(legend(page)).toHaveText(['20 GPUs running', '6 GPUs deploying', '39 GPUs waiting'])
  await expect(gpusByType(page)).not.toContainText('B200')
  await expect(part(page, 'Now')).toContainText('Excludes 1 job with an unknown status (EVICTED)')
  // The type with the most GPUs comes first.
  expect(await countsIn(gpusByType(page))).toEqual([
    'H100, running: 19 GPUs in 4 jobs',
    'H100, deploying: 6 GPUs in 2 jobs',
    'H100, waiting: 34 GPUs in 3 jobs',
    'A10G, running: 1 GPU in 1 job',
    'A10G, waiting: 5 GPUs in 5 jobs',
    'CPU only, running: 2 jobs',
  ])
  // In the order in which a job passes through them.
  expect(await countsIn(jobsByStatus(page))).toEqual([
    'Pending: 6 jobs',
    'Queued: 2 jobs',
    'Created: 1 job',
    'Deploying: 1 job',
    'Running: 7 jobs',
    'Completed: 6 jobs',
    'Deploy failed: 2 jobs',
    'Failed: 3 jobs',
    'Stopped: 4 jobs',
    'TRAINING_JOB_EVICTED: 1 job',
  ])
  await pressEach(page, gpusByType(page))
  await pressEach(page, jobsByStatus(page))
})

test('the overview counts only the jobs in the table', async ({ page }) => {
  await page.goto('/?refresh=off&overview=now,failures&gpu=H100&status=running,failed')
  await expect(result(page)).toHaveText(jobCount(6))
  expect(await countsIn(gpusByType(page))).toEqual(['H100, running: 19 GPUs in 4 jobs'])
  expect(await countsIn(jobsByStatus(page))).toEqual(['Running: 4 jobs', 'Failed: 2 jobs'])
  expect(await countsIn(errorTypes(page))).toEqual(['Killed: 2 jobs'])
  await pressEach(page, errorTypes(page))
})

test('the queue is in the order in which jobs leave it', async ({ page, mockApi }) => {
  const waiting = [
    ['low-old', 0, 30],
    ['high-new', 5, 1],
    ['low-new', 0, 2],
    ['high-old', 5, 20],
  ] as const
  mockApi.setJobs([
    aTrainingJob({ id: 'runs', name: 'runs' }),
    ...waiting.map(([name, priority, minutes]) =>
      aTrainingJob({
        id: name,
        name,
        priority,
        created_at: minutesAgo(minutes),
        updated_at: minutesAgo(minutes),
        current_status: 'TRAINING_JOB_PENDING',
        ...(name === 'low-new' && { node_count: 4 }),
      }),
    ),
  ])
  await page.goto('/?refresh=off&overview=queue')
  const queue = part(page, 'Queue')
  const items = queue.getByRole('list').getByRole('listitem')
  await expect(items).toHaveText([/high-old.*20m/, /high-new.*1m/, /low-old.*30m/, /low-new.*2m/])
  await expect(queue).toContainText('4 jobs for 7 GPUs')

  await queue.getByRole('button', { name: 'Show in table: 4 jobs in the queue' }).click()
  await expect(page).toHaveURL(
    '/?refresh=off&overview=queue&status=pending,queued&sort=-priority,created',
  )
  await expect(result(page)).toHaveText(jobCount(4))
  const rows = table(page).getByRole('row')
  await expect(rows.nth(1)).toContainText('high-old')
  await expect(rows.nth(4)).toContainText('low-new')

  await items.nth(2).getByRole('button', { name: 'low-old' }).click()
  await expect(page).toHaveURL(/open=low-old/)
  await expect(details(page)).toContainText('low-old')
})

test('a second press removes only the mark’s own filter if another was added since', async ({
  page,
}) => {
  await page.goto('/?refresh=off&overview=now')
  const running = part(page, 'Now').getByRole('button', { name: /^Running: / })
  await running.click()
  await expect(page).toHaveURL('/?refresh=off&overview=now&status=running')
  await searchBox(page).fill('a')
  await expect(page).toHaveURL('/?refresh=off&overview=now&status=running&q=a')
  await running.click()
  await expect(page).toHaveURL('/?refresh=off&overview=now&q=a')
})

test('when the overview closes, the focus moves to the button that opens it', async ({ page }) => {
  await page.goto('/?refresh=off&overview=now')
  await overview(page).getByRole('button', { name: 'Now' }).press('Enter')
  await expect(overview(page)).toBeHidden()
  await expect(toggle(page)).toBeFocused()
  await toggle(page).press('Enter')
  await overview(page).getByRole('button', { name: 'Hide overview' }).press('Enter')
  await expect(toggle(page)).toBeFocused()
})

test('without a response, the overview says so and is accessible', async ({ page }) => {
  await page.goto('/?refresh=off&overview=now&project=err-500')
  await expect(overview(page)).toContainText('No data yet.')
  await expect(page.getByText('Baseten returned an error')).toBeVisible()
  expect(await axe(page)).toEqual([])
})

test('the overview is accessible and no wider than its window', async ({ page, mockApi }) => {
  // One job for each mark, so that the table has few rows.
  mockApi.setJobs(groups.flatMap((group) => jobsOf({ ...group, jobs: 1 })))
  await page.goto('/?refresh=off&overview=now,queue,failures')
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expect(part(page, 'Now').getByRole('list', { name: 'Legend' })).toBeVisible()
    expect(await axeInBothThemes(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
  }
})

test('the table moves little while the overview loads', async ({ page, mockApi }) => {
  mockApi.setJobs(groups.flatMap(jobsOf))
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.addInitScript(() => {
    const tops: number[] = []
    const record = () => {
      const top = document.querySelector('#root thead')?.getBoundingClientRect().top
      if (top !== undefined && top !== tops.at(-1)) tops.push(top)
      window.name = tops.join(' ')
      requestAnimationFrame(record)
    }
    record()
  })
  await page.goto('/?refresh=off&overview=now,timeline,failures')
  await expect(part(page, 'Timeline').getByRole('application')).toBeVisible()
  await expect(errorTypes(page).first()).toBeVisible()
  const tops = (await page.evaluate(() => window.name)).split(' ').map(Number)
  const moves = tops.slice(1).map((top, position) => Math.abs(top - (tops[position] ?? NaN)))
  expect(Math.max(0, ...moves), `the table's head: ${tops.join(', ')} px`).toBeLessThan(160)
})
