import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { menuButton, overview, result } from './support/page.ts'
import { pixelsOf } from './support/pixels.ts'
import { expect, test } from './support/test.ts'

const HOUR = 3_600_000
const now = Date.now()
const jobs = ['RUNNING', 'DEPLOYING', 'PENDING', 'COMPLETED', 'FAILED', 'STOPPED', 'PREEMPTED'].map(
  (status, index) =>
    aTrainingJob({
      id: status,
      name: status,
      current_status: `TRAINING_JOB_${status}`,
      created_at: new Date(now - (index + 2) * HOUR).toISOString(),
      updated_at: new Date(now - (index + 1) * HOUR).toISOString(),
    }),
)

const setting = (page: Page) =>
  page.getByRole('menuitemcheckbox', { name: 'Stronger chart patterns', exact: true })

async function swatch(page: Page, kind: string) {
  const entry = overview(page)
    .getByRole('region', { name: 'Timeline' })
    .getByRole('list', { name: 'Legend' })
    .getByRole('listitem')
    .filter({ hasText: kind })
  return (await pixelsOf(page, entry.locator('canvas'))).colors.join(' ')
}

test('stronger patterns are a setting that survives a reload', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off&overview=timeline')
  await expect(result(page)).toHaveText('7 jobs')
  const before = { failed: await swatch(page, 'failed'), running: await swatch(page, 'running') }

  await menuButton(page).click()
  await expect(setting(page)).not.toBeChecked()
  await setting(page).click()
  await expect(setting(page)).toBeHidden()
  await expect.poll(() => swatch(page, 'failed')).not.toBe(before.failed)
  expect(await swatch(page, 'running'), 'a plain color').toBe(before.running)
  const after = await swatch(page, 'failed')

  await page.reload()
  await expect(result(page)).toHaveText('7 jobs')
  await expect.poll(() => swatch(page, 'failed')).toBe(after)
  await menuButton(page).click()
  await expect(setting(page)).toBeChecked()
  await setting(page).click()
  await expect.poll(() => swatch(page, 'failed')).toBe(before.failed)
})
