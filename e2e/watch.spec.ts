import { aTrainingJob } from '../src/demo/job.ts'
import { hideTab, showTab } from './support/tab.ts'
import { expect, test } from './support/test.ts'

const running = aTrainingJob({
  id: 'run1',
  name: 'llama-sft',
  current_status: 'TRAINING_JOB_RUNNING',
})
const other = aTrainingJob({ id: 'run2', name: 'whisper-tune' })
const completed = { ...running, current_status: 'TRAINING_JOB_COMPLETED' }

test('a job goes from running to completed while it is watched', async ({ page, mockApi }) => {
  mockApi.setJobs([running, other])
  await page.goto('/')
  const row = page.getByRole('row', { name: 'llama-sft' })
  await expect(row.getByRole('cell', { name: 'Running' })).toBeVisible()
  await expect(page).toHaveTitle('2 running · Training jobs')

  mockApi.setJobs([completed, other])
  await expect(row.getByRole('cell', { name: 'Completed' })).toBeVisible()
  await expect(row).toHaveAttribute('data-changed')
  await expect(page.getByRole('row', { name: 'whisper-tune' })).not.toHaveAttribute('data-changed')
  await expect(page.getByRole('status', { name: 'Status changes' })).toHaveText(
    'llama-sft is Completed, was Running.',
  )
  await expect(page).toHaveTitle('1 running · Training jobs')

  await expect(row, 'it lights up once').not.toHaveAttribute('data-changed')
})

test('in a list of running jobs, those that come and go are told of', async ({ page, mockApi }) => {
  mockApi.setJobs([running, other])
  await page.goto('/?status=running&refresh=5s')
  await expect(page.getByText('2 jobs')).toBeVisible()
  mockApi.setJobs([completed, other, aTrainingJob({ id: 'run3', name: 'new-run' })])
  await expect(page.getByRole('row', { name: 'new-run' })).toHaveAttribute('data-changed')
  await expect(page.getByRole('status', { name: 'Status changes' })).toHaveText(
    'llama-sft is no longer Running.',
  )
  await expect(page.getByRole('row', { name: 'llama-sft' })).toBeHidden()
})

test('elapsed time ticks for an active job and stands for an ended one', async ({
  page,
  mockApi,
}) => {
  const created_at = new Date(Date.now() - 61_000).toISOString()
  mockApi.setJobs([
    { ...running, created_at },
    { ...completed, id: 'done', name: 'old-run' },
  ])
  await page.goto('/?refresh=off')
  const elapsed = page.getByRole('row', { name: 'llama-sft' }).getByText(/^1m \d\ds$/)
  const first = await elapsed.textContent()
  await expect(elapsed).not.toHaveText(String(first))
  await expect(page.getByRole('row', { name: 'old-run' }).getByText('2m 30s')).toBeVisible()
})

test('polling follows what was picked, and Refresh now asks at once', async ({ page, mockApi }) => {
  mockApi.setJobs([running])
  await page.goto('/?refresh=off')
  await expect(page.getByRole('row', { name: 'llama-sft' })).toBeVisible()
  expect(mockApi.requests).toHaveLength(1)

  await page.getByRole('button', { name: 'Refresh now' }).click()
  await expect.poll(() => mockApi.requests.length).toBe(2)
  await expect(page.getByText(/^updated (just now|\ds ago)$/)).toBeVisible()

  await page.getByRole('button', { name: 'Refresh: Off' }).click()
  await page.getByRole('menuitemradio', { name: '5s', exact: true }).click()
  await expect(page).toHaveURL('/?refresh=5s')
  await expect.poll(() => mockApi.requests.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(4)
})

test('refresh=off in a bookmark holds, also after coming back to the tab', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([running])
  await page.goto('/?refresh=off')
  await expect(page.getByRole('row', { name: 'llama-sft' })).toBeVisible()
  await hideTab(page)
  await showTab(page)
  await page.waitForTimeout(6000)
  expect(mockApi.requests).toHaveLength(1)
})

test('a hidden tab asks for nothing', async ({ page, mockApi }) => {
  mockApi.setJobs([running])
  await page.goto('/?refresh=5s')
  await expect(page.getByRole('row', { name: 'llama-sft' })).toBeVisible()
  await hideTab(page)
  const asked = mockApi.requests.length
  await page.waitForTimeout(6000)
  expect(mockApi.requests).toHaveLength(asked)
})

test('a tab that comes back asks at once', async ({ page, mockApi }) => {
  mockApi.setJobs([running])
  await page.goto('/?refresh=1m')
  await expect(page.getByRole('row', { name: 'llama-sft' })).toBeVisible()
  await hideTab(page)
  mockApi.setJobs([completed])
  await showTab(page)
  // The next poll would be a minute away.
  await expect(page.getByRole('cell', { name: 'Completed', exact: true }).first()).toBeVisible()
  expect(mockApi.requests).toHaveLength(2)
})
