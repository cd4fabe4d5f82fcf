import type { Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { BROKEN_JOBS, SHOWN_JOBS } from '../src/demo/hostileJobs.ts'
import type { MockApi } from '../src/demo/server.ts'
import { holds } from '../src/demo/wireFaults.ts'
import { aTrainingJob } from '../src/demo/job.ts'
import { FIELD_KEYS } from '../src/jobs/fields.ts'
import { noteFault } from './support/faultReport.ts'
import { expect, test } from './support/test.ts'

const ALL = holds([...SHOWN_JOBS, ...BROKEN_JOBS].map(({ json }) => json))
const COUNT = `${SHOWN_JOBS.length} jobs`

/** IDs that no address can hold, so that their details have none. */
const WITHOUT_ADDRESS = /^an ID of (?:spaces|two lines|emoji|half a letter|10,000 letters)$/
const OPENED = SHOWN_JOBS.filter(({ what }) => !WITHOUT_ADDRESS.test(what))

/** Opens a view of all hostile jobs; gives back what they made the browser do. */
async function openView(page: Page, mockApi: MockApi, query = ''): Promise<string[]> {
  const done: string[] = []
  page.on('dialog', (dialog) => {
    done.push(dialog.message())
    void dialog.dismiss()
  })
  mockApi.setFault(ALL)
  await page.goto(`/?refresh=off${query}`)
  await expect(page.getByText(COUNT, { exact: true })).toBeVisible()
  return done
}

/** Nothing of a job became an element. */
async function expectNoMarkup(page: Page, done: readonly string[]): Promise<void> {
  const marks = page.locator('img[src="x"], [onerror], #root script, table table')
  expect(await marks.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML))).toEqual([])
  expect(done, 'scripts that ran').toEqual([])
}

test('each job has its row, and a line counts what is left out', async ({
  page,
  mockApi,
}, info) => {
  // Sorted by every field in turn: each keeps what those after it made.
  const sort = FIELD_KEYS.map((key) => `-${key}`).join(',')
  const done = await openView(page, mockApi, `&sort=${sort}`)
  const notice = page.getByRole('status').filter({ hasText: 'not shown' })
  await expect(notice).toContainText(
    `${BROKEN_JOBS.length} jobs are not shown, because Baseten’s answer breaks its own contract.`,
  )
  await expect(notice).toContainText(
    'job __proto__, field id: another job in the answer has the same ID',
  )
  await expectNoMarkup(page, done)
  const rows = await page.getByRole('table').getAttribute('aria-rowcount')
  const rowsLost = SHOWN_JOBS.length + 1 - Number(rows)
  expect(rowsLost).toBe(0)
  noteFault(info, {
    fault: `${SHOWN_JOBS.length} hostile jobs`,
    sees: COUNT,
    recovered: 'no failure',
    rowsLost,
  })
  noteFault(info, {
    fault: `${BROKEN_JOBS.length} rows that break the contract`,
    sees: (await notice.innerText()).slice(0, 110),
    recovered: 'no failure',
    rowsLost,
  })
})

test('the details of each open, one after the other', async ({ page, mockApi }) => {
  test.setTimeout(180_000)
  const done: string[] = []
  page.on('dialog', (dialog) => done.push(dialog.message()))
  mockApi.setFault(holds(OPENED.map(({ json }) => json)))
  await page.goto('/?refresh=off&sort=name')
  await expect(page.getByText(`${OPENED.length} jobs`, { exact: true })).toBeVisible()
  const details = page.getByRole('complementary', { name: 'Job details' })
  await page.getByRole('table').getByRole('row').nth(1).getByRole('cell').nth(5).click()
  const json = details.getByRole('region', { name: 'Raw JSON' })
  const seen = new Set<string>()
  for (let step = 1; step < OPENED.length; step++) {
    seen.add(((await json.innerText()) ?? '').slice(0, 20_000))
    await details.getByRole('button', { name: 'Next job' }).click()
    await expect.poll(async () => seen.has((await json.innerText()).slice(0, 20_000))).toBe(false)
  }
  await expect(details.getByRole('button', { name: 'Next job' })).toBeDisabled()
  await expectNoMarkup(page, done)
})

test('search, palette and overview live with them', async ({ page, mockApi }) => {
  const done = await openView(page, mockApi, '&overview=now,timeline,trend,queue,failures')
  for (const part of ['Now', 'Timeline', 'Trend', 'Queue', 'Failures']) {
    await expect(page.getByRole('region', { name: part, exact: true })).toBeVisible()
  }
  await page.getByRole('searchbox', { name: 'Search jobs' }).fill('onerror')
  await expect(page.getByText('4 jobs', { exact: true })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill('proto')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expectNoMarkup(page, done)
})

test('a wall shows them', async ({ page, mockApi }) => {
  const done: string[] = []
  page.on('dialog', (dialog) => done.push(dialog.message()))
  mockApi.setFault(ALL)
  await page.goto('/?refresh=off&wall=1')
  await expect(page.getByRole('heading', { name: /^Running/ })).toBeVisible()
  await expectNoMarkup(page, done)
})

for (const [kind, ending] of [
  ['CSV', 'csv'],
  ['JSON', 'json'],
] as const) {
  test(`they are saved as ${kind}, whole`, async ({ page, mockApi }) => {
    await openView(page, mockApi)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Share and export' }).click()
    await page.getByRole('menuitem', { name: `Download ${kind}` }).click()
    const file = await (await download).path()
    const text = await readFile(file, 'utf8')
    expect(file).toBeTruthy()
    if (ending === 'json') {
      const saved: unknown = JSON.parse(text)
      expect(saved).toHaveProperty('training_jobs.length', SHOWN_JOBS.length)
      expect(text).toContain('[{"in":'.repeat(1000))
    } else {
      expect(text).toContain(`"'=cmd|""/c calc""!A1"`)
    }
  })
}

for (const [skew, hours] of [
  ['ahead of', 24],
  ['behind', -24],
] as const) {
  test(`a clock a day ${skew} the viewer’s tells times as they are`, async ({
    page,
    mockApi,
  }, info) => {
    const now = new Date(
      Date.now() + hours * 3_600_000 + (hours > 0 ? 60_000 : -60_000),
    ).toISOString()
    mockApi.setJobs([aTrainingJob({ name: 'skewed', created_at: now, updated_at: now })])
    await page.goto('/?refresh=off&overview=timeline,trend')
    const row = page.getByRole('row', { name: 'skewed' })
    await expect(row).toContainText(hours > 0 ? 'in 1d' : '1d ago')
    await expect(row).toContainText(hours > 0 ? '0s' : /1d 0h/)
    await expect(page.getByRole('region', { name: 'Trend' })).toBeVisible()
    noteFault(info, {
      fault: `a clock a day ${skew} the viewer’s`,
      sees: (
        await row
          .getByRole('cell')
          .filter({ hasText: /^(?:in 1d|1d .*|0s)$/ })
          .allInnerTexts()
      ).join(', '),
      recovered: 'no failure',
      rowsLost: 1 - (await row.count()),
    })
  })
}
