import type { Page } from '@playwright/test'
import { aTrainingJob } from '../src/demo/job.ts'
import { expect, test } from './support/test.ts'

const LONG_NAME = 'qwen3-coder-480b-reinforcement-learning-with-verifiable-rewards-run-17'
const ERROR = 'CUDA out of memory. Tried to allocate 2.50 GiB\n  File "train.py", line 7'

const jobs = [
  aTrainingJob({
    id: 'aaa1',
    name: LONG_NAME,
    priority: 5,
    error_message: ERROR,
    current_status: 'TRAINING_JOB_FAILED',
    node_count: 2,
    instance_type: {
      ...aTrainingJob().instance_type,
      name: 'H100:8x208x1872',
      memory_limit_mib: 1_916_928,
      millicpu_limit: 208_000,
      gpu_count: 8,
    },
  }),
  aTrainingJob({ id: 'bbb2', name: null, created_at: '2026-03-02T08:00:00.000Z' }),
  aTrainingJob({
    id: 'ccc3',
    name: 'beta',
    priority: 9,
    created_at: '2026-03-02T07:00:00.000Z',
    instance_type: {
      ...aTrainingJob().instance_type,
      name: '4x16',
      gpu_count: 0,
      gpu_type: null,
      gpu_memory_limit_mib: null,
    },
  }),
]

const ids = (page: Page) => page.getByRole('button', { name: /^Copy ID/ })
const copies = (...order: string[]) => order.map((id) => `Copy ID ${id}`)

async function expectOrder(page: Page, ...order: string[]) {
  await expect
    .poll(() => ids(page).evaluateAll((buttons) => buttons.map((button) => button.ariaLabel)))
    .toEqual(copies(...order))
}

test('a column sorts one way, the other way, then not at all; empty cells stay last', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  const header = page.getByRole('columnheader', { name: 'Name' })
  await expectOrder(page, 'aaa1', 'bbb2', 'ccc3')

  await header.getByRole('button').click()
  await expect(header).toHaveAttribute('aria-sort', 'ascending')
  await expectOrder(page, 'ccc3', 'aaa1', 'bbb2')
  await header.getByRole('button').click()
  await expect(header).toHaveAttribute('aria-sort', 'descending')
  await expectOrder(page, 'aaa1', 'ccc3', 'bbb2')
  await header.getByRole('button').click()
  await expect(header).toHaveAttribute('aria-sort', 'none')
  await expectOrder(page, 'aaa1', 'bbb2', 'ccc3')
  expect(mockApi.requests, 'the browser sorts, the API is not asked').toHaveLength(1)
})

test('every column sorts, and says so', async ({ page }) => {
  await page.goto('/?refresh=off')
  const headers = page.getByRole('columnheader').filter({ has: page.getByRole('button') })
  await expect(headers).toHaveText([
    'Status',
    'Name',
    'ID',
    'Project',
    'Instance type',
    'GPUs',
    'Elapsed',
    'Created',
    'Error',
    'User',
    'Priority',
    'Nodes',
    'Capacity',
    'Checkpoint sync',
    'Updated',
  ])
  for (const header of await headers.all()) {
    await header.getByRole('button').click()
    await expect(header).toHaveAttribute('aria-sort', /^(a|de)scending$/)
  }
})

test('creation time is sorted by the API', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  const header = page.getByRole('columnheader', { name: 'Created' })
  await expect(header).toHaveAttribute('aria-sort', 'descending')
  await header.getByRole('button').click()
  await expectOrder(page, 'ccc3', 'bbb2', 'aaa1')
  await expect(page).toHaveURL('/?refresh=off&sort=created')
  expect(JSON.parse(mockApi.requests.at(-1)?.body ?? '')).toEqual({
    order_by: [{ field: 'created_at', order: 'asc' }],
  })
})

test('the instance type reads at a glance, and exactly in its tip', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  const cell = page.getByRole('cell', { name: /^H100:8x208x1872/ })
  await expect(cell).toHaveText('H100:8x208x18722 × 8 × H100 · 80 GiB · 208 vCPUs · 1.8 TiB')
  await expect(page.getByRole('cell', { name: /^4x16/ })).toHaveText(
    '4x16CPU only · 26 vCPUs · 234 GiB',
  )
  await cell.hover()
  const tip = page.getByRole('tooltip')
  await expect(tip).toContainText('CPU: 208,000 millicpu a node')
  await expect(tip).toContainText('Memory: 1,916,928 MiB a node')
  await expect(tip).toContainText('GPUs: 16 in all, 8 a node')
})

test('what is cut short shows whole on hover and on keyboard focus', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  const tip = page.getByRole('tooltip')
  await page.getByRole('cell', { name: LONG_NAME, exact: true }).hover()
  await expect(tip).toContainText(LONG_NAME)
  await page.getByRole('cell', { name: /^CUDA/ }).hover()
  await expect(tip).toHaveText(ERROR)
  await page.mouse.move(0, 0)
  await expect(tip).toBeHidden()

  await page.getByRole('region', { name: 'Training jobs' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('link', { name: LONG_NAME })).toBeFocused()
  await expect(tip).toContainText(LONG_NAME)
  await page.keyboard.press('Escape')
  await expect(tip).toBeHidden()
})

test('times are relative, with the exact local time in their tip', async ({ page, mockApi }) => {
  const created_at = new Date(Date.now() - 2 * 3_600_000).toISOString()
  mockApi.setJobs([aTrainingJob({ created_at })])
  await page.goto('/?refresh=off')
  const time = page.getByRole('time').filter({ hasText: '2h ago' })
  await expect(time).toHaveAttribute('datetime', created_at)
  await time.hover()
  await expect(page.getByRole('tooltip')).toHaveText(/\d{4}, .+ GMT\+[12]$/)
})

test('an ID is copied with a click, and with the keyboard', async ({ page, context, mockApi }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  await page.getByRole('button', { name: 'Copy ID ccc3' }).click()
  await expect(page.getByRole('button', { name: 'Copied ID ccc3' })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('ccc3')

  await page.getByRole('region', { name: 'Training jobs' }).focus()
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
  await expect(page.getByRole('button', { name: 'Copy ID aaa1' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('aaa1')
})

test('a few dozen rows stand for 400 jobs, and the last one can be reached', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(page.getByText('400 jobs')).toBeVisible()
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', '401')
  expect(await page.getByRole('row').count()).toBeLessThanOrEqual(80)

  await page.getByRole('region', { name: 'Training jobs' }).focus()
  await page.keyboard.press('End')
  await expect(page.locator('[aria-rowindex="401"]')).toBeInViewport()
  await expect(
    page.getByRole('columnheader', { name: 'Status' }),
    'the header stays',
  ).toBeInViewport()
  expect(await page.getByRole('row').count()).toBeLessThanOrEqual(80)
})

test('a job’s name is a link to its details, for a new tab too', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  await expect(page.getByRole('link', { name: LONG_NAME })).toHaveAttribute('href', '?open=aaa1')
})

const many = Array.from({ length: 300 }, (_, n) =>
  aTrainingJob({ id: `job${n}`, name: `name ${n}` }),
)

test('the focus stays with its job when rows arrive above it and are scrolled away', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(many)
  await page.goto('/?refresh=off')
  await expect(page.getByText('300 jobs')).toBeVisible()
  const region = page.getByRole('region', { name: 'Training jobs' })
  await region.focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
  const focused = page.getByRole('link', { name: 'name 1', exact: true })
  await expect(focused).toBeFocused()

  mockApi.setJobs([aTrainingJob({ id: 'new', name: 'new' }), ...many])
  await page.getByRole('button', { name: 'Refresh now' }).dispatchEvent('click')
  await expect(page.getByText('301 jobs')).toBeVisible()
  await region.evaluate((element) => element.scrollTo(0, 9000))
  await expect(page.getByRole('link', { name: 'name 210', exact: true })).toBeVisible()
  await expect(focused).toBeFocused()

  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'name 2', exact: true })).toBeFocused()
  await expect(page.getByRole('link', { name: 'name 2', exact: true })).toBeInViewport()
})

test('when the job that has the focus is gone, the table keeps it', async ({ page, mockApi }) => {
  mockApi.setJobs(many)
  await page.goto('/?refresh=off')
  await expect(page.getByText('300 jobs')).toBeVisible()
  const region = page.getByRole('region', { name: 'Training jobs' })
  await region.focus()
  await page.keyboard.press('ArrowDown')
  mockApi.setJobs(many.slice(1))
  await page.getByRole('button', { name: 'Refresh now' }).dispatchEvent('click')
  await expect(page.getByText('299 jobs')).toBeVisible()
  await expect(region).toBeFocused()
})

test('another search begins at its first row', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(page.getByText('400 jobs')).toBeVisible()
  const region = page.getByRole('region', { name: 'Training jobs' })
  await region.evaluate((element) => element.scrollTo(0, 3000))
  await page.getByRole('link', { name: /^Failed/ }).click()
  await expect(page.getByRole('table')).toHaveAttribute('aria-busy', 'false')
  await expect.poll(() => region.evaluate((element) => element.scrollTop)).toBe(0)
})
