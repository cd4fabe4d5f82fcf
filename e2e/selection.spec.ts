import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { clipboard, jobCount, result, searchBox } from './support/page.ts'
import { boxOf } from './support/pixels.ts'
import { expect, test } from './support/test.ts'

const instance = aTrainingJob().instance_type
const jobs = ['aa', 'bb', 'cc', 'dd', 'ee'].map((id, index) =>
  aTrainingJob({
    id,
    name: `run ${id}`,
    node_count: index + 1,
    instance_type: { ...instance, gpu_count: 8 },
    error_message: id === 'bb' ? '=1+1 | "x"\nline 2' : null,
  }),
)

const box = (page: Page, id: string) => page.getByRole('checkbox', { name: `Select run ${id}` })
const all = (page: Page) => page.getByRole('checkbox', { name: 'Select all jobs' })
const bar = (page: Page) => page.getByRole('region', { name: 'Selected jobs' })

test.beforeEach(async ({ mockApi, context }) => {
  mockApi.setJobs(jobs)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
})

test('rows are selected one at a time or in ranges, and the bar counts jobs and GPUs', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await box(page, 'bb').click()
  await expect(bar(page)).toContainText('1 selected · 16 GPUs')
  await box(page, 'dd').click({ modifiers: ['Shift'] })
  await expect(bar(page)).toContainText('3 selected · 72 GPUs')
  await expect(box(page, 'cc')).toBeChecked()
  await expect(page, 'a click on a checkbox does not open details').toHaveURL('/?refresh=off')
  await expect(all(page)).toHaveJSProperty('indeterminate', true)

  await box(page, 'cc').uncheck()
  await expect(bar(page)).toContainText('2 selected · 48 GPUs')
  await all(page).click()
  await expect(bar(page)).toContainText('5 selected · 120 GPUs')
  await all(page).click()
  await expect(bar(page)).toBeHidden()
})

test('a filtered-out job is not selected until it is displayed again', async ({ page }) => {
  await page.goto('/?refresh=off')
  await all(page).click()
  await searchBox(page).fill('cc')
  await expect(bar(page)).toContainText('1 selected · 24 GPUs')
  await searchBox(page).fill('')
  await expect(bar(page)).toContainText('5 selected')
  await bar(page).getByRole('button', { name: 'Clear selection' }).click()
  await expect(bar(page)).toBeHidden()
  await expect(all(page)).not.toBeChecked()
  await expect(page.getByRole('main'), 'focus after the button disappears').toBeFocused()
})

test('selected rows can be copied as IDs, Markdown or TSV with the table’s columns', async ({
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

test('selected rows can be copied and saved with all columns, including hidden ones', async ({
  page,
}) => {
  await page.goto('/?refresh=off&cols=name')
  await box(page, 'cc').click()
  const columns = bar(page).getByRole('button', { name: 'Visible columns' })
  await columns.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('menuitemradio')).toHaveText(['Visible columns1', 'All columns16'])
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(bar(page).getByRole('button', { name: 'All columns' })).toBeFocused()

  await bar(page).getByRole('button', { name: 'Copy as TSV' }).click()
  await expect
    .poll(() => clipboard(page))
    .toMatch(/^Status\tName\tID\tProject\tInstance type\tGPUs\tGPU type\t.*\tUpdated\r\n/)
  await bar(page).getByRole('button', { name: 'Copy as Markdown' }).click()
  await expect
    .poll(() => clipboard(page))
    .toMatch(/^\| Status \| Name \| .*\n.*\n\| Running \| run cc \| cc \| .* \| 24 \| H100 \| /)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    bar(page).getByRole('button', { name: 'CSV' }).click(),
  ])
  expect(await readFile(await file.path(), 'utf8')).toMatch(/^\uFEFFStatus,Name,ID,/)
})

test('Markdown escapes only what it must', async ({ page, mockApi }) => {
  mockApi.setJobs([
    aTrainingJob({ id: 'aa', name: 'run aa', error_message: 'KeyError: wandb_api_key in a*b' }),
    aTrainingJob({ id: 'bb', name: 'run bb', error_message: '[rank3]: <unk> in __init__' }),
    aTrainingJob({ id: 'cc', name: 'run cc', error_message: 'C:\\runs\\x | 2*3*4 `code`' }),
  ])
  await page.goto('/?refresh=off&cols=name,error&sort=name')
  await all(page).click()
  await bar(page).getByRole('button', { name: 'Copy as Markdown' }).click()
  await expect
    .poll(() => clipboard(page))
    .toBe(
      [
        '| Name | Error |',
        '| --- | --- |',
        '| run aa | KeyError: wandb_api_key in a*b |',
        '| run bb | [rank3]: \\<unk> in \\_\\_init\\_\\_ |',
        '| run cc | C:\\runs\\x \\| 2\\*3\\*4 \\`code\\` |',
        '',
      ].join('\n'),
    )
})

test('selected rows can be downloaded as CSV or JSON', async ({ page }) => {
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

test('rows can be selected with the keyboard alone', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(5))
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

test('a selection is accessible', async ({ page }) => {
  await page.goto('/?refresh=off')
  await box(page, 'bb').click()
  await expect(bar(page)).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
})

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  for (const width of [360, 390]) {
    test(`one button opens all actions for the selected jobs at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 })
      await page.goto('/?refresh=off&cols=name,gpus')
      await box(page, 'bb').tap()
      await expect(bar(page)).toContainText('1 selected')
      await expect(bar(page).getByRole('button')).toHaveText(['Select all', 'Export', ''])
      expect(await bar(page).evaluate((e) => e.scrollWidth - e.clientWidth)).toBe(0)
      const exports = bar(page).getByRole('button', { name: 'Export' })
      await exports.tap()
      const sheet = page.getByRole('dialog', { name: 'Export 1 job' })
      await expect(sheet.getByRole('button', { name: 'Watch selected jobs' })).toBeVisible()
      expect(await axeInBothThemes(page)).toEqual([])
      for (const button of await sheet.getByRole('button').all()) {
        expect((await boxOf(button)).height).toBeGreaterThanOrEqual(44)
      }
      await sheet.getByRole('button', { name: 'Copy IDs' }).tap()
      await expect(sheet.getByRole('button', { name: 'Copied' })).toBeVisible()
      expect(await clipboard(page)).toBe('bb')
      await sheet.getByRole('button', { name: 'Visible columns' }).tap()
      await page.getByRole('menuitemradio', { name: 'All columns' }).tap()
      await expect(sheet.getByRole('button', { name: 'All columns' })).toBeVisible()
      const saved = page.waitForEvent('download')
      await sheet.getByRole('button', { name: 'Download CSV' }).tap()
      expect(await readFile(await (await saved).path(), 'utf8')).toMatch(/^\uFEFFStatus,Name,ID,/)
      await page.keyboard.press('Escape')
      await expect(sheet).toBeHidden()
      await expect(exports).toBeFocused()
      await bar(page).getByRole('button', { name: 'Clear selection' }).tap()
      await expect(bar(page)).toBeHidden()
    })
  }
})
