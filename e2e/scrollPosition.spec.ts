import type { Page } from '@playwright/test'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { columnHeader, errorBanner, pageTop, refresh, tableRegion } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

const OLDEST = Date.parse('2026-03-02T09:00:00.000Z')

/** Job number 0 is the oldest, and each job is a minute newer than the one before. */
const job = (number: number): TrainingJob =>
  aTrainingJob({
    id: `job${number}`,
    name: `run-${number}`,
    created_at: new Date(OLDEST + number * 60_000).toISOString(),
  })
const upTo = (count: number) => Array.from({ length: count }, (_, number) => job(number))

const rowOf = (page: Page, number: number) =>
  page.getByRole('row', { name: `run-${number} `, exact: false }).first()
const newJobs = (page: Page) => page.getByRole('button', { name: /new jobs?$/ })

async function scrollDown(page: Page): Promise<void> {
  await tableRegion(page).hover()
  await page.mouse.wheel(0, 44 * 100 + 13)
  await expect(rowOf(page, 190)).toBeVisible()
}

async function topOf(page: Page, number: number): Promise<number> {
  const box = await rowOf(page, number).boundingBox()
  if (!box) throw new Error(`Row ${number} is not rendered`)
  return box.y
}

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(upTo(300))
  await page.goto('/?refresh=off')
  await expect(rowOf(page, 299)).toBeVisible()
})

test('visible rows do not move when jobs arrive above, and a button leads to the new jobs', async ({
  page,
  mockApi,
}) => {
  await scrollDown(page)
  const top = await topOf(page, 190)

  mockApi.setJobs(upTo(303))
  await refresh(page)
  await expect(newJobs(page)).toHaveAccessibleName('3 new jobs')
  expect(await topOf(page, 190)).toBe(top)

  mockApi.setJobs(upTo(340))
  await refresh(page)
  await expect(newJobs(page)).toHaveAccessibleName('40 new jobs')
  expect(await topOf(page, 190), 'after more new jobs than fit on the screen').toBe(top)

  await newJobs(page).click()
  await expect(rowOf(page, 339)).toBeInViewport()
  await expect(newJobs(page)).toBeHidden()
  await expect(tableRegion(page)).toBeFocused()
})

test('at the top of the table, new jobs appear at once', async ({ page, mockApi }) => {
  mockApi.setJobs(upTo(303))
  await refresh(page)
  await expect(rowOf(page, 302)).toBeInViewport()
  await expect(newJobs(page)).toBeHidden()
})

test('at the top of the table, a poll that recovers from a failure displays its new jobs at once', async ({
  page,
  mockApi,
}) => {
  mockApi.setError('err-500')
  await refresh(page)
  await expect(errorBanner(page)).toBeVisible()
  await settle(page)
  expect(await pageTop(page)).toBe(0)
  mockApi.setJobs(upTo(302))
  mockApi.setError(null)
  await page.getByRole('button', { name: 'Retry now' }).click()
  await expect(errorBanner(page)).toBeHidden()
  await expect(rowOf(page, 301)).toBeInViewport()
  await settle(page)
  expect(await pageTop(page)).toBe(0)
  await expect(newJobs(page)).toBeHidden()
})

test('visible rows stay in place when a poll recovers and adds new jobs', async ({
  page,
  mockApi,
}) => {
  await scrollDown(page)
  const top = await topOf(page, 190)
  mockApi.setError('err-500')
  await refresh(page)
  await expect(errorBanner(page)).toBeVisible()
  await settle(page)
  expect(await topOf(page, 190)).toBe(top)
  mockApi.setJobs(upTo(302))
  mockApi.setError(null)
  await page.getByRole('button', { name: 'Retry now' }).click()
  await expect(newJobs(page)).toHaveAccessibleName('2 new jobs')
  await expect(errorBanner(page)).toBeHidden()
  expect(await topOf(page, 190)).toBe(top)
})

test('a poll moves neither the focus nor the rows, and sorting keeps the scroll position', async ({
  page,
  mockApi,
}) => {
  await scrollDown(page)
  // Its details open, which reduces the list to three columns.
  await rowOf(page, 190).getByRole('cell').nth(3).click()
  await expect(columnHeader(page, 'ID')).toBeHidden()
  const top = await topOf(page, 190)

  mockApi.setJobs(upTo(305).filter(({ id }) => id !== 'job250'))
  await refresh(page)
  await expect(newJobs(page)).toHaveAccessibleName('5 new jobs')
  expect(await topOf(page, 190)).toBe(top)
  await rowOf(page, 190).getByRole('cell').nth(3).click()
  const scrolled = await pageTop(page)
  const header = columnHeader(page, 'Name')
  // A click would scroll the header into view first.
  await header.getByRole('button').dispatchEvent('click')
  await expect(header).toHaveAttribute('aria-sort', 'ascending')
  await expect(rowOf(page, 190)).toHaveAttribute('aria-rowindex', '192')
  await expect(rowOf(page, 190).getByRole('cell').nth(3)).toBeFocused()
  expect(await pageTop(page)).toBe(scrolled)
})
