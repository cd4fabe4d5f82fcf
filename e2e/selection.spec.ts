import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { aTrainingJob } from '../src/demo/job.ts'
import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const instance = aTrainingJob().instance_type
const jobs = ['aa', 'bb', 'cc', 'dd', 'ee'].map((id, place) =>
  aTrainingJob({
    id,
    name: `run ${id}`,
    node_count: place + 1,
    instance_type: { ...instance, gpu_count: 8 },
    error_message: id === 'bb' ? '=1+1 | "x"\nline 2' : null,
  }),
)

const box = (page: Page, id: string) => page.getByRole('checkbox', { name: `Select run ${id}` })
const all = (page: Page) => page.getByRole('checkbox', { name: 'Select all jobs' })
const bar = (page: Page) => page.getByRole('region', { name: 'Selected jobs' })
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

test.beforeEach(async ({ mockApi, context }) => {
  mockApi.setJobs(jobs)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
})

test('rows are picked one by one and in ranges, and the bar counts them and their GPUs', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await box(page, 'bb').click()
  await expect(bar(page)).toContainText('1 selected · 16 GPUs')
  await box(page, 'dd').click({ modifiers: ['Shift'] })
  await expect(bar(page)).toContainText('3 selected · 72 GPUs')
  await expect(box(page, 'cc')).toBeChecked()
  await expect(page, 'a click on a checkbox opens nothing').toHaveURL('/?refresh=off')
  await expect(all(page)).toHaveJSProperty('indeterminate', true)

  await box(page, 'cc').uncheck()
  await expect(bar(page)).toContainText('2 selected · 48 GPUs')
  await all(page).click()
  await expect(bar(page)).toContainText('5 selected · 120 GPUs')
  await all(page).click()
  await expect(bar(page)).toBeHidden()
})

test('what the filters leave out is not selected, and comes back with them', async ({ page }) => {
  await page.goto('/?refresh=off')
  await all(page).click()
  await page.getByRole('searchbox', { name: 'Search jobs' }).fill('cc')
  await expect(bar(page)).toContainText('1 selected · 24 GPUs')
  await page.getByRole('searchbox', { name: 'Search jobs' }).fill('')
  await expect(bar(page)).toContainText('5 selected')
  await bar(page).getByRole('button', { name: 'Clear selection' }).click()
  await expect(bar(page)).toBeHidden()
  await expect(all(page)).not.toBeChecked()
  await expect(page.getByRole('main'), 'the focus is not lost').toBeFocused()
})

test('selected rows are copied as IDs, Markdown and TSV, in the table’s columns', async ({
  page,
}) => {
  await page.goto('/?refresh=off&cols=name,gpus,error&sort=-name')
  await box(page, 'aa').click()
  await box(page, 'bb').click()
  await bar(page).getByRole('button', { name: 'Copy IDs' }).click()
  await expect(bar(page).getByText('Copied')).toBeVisible()
  expect(await clipboard(page)).toBe('bb\naa')

  await bar(page).getByRole('button', { name: 'Copy as Markdown' }).click()
  await expect
    .poll(() => clipboard(page))
    .toBe(
      [
        '| Name | GPUs | Error |',
        '| --- | ---: | --- |',
        '| run bb | 16 | =1+1 \\| "x"<br>line 2 |',
        '| run aa | 8 |  |',
        '',
      ].join('\n'),
    )
  await bar(page).getByRole('button', { name: 'Copy as TSV' }).click()
  await expect
    .poll(() => clipboard(page))
    .toBe(`Name\tGPUs\tError\r\nrun bb\t16\t"'=1+1 | ""x""\nline 2"\r\nrun aa\t8\t\r\n`)
})

test('selected rows are saved as CSV and JSON', async ({ page }) => {
  await page.goto('/?refresh=off&cols=name,gpus')
  await box(page, 'cc').click()
  const save = async (name: string) => {
    const saved = page.waitForEvent('download')
    await bar(page).getByRole('button', { name }).click()
    return readFile(await (await saved).path(), 'utf8')
  }
  expect(await save('CSV')).toBe('\uFEFFName,GPUs\r\nrun cc,24\r\n')
  expect(JSON.parse(await save('JSON'))).toEqual({ training_jobs: [jobs[2]] })
})

test('selecting works with the keyboard alone', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(page.getByText('5 jobs')).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(bar(page)).toContainText('2 selected · 24 GPUs')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(box(page, 'bb')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(bar(page)).toContainText('1 selected · 8 GPUs')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&open=cc')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing wrong with a selection, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/?refresh=off')
    await box(page, 'bb').click()
    await expect(bar(page)).toBeVisible()
    expect(await axe(page)).toEqual([])
  })
}
