import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { filterButton, jobCount, palette, removeFilter, result } from './support/page.ts'
import { expect, test } from './support/test.ts'

const NOW = Date.parse('2026-03-04T12:30:00Z')
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString()

/** A job in each status, created and last updated this many hours ago. */
const jobs = (
  [
    ['RUNNING', 100, 1],
    ['RUNNING', 30, 1],
    ['RUNNING', 2, 1],
    ['RUNNING', 0.5, 0.2],
    ['COMPLETED', 50, 10],
    ['FAILED', 3, 2.5],
    ['PENDING', 8, 8],
  ] as const
).map(([status, created, updated]) =>
  aTrainingJob({
    id: `${status}-${created}`.toLowerCase(),
    name: `${status}-${created}`.toLowerCase(),
    current_status: `TRAINING_JOB_${status}`,
    created_at: hoursAgo(created),
    updated_at: hoursAgo(updated),
    ...(created === 30 && { user: { email: 'mei@example.com' } }),
  }),
)

async function search(page: Page, text: string) {
  await page.keyboard.press('Control+k')
  const field = palette(page).getByRole('combobox')
  await expect(field).toBeFocused()
  await field.fill(text)
}

test.beforeEach(async ({ page, mockApi }) => {
  await page.clock.setFixedTime(NOW)
  mockApi.setJobs(jobs)
})

test('the filter by elapsed time applies to jobs in any status, and says so', async ({ page }) => {
  for (const [span, count] of [
    ['1h', 5],
    ['6h', 4],
    ['1d', 3],
  ] as const) {
    await page.goto(`/?refresh=off&longer=${span}`)
    await expect(result(page)).toHaveText(jobCount(count))
    await expect(removeFilter(page, `Elapsed at least: ${span}`)).toBeVisible()
  }
  await page.goto('/?refresh=off')
  await filterButton(page).click()
  await page.getByRole('option', { name: 'Elapsed at least', exact: true }).click()
  await page.getByRole('option', { name: '3d 1', exact: true }).click()
  await expect(page).toHaveURL('/?refresh=off&longer=3d')
})

test('one command of the palette filters by running time', async ({ page }) => {
  for (const [address, typed, name, url, count] of [
    ['', 'running longer', 'Running, elapsed at least 1h 3', '&status=running&longer=1h', 3],
    ['', 'longer than 1d', 'Running, elapsed at least 1d 2', '&status=running&longer=1d', 2],
    [
      '&status=active',
      'longer 6h',
      'Running, elapsed at least 6h 2',
      '&status=running&longer=6h',
      2,
    ],
    [
      '&user=mei@example.com',
      'running longer than 1d',
      'Running, elapsed at least 1d 1',
      '&user=mei@example.com&status=running&longer=1d',
      1,
    ],
    // The response contains no running jobs, so there is no count.
    [
      '&status=failed',
      'longer than 3d',
      'Running, elapsed at least 3d',
      '&status=running&longer=3d',
      1,
    ],
  ] as const) {
    await page.goto(`/?refresh=off${address}`)
    await expect(result(page)).toHaveText(/\d/)
    await search(page, typed)
    await expect(palette(page).getByRole('option').first()).toHaveAccessibleName(name)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(`/?refresh=off${url}`)
    await expect(result(page)).toHaveText(jobCount(count))
  }

  // A second run removes both filters.
  await search(page, 'longer than 3d')
  await expect(palette(page).getByRole('option').first()).toHaveAccessibleName(
    'Running, elapsed at least 3d on 1',
  )
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off')
})
