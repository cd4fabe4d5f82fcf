import { FIELD_KEYS } from '#src/jobs/fields.ts'
import { INPUT_CLASSES, UNTRUSTED_JOBS } from '#src/testing/untrustedJobs.ts'
import { withRows } from '#src/testing/wireErrors.ts'
import { details, jobCount, result, searchBox, table } from './support/page.ts'
import { expect, test } from './support/test.ts'
import { expectNoMarkup, hasDetails, recordDialogs } from './support/untrusted.ts'

// One test for each class of untrusted input. The nightly run also tests the details of every job, the exports, the
// wall and the palette.
for (const inputClass of INPUT_CLASSES) {
  test(`untrusted input is displayed only as text: ${inputClass}`, async ({ page, mockApi }) => {
    const jobs = UNTRUSTED_JOBS.filter((job) => job.class === inputClass)
    const dialogs = recordDialogs(page)
    mockApi.setError(withRows(jobs.filter(hasDetails).map(({ json }) => json)))
    // Sorts by every field, so that each is compared.
    await page.goto(`/?refresh=off&sort=${FIELD_KEYS.join(',')}`)
    await expect(result(page)).toHaveText(jobCount(jobs.filter(hasDetails).length))

    await table(page).getByRole('link').first().click()
    await expect(details(page).getByRole('region', { name: 'Raw JSON' })).toBeVisible()
    await details(page).getByRole('button', { name: 'Close details' }).click()

    mockApi.setError(withRows(jobs.map(({ json }) => json)))
    await page.goto('/?refresh=off&overview=now,failures')
    await expect(result(page)).toHaveText(jobCount(jobs.length))
    await expect(page.getByRole('region', { name: 'Now', exact: true })).toBeVisible()
    await expectNoMarkup(page, dialogs)
    await searchBox(page).fill('<img')
    await expect(page).toHaveURL(/q=/)
    await expectNoMarkup(page, dialogs)
  })
}
