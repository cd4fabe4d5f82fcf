import type { Page } from '@playwright/test'
import { aTrainingJob } from '../src/demo/job.ts'
import { searchOf } from './support/searchOf.ts'
import { expect, test } from './support/test.ts'

const llama = { id: 'proj1', name: 'llama-sft' }
const whisper = { id: 'proj2', name: 'whisper-diarisation' }

const jobs = [
  aTrainingJob({
    id: 'aaa1',
    name: 'first',
    training_project: llama,
    training_project_id: 'proj1',
  }),
  aTrainingJob({
    id: 'bbb2',
    name: 'second',
    created_at: '2026-03-02T09:01:00.000Z',
    current_status: 'TRAINING_JOB_FAILED',
    training_project: whisper,
    training_project_id: 'proj2',
  }),
  aTrainingJob({
    id: 'ccc3',
    name: 'third',
    created_at: '2026-03-02T09:02:00.000Z',
    current_status: 'TRAINING_JOB_EVICTED',
    training_project: whisper,
    training_project_id: 'proj2',
  }),
]

const filterBar = (page: Page) => page.getByRole('search', { name: 'Filters' })

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  await expect(page.getByText('3 jobs')).toBeVisible()
})

test('picking statuses asks for them and shows each as a chip', async ({ page, mockApi }) => {
  await filterBar(page).getByRole('button', { name: 'Status' }).click()
  await page.getByRole('option', { name: /^Running/ }).click()
  await page.getByRole('option', { name: /^Failed/ }).click()
  await page.keyboard.press('Escape')

  await expect(page).toHaveURL('/?refresh=off&status=running,failed')
  await expect(page.getByText('2 jobs')).toBeVisible()
  expect(searchOf(mockApi)).toEqual({
    statuses: ['TRAINING_JOB_FAILED', 'TRAINING_JOB_RUNNING'],
    order_by: [{ field: 'created_at', order: 'desc' }],
  })

  await page.getByRole('button', { name: 'Remove filter Status: Running' }).click()
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect(page).toHaveURL('/?refresh=off')
  await expect(page.getByText('3 jobs')).toBeVisible()
})

test('Active and Ended are one click', async ({ page }) => {
  await filterBar(page).getByRole('button', { name: 'Status' }).click()
  await page.getByRole('button', { name: 'Ended' }).click()
  await expect(page).toHaveURL('/?refresh=off&status=ended')
  await expect(page.getByRole('button', { name: 'Remove filter Status: Ended' })).toBeVisible()
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
})

test('a status that the dashboard does not know can be picked like any other', async ({
  page,
  mockApi,
}) => {
  await filterBar(page).getByRole('button', { name: 'Status' }).click()
  await page.getByRole('combobox', { name: 'Find a status' }).fill('evict')
  await page.getByRole('option', { name: /TRAINING_JOB_EVICTED/ }).click()
  await expect(page).toHaveURL('/?refresh=off&status=TRAINING_JOB_EVICTED')
  await expect(page.getByRole('row', { name: 'third' })).toBeVisible()
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  expect(searchOf(mockApi)).toMatchObject({ statuses: ['TRAINING_JOB_EVICTED'] })
})

test('a project is picked by its name', async ({ page, mockApi }) => {
  await filterBar(page).getByRole('button', { name: 'Project' }).click()
  await page.getByRole('combobox', { name: 'Find a project, or type an ID' }).fill('whisper')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&project=proj2')
  await expect(
    page.getByRole('button', { name: 'Remove filter Project: whisper-diarisation' }),
  ).toBeVisible()
  await expect(page.getByText('2 jobs')).toBeVisible()
  expect(searchOf(mockApi)).toMatchObject({ project_id: 'proj2' })
})

test('any project can be typed by its ID', async ({ page, mockApi }) => {
  await filterBar(page).getByRole('button', { name: 'Project' }).click()
  await page.getByRole('combobox', { name: 'Find a project, or type an ID' }).fill('zzz9')
  await page.getByRole('option', { name: 'Project with the ID “zzz9”' }).click()
  await expect(page.getByText('No training job matches')).toBeVisible()
  expect(searchOf(mockApi)).toMatchObject({ project_id: 'zzz9' })
})

test('a job ID is asked for once the typing pauses', async ({ page, mockApi }) => {
  // The clock stands still, so that no pause is longer than it should be, however busy the machine is.
  await page.clock.install()
  await page.reload()
  await expect(page.getByText('3 jobs')).toBeVisible()
  await page.clock.pauseAt(Date.now() + 60_000)
  const asked = mockApi.requests.length
  for (const letter of 'bbb2') {
    await page.getByRole('searchbox', { name: 'Job ID' }).press(letter)
    await page.clock.runFor(100)
  }
  expect(mockApi.requests).toHaveLength(asked)
  await page.clock.runFor(500)
  await page.clock.resume()
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  await expect(page).toHaveURL('/?refresh=off&job=bbb2')
  expect(mockApi.requests).toHaveLength(asked + 1)
  expect(searchOf(mockApi)).toMatchObject({ job_id: 'bbb2' })
})

test('the order of creation goes to the API', async ({ page, mockApi }) => {
  await page.getByRole('button', { name: 'Order: Newest first' }).click()
  await page.getByRole('menuitemradio', { name: 'Oldest first' }).click()
  await expect(page).toHaveURL('/?refresh=off&sort=created')
  await expect(page.getByRole('row').nth(1)).toContainText('first')
  expect(searchOf(mockApi)).toEqual({ order_by: [{ field: 'created_at', order: 'asc' }] })
  await page.getByRole('button', { name: 'Remove filter Order: Oldest first' }).click()
  await expect(page.getByRole('row').nth(1)).toContainText('third')
})

test('earlier rows stay, dimmed, until the answer is there', async ({ page, mockApi }) => {
  mockApi.setFault('err-slow')
  await page.getByRole('link', { name: /^Failed/ }).click()
  await expect(page.getByRole('link', { name: /^Failed/ })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('table')).toHaveAttribute('aria-busy', 'true')
  await expect(page.getByRole('row', { name: 'first' })).toBeVisible()
  await expect(page.getByText('Searching …')).toBeVisible()
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  await expect(page.getByRole('row', { name: 'first' })).toBeHidden()
})

test('a search that is no longer wanted is cancelled all the way to the API', async ({
  page,
  mockApi,
  proxyLog,
}) => {
  mockApi.setFault('err-timeout')
  await page.getByRole('link', { name: /^Failed/ }).click()
  await expect.poll(() => mockApi.requests.length).toBe(2)
  await page.getByRole('link', { name: /^Active/ }).click()
  await expect.poll(() => mockApi.requests[1]?.aborted).toBe(true)
  // The proxy's word for a browser that left; had it run out of patience itself, it would be 504.
  expect(proxyLog[1]).toContain(' 499 ')
})

test('presets count only what the answer holds', async ({ page }) => {
  const presets = page.getByRole('navigation', { name: 'Presets' })
  await expect(presets.getByRole('link')).toHaveText(['Running1', 'Active1', 'Failed1', 'All3'])
  await presets.getByRole('link', { name: /^Failed/ }).click()
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  await expect(presets.getByRole('link')).toHaveText(['Running', 'Active', 'Failed1', 'All'])
})
