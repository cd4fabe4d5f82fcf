import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { filters, jobCount, palette, result, searchBox, table } from './support/page.ts'
import { expect, test } from './support/test.ts'

const DECOMPOSED = 'cafe\u0301-dpo'
const LONG = 'multilingual-große-straße-v12'

const jobs = [
  aTrainingJob({ id: 'aaa1', name: 'Café-sft', user: { email: 'zoë@example.com' } }),
  aTrainingJob({ id: 'bbb2', name: DECOMPOSED }),
  aTrainingJob({ id: 'ccc3', name: 'İSTANBUL-run', user: { email: 'ada@example.com' } }),
  aTrainingJob({ id: 'ddd4', name: LONG, training_project: { id: 'prj1', name: 'Łódź' } }),
  aTrainingJob({ id: 'eee5', name: '한국어-모델' }),
  aTrainingJob({
    id: 'fff6',
    name: 'हिन्दी',
    current_status: 'TRAINING_JOB_FAILED',
    error_message: 'Exit code 1\nFehler: ungültige Größe',
  }),
]

const names = (page: Page) => table(page).locator('tbody').getByRole('row').getByRole('link')
const marks = (page: Page) => table(page).locator('mark')

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(jobs.length))
})

test('a text search finds letters with and without diacritics, in any case', async ({ page }) => {
  const cases: [query: string, found: string[], marked: string[]][] = [
    ['café', ['Café-sft', DECOMPOSED], ['Café', 'cafe\u0301']],
    ['cafe\u0301', ['Café-sft', DECOMPOSED], ['Café', 'cafe\u0301']],
    ['CAFE', ['Café-sft', DECOMPOSED], ['Café', 'cafe\u0301']],
    ['istanbul', ['İSTANBUL-run'], ['İSTANBUL']],
    // Marked on both sides of the split in the middle of the name.
    ['STRASSE', [LONG], ['st', 'raße']],
    ['lodz', [LONG], ['Łódź']],
    ['zoe', ['Café-sft'], ['zoë']],
    ['한국', ['한국어-모델'], ['한국']],
    ['हिन्दी', ['हिन्दी'], ['हिन्दी']],
    ['grosse', [LONG, 'हिन्दी'], ['große', 'Größe']],
  ]
  for (const [query, found, marked] of cases) {
    await searchBox(page).fill(query)
    await expect(result(page)).toHaveText(jobCount(found.length))
    for (const name of found) await expect(table(page).getByRole('link', { name })).toBeVisible()
    await expect(marks(page)).toHaveText(marked)
    // The URL has the typed text.
    await expect(page).toHaveURL((url) => url.searchParams.get('q') === query)
  }
})

test('a text search in a URL finds the same', async ({ page }) => {
  await page.goto(`/?refresh=off&q=${encodeURIComponent('İSTANBUL')}`)
  await expect(names(page)).toHaveText('İSTANBUL-run')
  await expect(searchBox(page)).toHaveValue('İSTANBUL')
})

test('the palette and lists find the same', async ({ page }) => {
  await page.keyboard.press('Control+k')
  const field = palette(page).getByRole('combobox')
  for (const [text, name] of [
    ['cafe', /Café-sft/],
    ['istanbul', /İSTANBUL-run/],
    ['STRASSE', /große-straße/],
    ['project lodz', /Project: Łódź/],
    ['user zoe', /User: zoë@example.com/],
  ] as const) {
    await field.fill(text)
    await expect(palette(page).getByRole('option', { name }).first()).toBeVisible()
  }
  await page.keyboard.press('Escape')

  await filters(page).getByRole('button', { name: 'Project' }).click()
  await page.getByRole('combobox', { name: 'Search projects' }).fill('LODZ')
  await expect(page.getByRole('option', { name: /Łódź/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&project=prj1')
})
