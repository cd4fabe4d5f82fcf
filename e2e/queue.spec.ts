import type { Page } from '@playwright/test'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { downloadJobs } from './support/downloadJobs.ts'
import { details, jobCount, result, sidewaysOverflow, table } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

const NOW = Date.parse('2026-03-04T12:30:00Z')
const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString()

interface Waiting {
  readonly id: string
  readonly type: string | null
  readonly priority?: number
  /** Since the job was created. */
  readonly minutes: number
  readonly status?: string
}

function waiting({ id, type, priority = 0, minutes, status = 'PENDING' }: Waiting): TrainingJob {
  return aTrainingJob({
    id,
    name: id,
    priority,
    created_at: minutesAgo(minutes),
    updated_at: minutesAgo(minutes),
    current_status: `TRAINING_JOB_${status}`,
    instance_type: {
      ...aTrainingJob().instance_type,
      gpu_type: type,
      gpu_count: type === null ? 0 : 8,
      gpu_memory_limit_mib: null,
    },
  })
}

/**
 * Four A100 jobs of high priority, just created, and an old H100 job without one. Newest first, as the API
 * sends them.
 */
const issue = [
  ...[1, 2, 3, 4].map((minutes) =>
    waiting({ id: `a100-${minutes}m`, type: 'A100', priority: 5, minutes }),
  ),
  waiting({ id: 'h100-old', type: 'H100', minutes: 600 }),
  waiting({ id: 'runs', type: 'H100', minutes: 700, status: 'RUNNING' }),
]

/** Three GPU types and none, both waiting statuses, ties. */
const mixed = [
  waiting({ id: 'b-new', type: 'B200', minutes: 1, status: 'QUEUED' }),
  waiting({ id: 'cpu-new', type: null, minutes: 2 }),
  waiting({ id: 'b-urgent', type: 'B200', priority: 1, minutes: 3 }),
  waiting({ id: 'l4', type: 'L4', priority: -1, minutes: 4 }),
  waiting({ id: 'cpu-old', type: null, minutes: 5, status: 'QUEUED' }),
  waiting({ id: 'b-old', type: 'B200', minutes: 6 }),
]

/** Twelve jobs of one type, the last of which is the oldest. */
const twelve = Array.from({ length: 12 }, (_, index) =>
  waiting({ id: `job${index + 1}`, type: 'H200', minutes: index + 1 }),
)

const queue = (page: Page) => page.getByRole('region', { name: 'Queue', exact: true })
const headings = (page: Page) => queue(page).getByRole('heading', { level: 3 })
const jobsFor = (page: Page, type: string) =>
  queue(page)
    .getByRole('list', { name: `${type} queue` })
    .getByRole('listitem')
const position = (text: string, name: string) =>
  new RegExp(`${text} visible to this API key${name}`)

test.beforeEach(async ({ page, mockApi }) => {
  await page.clock.setFixedTime(NOW)
  mockApi.setJobs(issue)
})

test('each GPU type has a queue of its own', async ({ page, mockApi }) => {
  await page.goto('/?refresh=off&overview=queue')
  await expect(headings(page)).toHaveText(['A100 · 4 jobs for 32 GPUs', 'H100 · 1 job for 8 GPUs'])
  await expect(jobsFor(page, 'H100')).toHaveText([position('1st of 1', 'h100-old')])
  await expect(jobsFor(page, 'A100')).toHaveText([
    position('1st of 4', 'a100-4m'),
    position('2nd of 4', 'a100-3m'),
    position('3rd of 4', 'a100-2m'),
    position('4th of 4', 'a100-1m'),
  ])

  mockApi.setJobs(mixed)
  await page.reload()
  await expect(headings(page)).toHaveText([
    'B200 · 3 jobs for 24 GPUs',
    'L4 · 1 job for 8 GPUs',
    'CPU only · 2 jobs',
  ])
  await expect(jobsFor(page, 'B200')).toHaveText([
    position('1st of 3', 'b-urgent'),
    position('2nd of 3', 'b-old'),
    position('3rd of 3', 'b-new'),
  ])
  await expect(jobsFor(page, 'CPU only')).toHaveText([
    position('1st of 2', 'cpu-old'),
    position('2nd of 2', 'cpu-new'),
  ])

  mockApi.setJobs(twelve)
  await page.reload()
  await expect(headings(page)).toHaveText('H200 · 12 jobs for 96 GPUs')
  await expect(jobsFor(page, 'H200').first()).toHaveText(position('1st of 12', 'job12'))
})

test('a heading displays the queue of its GPU type in the table, and exports have the same order', async ({
  page,
}) => {
  await page.goto('/?refresh=off&overview=queue&cols=id')
  await headings(page).getByRole('button', { name: /^A100/ }).click()
  await expect(page).toHaveURL(
    '/?refresh=off&overview=queue&cols=id&status=pending,queued&gpu=A100&sort=-priority,created',
  )
  await expect(result(page)).toHaveText(jobCount(4))
  expect((await downloadJobs(page, 'CSV')).text.trim().split('\r\n')).toEqual([
    'ID',
    'a100-4m',
    'a100-3m',
    'a100-2m',
    'a100-1m',
  ])
  await headings(page).getByRole('button', { name: /^A100/ }).click()
  await expect(page).toHaveURL('/?refresh=off&overview=queue&cols=id')
})

test('positions are displayed only if no filter hides waiting jobs', async ({ page }) => {
  const names = ['a100-4m', 'a100-3m', 'a100-2m', 'a100-1m']
  for (const filter of ['status=active', 'status=pending,queued,failed', 'sort=name']) {
    await page.goto(`/?refresh=1m&overview=queue&${filter}`)
    await expect(jobsFor(page, 'A100')).toHaveText(
      ['1st', '2nd', '3rd', '4th'].map((th, index) => position(`${th} of 4`, names[index] ?? '')),
    )
  }
  for (const filter of [
    'status=pending',
    'gpu=A100',
    'q=a100',
    'created=1h',
    'user=ada.mwangi@example.com',
    'project=rn5tz6b',
  ]) {
    await page.goto(`/?refresh=1m&overview=queue&${filter}`)
    // The order is the same, without numbers.
    await expect(jobsFor(page, 'A100')).toHaveText(names.map((name) => new RegExp(`^${name}`)))
    await expect(queue(page)).not.toContainText('visible to this API key')
  }
})

test('while another search loads, jobs of the previous one have no position', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?refresh=off&overview=queue&project=rn5tz6b')
  await expect(jobsFor(page, 'A100')).toHaveCount(4)
  mockApi.setError('err-500')
  await page.getByRole('button', { name: /^Clear Project|^Remove filter Project/ }).click()
  await expect(page).toHaveURL('/?refresh=off&overview=queue')
  await settle(page)
  await expect(jobsFor(page, 'A100')).toHaveCount(4)
  await expect(queue(page)).not.toContainText('visible to this API key')
})

test('a waiting job’s details have its position, if no filter hides waiting jobs', async ({
  page,
}) => {
  const given = details(page).getByText(/visible to this API key/)
  await page.goto('/?refresh=off&open=a100-2m')
  await expect(given).toHaveText('3rd of 4 visible to this API key')
  await expect(details(page).getByText('Queue position')).toHaveAttribute(
    'data-tooltip',
    'Among jobs waiting for A100',
  )
  await page.goto('/?refresh=off&open=h100-old&status=active')
  await expect(given).toHaveText('1st of 1 visible to this API key')
  for (const address of ['open=a100-2m&gpu=A100', 'open=a100-2m&status=running', 'open=runs']) {
    await page.goto(`/?refresh=off&${address}`)
    await expect(details(page)).toContainText('Priority')
    await expect(details(page)).toContainText('Queue position')
    await expect(given).toBeHidden()
  }
})

test('a job without a name has its ID next to it, and a negative priority a minus sign', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([
    { ...waiting({ id: 'l4x7f2q', type: 'L4', priority: -5, minutes: 4 }), name: null },
  ])
  await page.goto('/?refresh=off&overview=queue&cols=id,priority')
  await expect(jobsFor(page, 'L4')).toContainText('Priority −5')
  await expect(table(page).getByRole('cell', { name: '−5', exact: true })).toBeVisible()
  expect((await downloadJobs(page, 'CSV')).text).toContain('l4x7f2q,-5')
  await jobsFor(page, 'L4').getByRole('button', { name: 'Unnamed l4x7f2q' }).click()
  await expect(details(page)).toContainText('Priority−5')
})

test('sort=-priority breaks ties by age, in the table and in exports', async ({
  page,
  mockApi,
}) => {
  const orders = [
    [issue, ['a100-4m', 'a100-3m', 'a100-2m', 'a100-1m', 'runs', 'h100-old']],
    [mixed, ['b-urgent', 'b-old', 'cpu-old', 'cpu-new', 'b-new', 'l4']],
    [twelve, twelve.map(({ id }) => id).reverse()],
  ] as const
  for (const [jobs, order] of orders) {
    mockApi.setJobs(jobs)
    await page.goto('/?refresh=off&cols=id&sort=-priority')
    await expect(table(page).getByRole('cell').filter({ hasText: /./ })).toHaveText([...order])
    const csv = await downloadJobs(page, 'CSV')
    expect(csv.text.trim().split('\r\n').slice(1)).toEqual(order)
  }
})

test('each queue starts with five jobs, and displays all of them on request', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([...issue, ...twelve])
  await page.goto('/?refresh=off&overview=queue')
  await expect(jobsFor(page, 'H200')).toHaveCount(5)
  await expect(jobsFor(page, 'A100')).toHaveCount(4)
  await expect(queue(page).getByRole('button', { name: /^Show all/ })).toHaveText('Show all 12')

  await queue(page)
    .getByRole('button', { name: 'Show all 12 jobs in the H200 queue' })
    .press('Enter')
  await expect(jobsFor(page, 'H200')).toHaveCount(12)
  await expect(jobsFor(page, 'H200').last()).toHaveText(position('12th of 12', 'job1'))
  const fewer = queue(page).getByRole('button', { name: 'Show fewer jobs in the H200 queue' })
  await expect(fewer).toBeFocused()
  await fewer.press('Enter')
  await expect(jobsFor(page, 'H200')).toHaveCount(5)
  const all = queue(page).getByRole('button', { name: 'Show all 12 jobs in the H200 queue' })
  await expect(all).toBeFocused()
  await expect(all).toBeInViewport({ ratio: 1 })
})

test('no number of jobs or GPUs is repeated, and CPU-only jobs wait for no GPUs', async ({
  page,
  mockApi,
}) => {
  for (const [jobs, texts] of [
    [twelve, ['· 12 jobs for 96 GPUs']],
    [mixed, ['6 jobs · 32 GPUs', '· 3 jobs for 24 GPUs', '· 1 job for 8 GPUs', '· 2 jobs']],
    [mixed.filter(({ id }) => id.startsWith('cpu')), ['· 2 jobs']],
  ] as const) {
    mockApi.setJobs([...jobs])
    await page.goto('/?refresh=off&overview=queue')
    await expect(queue(page).getByText(/\d (job|GPU)s?\b/)).toHaveText([...texts])
  }
})

test('jobs excluded by the filters are not reported as missing', async ({ page }) => {
  const out = (text: string) => queue(page).getByText(text)
  await page.goto('/?refresh=off&overview=queue&status=running&q=a')
  await expect(out('Waiting jobs are filtered out')).toBeVisible()
  await expect(queue(page)).not.toContainText('No matching jobs')
  await queue(page).getByRole('button', { name: 'Show jobs' }).click()
  await expect(page).toHaveURL('/?refresh=off&overview=queue&status=running,pending,queued&q=a')
  await expect(jobsFor(page, 'A100')).toHaveCount(4)
  await expect(out('Waiting jobs are filtered out')).toBeHidden()

  await page.goto('/?refresh=off&overview=queue&not-status=queued')
  await expect(jobsFor(page, 'A100')).toHaveCount(4)
  await expect(out('Waiting jobs are filtered out: Queued')).toBeVisible()
  await page.goto('/?refresh=off&overview=queue&gpu=L4')
  await expect(queue(page)).toContainText('No waiting jobs in this view.')

  // Waiting jobs match no range of `ended`.
  await page.goto('/?refresh=off&overview=queue&ended=24h')
  await expect(out('Waiting jobs are filtered out by time')).toBeVisible()
  await expect(queue(page)).not.toContainText('No matching jobs')
  await queue(page).getByRole('button', { name: 'Show jobs' }).click()
  await expect(page).toHaveURL('/?refresh=off&overview=queue')
  await expect(jobsFor(page, 'A100')).toHaveCount(4)
})

test('the queues are accessible and no wider than their window', async ({ page, mockApi }) => {
  mockApi.setJobs([...issue, ...mixed])
  await page.goto('/?refresh=off&overview=queue')
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expect(headings(page)).toHaveCount(5)
    expect(await axeInBothThemes(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
  }
})
