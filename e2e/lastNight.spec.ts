import type { Locator } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { columnHeader, filters, jobCount, preset, result, row } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** In Berlin, an hour ahead of UTC, it is 09:30 on a Tuesday. */
const NOW = '2026-03-10T08:30:00Z'

const ME = 'ada@example.com'
const REASON = 'ValueError: loss is NaN at step 1200'

/** By name: the user, and the time in UTC at which the job was created. All but one have failed. */
const JOBS = {
  'mine, last night': [ME, '2026-03-09T22:10:00Z'],
  'mine, of the afternoon': [ME, '2026-03-09T15:00:00Z'],
  'of another user': ['max@example.com', '2026-03-09T23:00:00Z'],
  'mine, running': [ME, '2026-03-10T01:00:00Z'],
} as const

test.beforeEach(async ({ page, mockApi }) => {
  await page.clock.setFixedTime(NOW)
  mockApi.setJobs(
    Object.entries(JOBS).map(([name, [email, createdAt]], index) =>
      aTrainingJob({
        id: `job${index}`,
        name,
        user: { email },
        current_status: name === 'mine, running' ? 'TRAINING_JOB_RUNNING' : 'TRAINING_JOB_FAILED',
        created_at: createdAt,
        updated_at: createdAt,
        error_message:
          name === 'mine, running' ? null : `Traceback (most recent call last):\n${REASON}`,
      }),
    ),
  )
})

test('finding my failed jobs of last night, and the reasons, takes four clicks', async ({
  page,
}) => {
  await page.addInitScript((me) => localStorage.setItem('me', me), ME)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(4))
  const clicks: Locator[] = [
    preset(page, 'Failed'),
    filters(page).getByRole('button', { name: 'Mine', exact: true }),
    filters(page).getByRole('button', { name: 'Time', exact: true }),
    page.getByRole('option', { name: /^Last night/ }),
  ]
  for (const target of clicks) await target.click()
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(row(page, 'mine, last night').getByText(REASON)).toBeInViewport()
  await expect(columnHeader(page, 'Error')).toBeInViewport({ ratio: 1 })
})
