import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import {
  clipboard,
  columnHeader,
  DEFAULT_TITLES,
  jobCount,
  pageTop,
  preset,
  refreshButton,
  result,
  scrollPage,
  table,
  tableRegion,
  tooltip,
} from './support/page.ts'
import { searchOf } from './support/searchOf.ts'
import { settle } from './support/settle.ts'
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

async function expectOrder(page: Page, ...order: string[]) {
  await expect
    .poll(() => ids(page).evaluateAll((buttons) => buttons.map((button) => button.ariaLabel)))
    .toEqual(order.map((id) => `Copy ID ${id}`))
}

test('a column sorts ascending, descending, then not at all; empty cells stay last', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  const header = columnHeader(page, 'Name')
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
  await settle(page)
  expect(mockApi.requests, 'the browser sorts').toHaveLength(1)
})

test('every column can be sorted by and exposes its order', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  const headers = page.getByRole('columnheader').filter({ has: page.getByRole('button') })
  await expect(headers).toHaveText([...DEFAULT_TITLES])
  for (const header of await headers.all()) {
    await header.getByRole('button').click()
    await expect(header).toHaveAttribute('aria-sort', /^(a|de)scending$/)
  }
})

test('the API sorts by creation time', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  const header = columnHeader(page, 'Created')
  await expect(header).toHaveAttribute('aria-sort', 'descending')
  await header.getByRole('button').click()
  await expectOrder(page, 'ccc3', 'bbb2', 'aaa1')
  await expect(page).toHaveURL('/?refresh=off&sort=created')
  expect(searchOf(mockApi)).toEqual({ order_by: [{ field: 'created_at', order: 'asc' }] })
})

test('the hardware is in one line, and its tooltip has the instance type', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  const cell = page.getByRole('cell', { name: /^16 × H100/ })
  await expect(cell).toHaveText('16 × H100 2 nodes')
  await expect(page.getByRole('cell', { name: '26 vCPUs · 234 GiB' })).toBeVisible()
  await cell.hover()
  await expect(tooltip(page)).toContainText('H100:8x208x1872')
  await expect(tooltip(page)).toContainText('8 GPUs per node, 1.8 TiB, 208 vCPUs')
})

test('a tooltip displays truncated text in full, on hover and on keyboard focus', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  await page.getByRole('cell', { name: LONG_NAME, exact: true }).hover()
  await expect(tooltip(page)).toContainText(LONG_NAME)
  await page.getByRole('cell', { name: /^CUDA/ }).hover()
  await expect(tooltip(page)).toHaveText(ERROR)
  await page.mouse.move(0, 0)
  await expect(tooltip(page)).toBeHidden()

  await tableRegion(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('link', { name: LONG_NAME })).toBeFocused()
  await expect(tooltip(page)).toContainText(LONG_NAME)
  await page.keyboard.press('Escape')
  await expect(tooltip(page)).toBeHidden()
})

test('times are relative, and their tooltip has the exact local time', async ({
  page,
  mockApi,
}) => {
  const created_at = new Date(Date.now() - 2 * 3_600_000).toISOString()
  mockApi.setJobs([aTrainingJob({ created_at })])
  await page.goto('/?refresh=off')
  const time = page.getByRole('time').filter({ hasText: '2h 00m ago' })
  await expect(time).toHaveAttribute('datetime', created_at)
  await time.hover()
  await expect(tooltip(page)).toHaveText(/\d{4}, .+ GMT\+[12]$/)
})

test('an ID can be copied with a click and with the keyboard', async ({
  page,
  context,
  mockApi,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  await page.getByRole('button', { name: 'Copy ID ccc3' }).click()
  await expect(page.getByRole('button', { name: 'Copied ID ccc3' })).toBeVisible()
  expect(await clipboard(page)).toBe('ccc3')

  await tableRegion(page).focus()
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
  await expect(page.getByRole('button', { name: 'Copy ID aaa1' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect.poll(() => clipboard(page)).toBe('aaa1')
})

test('of 400 jobs only a few dozen rows are rendered, and the last one can be reached', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
  await expect(table(page)).toHaveAttribute('aria-rowcount', '401')
  expect(await page.getByRole('row').count()).toBeLessThanOrEqual(80)

  await tableRegion(page).focus()
  await page.keyboard.press('End')
  await expect(page.locator('[aria-rowindex="401"]')).toBeInViewport()
  await expect(columnHeader(page, 'Status'), 'the header is sticky').toBeInViewport()
  expect(await page.getByRole('row').count()).toBeLessThanOrEqual(80)
})

test('a job’s name is a link to its details, which a new tab can open', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  await expect(page.getByRole('link', { name: LONG_NAME })).toHaveAttribute('href', '?open=aaa1')
})

const manyJobs = Array.from({ length: 300 }, (_, n) =>
  aTrainingJob({ id: `job${n}`, name: `name ${n}` }),
)

test('the focus stays on its job when a row is added and the job is scrolled away', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(manyJobs)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(300))
  const region = tableRegion(page)
  await region.focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
  const focused = page.getByRole('link', { name: 'name 1', exact: true })
  await expect(focused).toBeFocused()

  mockApi.setJobs([aTrainingJob({ id: 'new', name: 'new' }), ...manyJobs])
  await refreshButton(page).dispatchEvent('click')
  await expect(result(page)).toHaveText(jobCount(301))
  await scrollPage(page, { top: 9000 })
  await expect(page.getByRole('link', { name: 'name 210', exact: true })).toBeVisible()
  await expect(focused).toBeFocused()

  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'name 2', exact: true })).toBeFocused()
  await expect(page.getByRole('link', { name: 'name 2', exact: true })).toBeInViewport()
})

test('when the focused job is removed, the table keeps the focus', async ({ page, mockApi }) => {
  mockApi.setJobs(manyJobs)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(300))
  const region = tableRegion(page)
  await region.focus()
  await page.keyboard.press('ArrowDown')
  mockApi.setJobs(manyJobs.slice(1))
  await refreshButton(page).dispatchEvent('click')
  await expect(result(page)).toHaveText(jobCount(299))
  await expect(region).toBeFocused()
})

test('a new search starts at its first row', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
  await scrollPage(page, { top: 3000 })
  await preset(page, 'Failed').click()
  await expect(table(page)).toHaveAttribute('aria-busy', 'false')
  await expect.poll(() => pageTop(page)).toBe(0)
})
