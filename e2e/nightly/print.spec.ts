import { createOrganization } from '#src/demo/organization.ts'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { INVALID_ROWS, UNTRUSTED_JOBS } from '#src/testing/untrustedJobs.ts'
import { withRows } from '#src/testing/wireErrors.ts'
import { details, jobCount, result } from '../support/page.ts'
import { beginPrinting, countPages, endPrinting, printout } from '../support/printing.ts'
import { expect, test } from '../support/test.ts'
import { expectNoMarkup, recordDialogs } from '../support/untrusted.ts'

const PAPER = { format: 'A4', preferCSSPageSize: true }

test('2,000 of 100,000 jobs fill pages, and the printout names the others', async ({
  page,
  mockApi,
}) => {
  test.slow()
  const now = Date.now()
  mockApi.setJobs(createOrganization({ seed: 1, jobs: 100_000, start: now }).jobsAt(now))
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(100_000), { timeout: 60_000 })
  await beginPrinting(page)
  await expect(printout(page).locator('tbody tr')).toHaveCount(2000)
  await expect(printout(page)).toContainText('98,000 more jobs are not printed.')
  await endPrinting(page)
  const pages = countPages(await page.pdf(PAPER))
  expect(pages).toBeGreaterThan(50)
  expect(pages).toBeLessThan(400)
  await expect(printout(page)).toHaveCount(0)
})

test('untrusted jobs print as text', async ({ page, mockApi }) => {
  const dialogs = recordDialogs(page)
  mockApi.setError(withRows([...UNTRUSTED_JOBS, ...INVALID_ROWS].map(({ json }) => json)))
  await page.goto(`/?refresh=off&cols=${FIELD_KEYS.join(',')}`)
  await expect(result(page)).toHaveText(jobCount(UNTRUSTED_JOBS.length))
  await beginPrinting(page)
  await expect(printout(page).locator('tbody tr')).toHaveCount(UNTRUSTED_JOBS.length)
  await expect(printout(page)).toContainText('in an unexpected format')
  await expectNoMarkup(page, dialogs)
  await endPrinting(page)
  const pages = countPages(await page.pdf(PAPER))
  expect(pages).toBeGreaterThan(1)
  expect(pages).toBeLessThan(200)
})

test('an error message of a million characters is printed up to the end of its fold', async ({
  page,
  mockApi,
}) => {
  test.slow()
  const message = Array.from({ length: 20_000 }, (_, line) => `line ${line} ${'x'.repeat(40)}`)
  const job = aTrainingJob({
    id: 'long1',
    current_status: 'TRAINING_JOB_FAILED',
    error_message: [...message, 'ValueError: the end'].join('\n'),
  })
  mockApi.setJobs([job])
  await page.goto('/?refresh=off&open=long1')
  await expect(details(page).getByText('ValueError: the end').first()).toBeVisible()
  await beginPrinting(page)
  const text = await printout(page).innerText()
  expect(text).toContain('line 5000 ')
  expect(text).toContain('lines hidden. Copying includes the full text.')
  expect(text).toContain('ValueError: the end')
  await endPrinting(page)
  expect(countPages(await page.pdf(PAPER))).toBeGreaterThan(50)
})
