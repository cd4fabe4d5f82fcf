import { aTrainingJob } from '#src/testing/job.ts'
import { holdResponses } from './support/hold.ts'
import {
  chips,
  columnHeader,
  filters,
  jobCount,
  palette,
  preset,
  presets,
  removeFilter,
  result,
  row,
  searchBox,
  table,
} from './support/page.ts'
import { searchOf } from './support/searchOf.ts'
import { expect, test } from './support/test.ts'

const llama = { id: 'proj1', name: 'llama-sft' }
const whisper = { id: 'proj2', name: 'whisper-diarisation' }

const failedJob = aTrainingJob({
  id: 'bbb2',
  name: 'second',
  created_at: '2026-03-02T09:01:00.000Z',
  current_status: 'TRAINING_JOB_FAILED',
  training_project: whisper,
  training_project_id: 'proj2',
})
const jobs = [
  aTrainingJob({
    id: 'aaa1',
    name: 'first',
    training_project: llama,
    training_project_id: 'proj1',
  }),
  failedJob,
  aTrainingJob({
    id: 'ccc3',
    name: 'third',
    created_at: '2026-03-02T09:02:00.000Z',
    current_status: 'TRAINING_JOB_EVICTED',
    training_project: whisper,
    training_project_id: 'proj2',
  }),
]

// Longer than any test holds a response back.
test.use({ proxySettings: { timeoutMs: 60_000 } })

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.clock.install()
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
})

test('selected statuses are requested, and have one chip, which opens their list', async ({
  page,
  mockApi,
}) => {
  await filters(page).getByRole('button', { name: 'Status' }).click()
  await page.getByRole('option', { name: /^Running/ }).click()
  await page.getByRole('option', { name: /^Failed/ }).click()
  await page.keyboard.press('Escape')

  await expect(page).toHaveURL('/?refresh=off&status=running,failed')
  await expect(result(page)).toHaveText(jobCount(2))
  expect(searchOf(mockApi)).toEqual({
    statuses: ['TRAINING_JOB_FAILED', 'TRAINING_JOB_RUNNING'],
    order_by: [{ field: 'created_at', order: 'desc' }],
  })

  await expect(filters(page).getByRole('button', { name: 'Status 2' })).toBeVisible()
  const chip = chips(page).getByRole('button', { name: /^Status: / })
  await expect(chip).toHaveText('Status: Running, Failed')
  await chip.click()
  await page.getByRole('option', { name: /^Running/ }).click()
  await expect(result(page)).toHaveText(jobCount(1))
  await page.keyboard.press('Escape')
  await expect(chip).toHaveText('Status: Failed')
  await expect(chip).toBeFocused()
  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect(page).toHaveURL('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
})

test('one click selects all ended statuses', async ({ page }) => {
  await filters(page).getByRole('button', { name: 'Status' }).click()
  await page.getByRole('button', { name: 'Ended' }).click()
  await expect(page).toHaveURL('/?refresh=off&status=ended')
  await expect(removeFilter(page, 'Status: Ended')).toBeVisible()
  await expect(result(page)).toHaveText(jobCount(1))
})

test('an unknown status can be selected like any other', async ({ page, mockApi }) => {
  await filters(page).getByRole('button', { name: 'Status' }).click()
  await page.getByRole('combobox', { name: 'Search statuses' }).fill('evict')
  await page.getByRole('option', { name: /TRAINING_JOB_EVICTED/ }).click()
  await expect(page).toHaveURL('/?refresh=off&status=TRAINING_JOB_EVICTED')
  await expect(row(page, 'third')).toBeVisible()
  await expect(result(page)).toHaveText(jobCount(1))
  expect(searchOf(mockApi)).toMatchObject({ statuses: ['TRAINING_JOB_EVICTED'] })
})

test('a project can be selected by name', async ({ page, mockApi }) => {
  await filters(page).getByRole('button', { name: 'Project' }).click()
  await page.getByRole('combobox', { name: 'Search projects or enter an ID' }).fill('whisper')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&project=proj2')
  await expect(removeFilter(page, 'Project: whisper-diarisation')).toBeVisible()
  await expect(result(page)).toHaveText(jobCount(2))
  expect(searchOf(mockApi)).toMatchObject({ project_id: 'proj2' })
})

test('a project that is not listed can be selected by ID', async ({ page, mockApi }) => {
  await filters(page).getByRole('button', { name: 'Project' }).click()
  await page.getByRole('combobox', { name: 'Search projects or enter an ID' }).fill('zzz9')
  await page.getByRole('option', { name: 'Project ID “zzz9”' }).click()
  await expect(page.getByText('No matching jobs')).toBeVisible()
  expect(searchOf(mockApi)).toMatchObject({ project_id: 'zzz9' })
})

test('a job ID can be typed in Filter or the palette, and is requested', async ({
  page,
  mockApi,
}) => {
  await filters(page).getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('option', { name: 'Job ID' }).click()
  await page.getByRole('combobox', { name: 'Enter a job ID' }).fill(' bbb2 ')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&job=bbb2')
  await expect(result(page)).toHaveText(jobCount(1))
  expect(mockApi.requests).toHaveLength(2)
  expect(searchOf(mockApi)).toMatchObject({ job_id: 'bbb2' })
  await expect(filters(page).getByRole('button', { name: 'Filter 1' })).toBeFocused()

  await removeFilter(page, 'Job ID: bbb2').click()
  await expect(result(page)).toHaveText(jobCount(3))
  await page.keyboard.press('Control+k')
  await palette(page).getByRole('combobox').fill('aaa1')
  await palette(page).getByRole('option', { name: 'Filter by job ID aaa1' }).click()
  await expect(page).toHaveURL('/?refresh=off&job=aaa1')
})

test('the text search finds IDs', async ({ page, mockApi }) => {
  await searchBox(page).fill('bbb')
  await expect(row(page, 'second')).toBeVisible()
  await expect(result(page)).toHaveText(jobCount(1))
  expect(mockApi.requests).toHaveLength(1)
})

test('the order of creation is requested from the API', async ({ page, mockApi }) => {
  await columnHeader(page, 'Created').getByRole('button', { name: 'Created' }).click()
  await expect(page).toHaveURL('/?refresh=off&sort=created')
  await expect(table(page).getByRole('row').nth(1)).toContainText('first')
  expect(searchOf(mockApi)).toEqual({ order_by: [{ field: 'created_at', order: 'asc' }] })
  await expect(chips(page)).toBeHidden()
})

test('the previous rows stay, dimmed, until the response arrives', async ({ page, mockApi }) => {
  mockApi.setJobs([failedJob])
  const held = holdResponses(mockApi)
  const failed = preset(page, 'Failed')
  await failed.click()
  await expect(failed).toHaveAttribute('aria-current', 'page')
  await expect(table(page)).toHaveAttribute('aria-busy', 'true')
  await expect(row(page, 'first')).toBeVisible()
  await expect(result(page)).toHaveText('Loading…')
  await held.wait(1)
  held.release()
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(row(page, 'first')).toBeHidden()
})

test('a search that another one replaces is canceled all the way to the API', async ({
  page,
  mockApi,
  proxyLog,
}) => {
  mockApi.setError('err-timeout')
  await preset(page, 'Failed').click()
  await expect.poll(() => mockApi.requests.length).toBe(2)
  await preset(page, 'Active').click()
  await expect.poll(() => mockApi.requests[1]?.aborted).toBe(true)
  // 499: the browser closed the connection. A timeout in the proxy would be 504.
  await expect.poll(() => proxyLog[1]).toContain(' 499 ')
})

test('presets count jobs in the response, and keep their counts while only statuses change', async ({
  page,
}) => {
  const links = presets(page).getByRole('link')
  await expect(links).toHaveText(['Running1', 'Active1', 'Failed1', 'All3'])
  await links.filter({ hasText: 'Failed' }).click()
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(links).toHaveText(['Running1', 'Active1', 'Failed1', 'All3'])
})
