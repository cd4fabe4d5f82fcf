import { aTrainingJob } from '../src/demo/job.ts'
import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const jobs = [
  aTrainingJob({ id: 'aaa1', name: 'llama-sft', user: { email: 'ada@example.com' } }),
  aTrainingJob({
    id: 'bbb2',
    name: 'llama-dpo',
    user: { email: 'omar@example.com' },
    current_status: 'TRAINING_JOB_FAILED',
    error_message: 'Traceback (most recent call last):\n  CUDA out of memory\nExit code 1',
  }),
  aTrainingJob({ id: 'ccc3', name: 'whisper-tune', user: { email: 'ada@example.com' } }),
]

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  await expect(page.getByText('3 jobs')).toBeVisible()
})

test('typing finds jobs by any text in them, at once and without asking the API', async ({
  page,
  mockApi,
}) => {
  await page.keyboard.press('/')
  await page.keyboard.type('ada')
  await expect(page.getByText('2 jobs')).toBeVisible()
  await page.keyboard.type(' whi')
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  await expect(page.getByRole('row', { name: 'whisper-tune' })).toBeVisible()
  await expect(page).toHaveURL('/?refresh=off&q=ada+whi')
  expect(mockApi.requests).toHaveLength(1)
})

test('what was found is marked, also in the middle of an error', async ({ page }) => {
  await page.getByRole('searchbox', { name: 'Search jobs' }).fill('LLAMA memory')
  const row = page.getByRole('row', { name: 'llama-dpo' })
  await expect(row.locator('mark')).toHaveText(['llama', 'memory'])
  await expect(row.getByRole('cell', { name: 'CUDA out of memory' })).toBeVisible()
})

test('counts, chips and rows speak of the same jobs', async ({ page }) => {
  const search = page.getByRole('searchbox', { name: 'Search jobs' })
  await search.fill('llama')
  await expect(page.getByText('2 jobs')).toBeVisible()
  const presets = page.getByRole('navigation', { name: 'Presets' })
  await expect(presets.getByRole('link', { name: 'Running' })).toHaveText('Running1')
  await expect(presets.getByRole('link', { name: 'All' })).toHaveText('All2')
  await expect(page).toHaveTitle('1 running · Training jobs')

  await presets.getByRole('link', { name: 'Failed' }).click()
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  await expect(page).toHaveURL('/?refresh=off&q=llama&status=failed,deploy_failed')

  await page.getByRole('button', { name: 'Remove filter Text: llama' }).click()
  await expect(search).toHaveValue('')
})

test('a text that no job holds says so, and how to see jobs again', async ({ page }) => {
  await page.getByRole('searchbox', { name: 'Search jobs' }).fill('nothing like it')
  await expect(page.getByRole('heading', { name: 'No training job matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear Text nothing like it' }).click()
  await expect(page.getByText('3 jobs')).toBeVisible()
})

test('Ctrl-F leads to the search; once more is left to the browser', async ({ page }) => {
  await page.evaluate(() => {
    document.addEventListener('keydown', (event) => {
      document.title = `${event.key} ${event.defaultPrevented ? 'taken' : 'left'}`
    })
  })
  const search = page.getByRole('searchbox', { name: 'Search jobs' })
  await page.keyboard.press('Control+f')
  await expect(search).toBeFocused()
  await expect(page).toHaveTitle('f taken')
  await page.keyboard.press('Control+f')
  await expect(page).toHaveTitle('f left')

  await page.keyboard.type('a/b')
  await expect(search, 'a slash is typed where one types').toHaveValue('a/b')
  await page.keyboard.press('Escape')
  await expect(search).toHaveValue('')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what is marked can be read in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.getByRole('searchbox', { name: 'Search jobs' }).fill('llama memory')
    await expect(page.locator('mark')).toHaveCount(2)
    expect(await axe(page)).toEqual([])
  })
}

test('a bookmarked search opens as it was', async ({ page }) => {
  await page.goto('/?q=DPO+omar&refresh=off')
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  await expect(page.getByRole('searchbox', { name: 'Search jobs' })).toHaveValue('DPO omar')
  await expect(page.getByRole('button', { name: 'Remove filter Text: DPO omar' })).toBeVisible()
})
