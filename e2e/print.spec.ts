import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { holdResponses } from './support/hold.ts'
import {
  details,
  jobCount,
  menuButton,
  pageTop,
  palette,
  preset,
  result,
  row,
  scrollPage,
  searchBox,
  table,
} from './support/page.ts'
import {
  beginPrinting,
  countPages,
  endPrinting,
  recordPrints,
  printout,
} from './support/printing.ts'
import { expect, test } from './support/test.ts'

const MINUTE = 60_000
const START = Date.parse('2026-03-02T09:00:00Z')

function jobs(count: number) {
  return Array.from({ length: count }, (_, index) =>
    aTrainingJob({
      id: `id${index}`,
      name: `run-${String(index).padStart(4, '0')}`,
      current_status: index % 2 === 0 ? 'TRAINING_JOB_COMPLETED' : 'TRAINING_JOB_FAILED',
      created_at: new Date(START - index * MINUTE).toISOString(),
    }),
  )
}

const rows = (page: Page) => printout(page).locator('tbody tr')

test('prints the filtered table, up to 2,000 jobs, and leaves the page as it was', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs(6000))
  await page.goto('/?refresh=off&status=failed&sort=name&cols=status,name,created')
  await expect(result(page)).toHaveText(jobCount(3000))
  await row(page, 'run-0005').getByRole('checkbox').check()
  await scrollPage(page, { top: 20_000 })
  await expect(row(page, 'run-0917')).toBeVisible()
  const scrolled = await pageTop(page)

  await beginPrinting(page)
  await expect(printout(page).getByRole('heading', { level: 1 })).toHaveText('Failed')
  await expect(
    printout(page).getByText('First 2,000 of 3,000 jobs · Sorted by Name (ascending)'),
  ).toBeVisible()
  await expect(printout(page).getByText('Status: Failed')).toBeVisible()
  await expect(printout(page).getByText(/^As of \w+ \d+, \d{4}, \d\d:\d\d GMT\+\d$/)).toBeVisible()
  await expect(rows(page)).toHaveCount(2000)
  await expect(printout(page).getByRole('columnheader')).toHaveText(['Status', 'Name', 'Created'])
  await expect(rows(page).nth(0)).toHaveText('Failedrun-0001Mar 2, 2026, 09:59 GMT+1')
  await expect(rows(page).last()).toContainText('run-3999')
  await expect(
    printout(page).getByText('1,000 more jobs are not printed. Download CSV for all 3,000.'),
  ).toBeVisible()
  await expect(table(page), 'only the printout is on paper').toBeHidden()

  await endPrinting(page)
  await expect(printout(page)).toHaveCount(0)
  await expect(row(page, 'run-0917')).toBeVisible()
  expect(await pageTop(page)).toBe(scrolled)
  await expect(page.getByText('1 selected')).toBeVisible()
  expect(await page.getByRole('row').count(), 'as few rows as before').toBeLessThan(50)
})

test('scroll position, focus and open popups stay the same in a browser that prints', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs(300))
  await page.goto('/?refresh=off&cols=status,name,created')
  await expect(result(page)).toHaveText(jobCount(300))
  await beginPrinting(page)
  await endPrinting(page)
  await scrollPage(page, { top: 6000 })
  const cell = row(page, 'run-0140').getByRole('cell').nth(2)
  // A row that has just been scrolled past is rendered only in part.
  await expect(cell.getByRole('link')).toBeVisible()
  await cell.focus()
  await expect(cell).toBeFocused()
  const pages = countPages(await page.pdf({ format: 'A4' }))
  expect(pages, 'all 300 jobs are on paper').toBeGreaterThan(5)
  await expect(cell).toBeFocused()
  expect(await pageTop(page)).toBe(6000)

  await menuButton(page).click()
  await expect(page.getByRole('menu')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  expect(countPages(await page.pdf({ format: 'A4' }))).toBe(pages)
  await expect(page.getByRole('menuitem', { name: 'Copy link' })).toBeFocused()
})

test('prints on light paper without backgrounds, whatever the theme', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs(3))
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'))
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
  await beginPrinting(page)
  const cell = rows(page).nth(0).getByRole('cell').first()
  await expect(cell).toHaveText('Completed')
  await expect(cell).toHaveCSS('color', 'rgb(0, 0, 0)')
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  await expect(printout(page).locator('thead')).toHaveCSS('display', 'table-header-group')
  await expect(rows(page).nth(0)).toHaveCSS('break-inside', 'avoid')
  await expect(printout(page)).toContainText('3 jobs · Newest first')
  await expect(printout(page)).toContainText('No filters')
})

test('the menu and the palette print the same as the browser', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs(5))
  await page.goto('/?refresh=off&status=failed')
  await expect(result(page)).toHaveText(jobCount(2))
  await beginPrinting(page)
  const printed = await printout(page).innerText()
  await endPrinting(page)

  const prints = await recordPrints(page)
  await menuButton(page).click()
  await page.getByRole('menuitem', { name: 'Print or save PDF' }).click()
  await expect.poll(prints).toEqual([printed])
  await expect(page.getByRole('menu')).toBeHidden()
  await expect(menuButton(page)).toBeFocused()

  await page.keyboard.press('Control+k')
  await palette(page).getByRole('combobox').fill('pdf')
  await page.keyboard.press('Enter')
  await expect.poll(prints).toEqual([printed, printed])
  await expect(palette(page)).toBeHidden()
})

test('open details are printed instead of the table, unfolded', async ({ page, mockApi }) => {
  const lines = Array.from({ length: 400 }, (_, line) => `step ${line} of 400`)
  const failed = aTrainingJob({
    id: 'broken1',
    name: 'broken-run',
    current_status: 'TRAINING_JOB_FAILED',
    error_message: [...lines, 'ValueError: bad batch'].join('\n'),
  })
  mockApi.setJobs([failed, ...jobs(2)])
  await page.goto('/?refresh=off&open=broken1')
  await expect(details(page).getByText('ValueError: bad batch').first()).toBeVisible()
  await beginPrinting(page)
  await expect(printout(page)).toHaveCount(1)
  await expect(printout(page).getByRole('heading', { level: 1 })).toHaveText('broken-run')
  await expect(printout(page).getByText('Failed', { exact: true })).toBeVisible()
  await expect(printout(page).getByText('broken1', { exact: true })).toBeVisible()
  await expect(printout(page)).toContainText(/Printed \w+ \d+, \d{4}, .* GMT\+\d/)
  await expect(printout(page).getByRole('table')).toHaveCount(0)
  const message = await printout(page).getByRole('region', { name: 'Error' }).innerText()
  expect(lines.filter((line) => !message.includes(line))).toEqual([])
  const sections = ['Summary', 'Error', 'Hardware', 'Properties', 'CLI commands', 'Raw JSON']
  for (const name of sections) {
    await expect(printout(page).getByRole('region', { name, exact: true })).toBeVisible()
  }
  // On paper, values that open a menu are text.
  await expect(printout(page).getByRole('button')).toHaveCount(0)
  await expect(details(page)).toBeHidden()
  await endPrinting(page)
  await expect(details(page)).toBeVisible()
})

test('without jobs, the printout gives the reason', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs(4))
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(4))
  await searchBox(page).fill('nothing-has-this')
  await expect(result(page)).toHaveText(jobCount(0))
  await beginPrinting(page)
  await expect(printout(page)).toContainText('Text: nothing-has-this')
  await expect(printout(page)).toContainText('No matching jobs.')
  await endPrinting(page)

  await searchBox(page).fill('')
  const held = holdResponses(mockApi)
  await preset(page, 'Failed').click()
  await held.wait(1)
  await beginPrinting(page)
  await expect(printout(page).getByRole('heading', { level: 1 })).toHaveText(
    'Failed, Deploy failed',
  )
  await expect(printout(page)).toContainText('Still loading.')
  await expect(rows(page), 'no rows of the earlier search').toHaveCount(0)
  await endPrinting(page)
  held.release()
  await expect(result(page)).toHaveText(jobCount(4))

  mockApi.setError('err-500')
  await page.goto('/?refresh=off&status=failed')
  await expect(page.getByRole('alert')).toBeVisible()
  await beginPrinting(page)
  await expect(printout(page)).toContainText('Couldn’t load: Baseten returned an error')
  await endPrinting(page)
})
