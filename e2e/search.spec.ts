import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { jobCount, preset, removeFilter, result, row, searchBox } from './support/page.ts'
import { settle } from './support/settle.ts'
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
  await page.clock.install()
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
})

test('text search matches any field at once, without a request', async ({ page, mockApi }) => {
  await page.keyboard.press('/')
  await page.keyboard.type('ada')
  await expect(result(page)).toHaveText(jobCount(2))
  await page.keyboard.type(' whi')
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(row(page, 'whisper-tune')).toBeVisible()
  await expect(page).toHaveURL('/?refresh=off&q=ada+whi')
  await page.clock.runFor(60_000)
  await settle(page)
  expect(mockApi.requests).toHaveLength(1)
})

test('matches are marked, even in the middle of an error message', async ({ page }) => {
  await searchBox(page).fill('LLAMA memory')
  const failed = row(page, 'llama-dpo')
  await expect(failed.locator('mark')).toHaveText(['llama', 'memory'])
  await expect(failed.getByRole('cell', { name: 'CUDA out of memory' })).toBeVisible()
})

test('counts, chips and rows describe the same jobs', async ({ page }) => {
  await searchBox(page).fill('llama')
  await expect(result(page)).toHaveText(jobCount(2))
  await expect(preset(page, 'Running')).toHaveText('Running1')
  await expect(preset(page, 'All')).toHaveText('All2')
  await expect(page).toHaveTitle('1 running · Training jobs')

  await preset(page, 'Failed').click()
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(page).toHaveURL('/?refresh=off&q=llama&status=failed,deploy_failed')

  await removeFilter(page, 'Text: llama').click()
  await expect(searchBox(page)).toHaveValue('')
})

test('when no job matches, the page says so and offers to clear the search', async ({ page }) => {
  await searchBox(page).fill('nothing like it')
  await expect(page.getByRole('heading', { name: 'No matching jobs' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear search' }).last().click()
  await expect(result(page)).toHaveText(jobCount(3))
})

test('Ctrl-F focuses the search box; a second Ctrl-F is the browser’s own', async ({ page }) => {
  await page.evaluate(() => {
    document.addEventListener('keydown', (event) => {
      document.title = `${event.key} ${event.defaultPrevented ? 'prevented' : 'not prevented'}`
    })
  })
  await page.keyboard.press('Control+f')
  await expect(searchBox(page)).toBeFocused()
  await expect(page).toHaveTitle('f prevented')
  await page.keyboard.press('Control+f')
  await expect(page).toHaveTitle('f not prevented')

  await page.keyboard.type('a/b')
  await expect(searchBox(page), 'in a text field, a slash is text').toHaveValue('a/b')
  await page.keyboard.press('Escape')
  await expect(searchBox(page)).toHaveValue('')
})

test('marked matches are accessible', async ({ page }) => {
  await searchBox(page).fill('llama memory')
  await expect(page.locator('mark')).toHaveCount(2)
  expect(await axeInBothThemes(page)).toEqual([])
})

test('a bookmarked search opens with the same text and jobs', async ({ page }) => {
  await page.goto('/?q=DPO+omar&refresh=off')
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(searchBox(page)).toHaveValue('DPO omar')
  await expect(removeFilter(page, 'Text: DPO omar')).toBeVisible()
})
