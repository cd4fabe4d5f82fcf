import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { MockApi } from '#src/demo/server.ts'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { INVALID_ROWS, UNTRUSTED_JOBS } from '#src/testing/untrustedJobs.ts'
import { withRows } from '#src/testing/wireErrors.ts'
import { report } from '../support/errorReport.ts'
import {
  details,
  jobCount,
  menuButton,
  notice,
  palette,
  result,
  row,
  searchBox,
  table,
} from '../support/page.ts'
import { expect, test } from '../support/test.ts'
import { expectNoMarkup, hasDetails, recordDialogs } from '../support/untrusted.ts'

/** Every untrusted job in every part of the page that displays jobs. */

const ALL = withRows([...UNTRUSTED_JOBS, ...INVALID_ROWS].map(({ json }) => json))
const COUNT = jobCount(UNTRUSTED_JOBS.length)
const HOUR = 3_600_000

/** Opens a view of all of them; returns the dialogs that they open. */
async function openView(page: Page, mockApi: MockApi, query = '') {
  const dialogs = recordDialogs(page)
  mockApi.setError(ALL)
  await page.goto(`/?refresh=off${query}`)
  await expect(result(page)).toHaveText(COUNT)
  return dialogs
}

test('each valid job has its row, and a notice counts the invalid rows', async ({
  page,
  mockApi,
}, info) => {
  // Sorts by every field in turn: each sort keeps the order of the ones after it.
  const sort = FIELD_KEYS.map((key) => `-${key}`).join(',')
  const dialogs = await openView(page, mockApi, `&sort=${sort}`)
  await expect(notice(page, 'unexpected format')).toContainText(
    `${INVALID_ROWS.length} jobs are hidden because Baseten returned them in an unexpected format.`,
  )
  await expect(notice(page, 'unexpected format')).toContainText(
    'job __proto__, field id: another job in the response has the same ID',
  )
  await expectNoMarkup(page, dialogs)
  const rows = Number(await table(page).getAttribute('aria-rowcount'))
  const rowsLost = UNTRUSTED_JOBS.length + 1 - rows
  expect(rowsLost).toBe(0)
  report(info, {
    scenario: `${UNTRUSTED_JOBS.length} untrusted jobs`,
    message: COUNT,
    recovered: 'no error',
    rowsLost,
  })
  report(info, {
    scenario: `${INVALID_ROWS.length} invalid rows`,
    message: (await notice(page, 'unexpected format').innerText()).slice(0, 110),
    recovered: 'no error',
    rowsLost,
  })
})

test('the details of each can be opened, one after the other', async ({ page, mockApi }) => {
  test.setTimeout(180_000)
  const dialogs = recordDialogs(page)
  const jobs = UNTRUSTED_JOBS.filter(hasDetails)
  mockApi.setError(withRows(jobs.map(({ json }) => json)))
  await page.goto('/?refresh=off&sort=name')
  await expect(result(page)).toHaveText(jobCount(jobs.length))
  await table(page).getByRole('row').nth(1).getByRole('cell').nth(5).click()
  const json = details(page).getByRole('region', { name: 'Raw JSON' })
  const next = details(page).getByRole('button', { name: 'Next job' })
  const seen = new Set<string>()
  for (let step = 1; step < jobs.length; step++) {
    seen.add((await json.innerText()).slice(0, 20_000))
    await next.click()
    await expect.poll(async () => seen.has((await json.innerText()).slice(0, 20_000))).toBe(false)
  }
  await expect(next).toBeDisabled()
  await expectNoMarkup(page, dialogs)
})

test('search, palette and overview work with all of them', async ({ page, mockApi }) => {
  const dialogs = await openView(page, mockApi, '&overview=now,timeline,trend,queue,failures')
  for (const part of ['Now', 'Timeline', 'Trend', 'Queue', 'Failures']) {
    await expect(page.getByRole('region', { name: part, exact: true })).toBeVisible()
  }
  await searchBox(page).fill('onerror')
  await expect(result(page)).toHaveText(jobCount(4))
  await page.keyboard.press('Control+k')
  await palette(page).getByRole('combobox').fill('proto')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expectNoMarkup(page, dialogs)
})

test('the wall displays them', async ({ page, mockApi }) => {
  const dialogs = recordDialogs(page)
  mockApi.setError(ALL)
  await page.goto('/?refresh=off&wall=1')
  await expect(page.getByRole('heading', { name: /^Running/ })).toBeVisible()
  await expectNoMarkup(page, dialogs)
})

async function download(page: Page, kind: 'CSV' | 'JSON'): Promise<string> {
  const downloaded = page.waitForEvent('download')
  await menuButton(page).click()
  await page.getByRole('menuitem', { name: `Download ${kind}` }).click()
  return readFile(await (await downloaded).path(), 'utf8')
}

test('the JSON export contains all of them in full', async ({ page, mockApi }) => {
  await openView(page, mockApi)
  const text = await download(page, 'JSON')
  const saved: unknown = JSON.parse(text)
  expect(saved).toHaveProperty('training_jobs.length', UNTRUSTED_JOBS.length)
  expect(text).toContain('[{"in":'.repeat(1000))
})

test('the CSV export contains no formula', async ({ page, mockApi }) => {
  await openView(page, mockApi)
  expect(await download(page, 'CSV')).toContain(`"'=cmd|""/c calc""!A1"`)
})

for (const { skew, hours, created, elapsed } of [
  { skew: 'ahead of', hours: 24, created: 'in 1d', elapsed: '0s' },
  { skew: 'behind', hours: -24, created: '1d ago', elapsed: /1d 0h/ },
]) {
  test(`with a clock a day ${skew} the browser’s, times are displayed as they are`, async ({
    page,
    mockApi,
  }, info) => {
    // A minute more, so that the day stays complete during the test.
    const at = new Date(Date.now() + hours * HOUR + Math.sign(hours) * 60_000).toISOString()
    mockApi.setJobs([aTrainingJob({ name: 'skewed', created_at: at, updated_at: at })])
    await page.goto('/?refresh=off&overview=timeline,trend')
    await expect(row(page, 'skewed')).toContainText(created)
    await expect(row(page, 'skewed')).toContainText(elapsed)
    await expect(page.getByRole('region', { name: 'Trend' })).toBeVisible()
    report(info, {
      scenario: `a clock a day ${skew} the browser’s`,
      message: created,
      recovered: 'no error',
      rowsLost: 1 - (await row(page, 'skewed').count()),
    })
  })
}
