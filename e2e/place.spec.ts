import type { Page } from '@playwright/test'
import type { TrainingJob } from '../src/contract/trainingJob.ts'
import { aTrainingJob } from '../src/demo/job.ts'
import { expect, test } from './support/test.ts'

const NEWEST = Date.parse('2026-03-02T09:00:00.000Z')

/** Job number 0 is the oldest. */
const job = (number: number): TrainingJob =>
  aTrainingJob({
    id: `job${number}`,
    name: `run-${number}`,
    created_at: new Date(NEWEST + number * 60_000).toISOString(),
  })
const upTo = (count: number) => Array.from({ length: count }, (_, number) => job(number))

const rowOf = (page: Page, number: number) =>
  page.getByRole('row', { name: `run-${number} `, exact: false }).first()

/** Leads to where row 190 of 300 is in view. */
async function scrollDown(page: Page) {
  const table = page.getByRole('region', { name: 'Training jobs' })
  await table.hover()
  await page.mouse.wheel(0, 44 * 100 + 13)
  await expect(rowOf(page, 190)).toBeVisible()
  return table
}

async function refresh(page: Page) {
  await page.getByRole('button', { name: 'Refresh now' }).click()
}

/** Where on the screen a row stands, px. */
async function topOf(page: Page, number: number): Promise<number> {
  const box = await rowOf(page, number).boundingBox()
  if (!box) throw new Error(`Row ${number} is not drawn`)
  return box.y
}

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(upTo(300))
  await page.goto('/?refresh=off')
  await expect(rowOf(page, 299)).toBeVisible()
})

test('the row under the reader’s eyes stays when jobs arrive, and a pill leads up to them', async ({
  page,
  mockApi,
}) => {
  const table = await scrollDown(page)
  const top = await topOf(page, 190)

  mockApi.setJobs(upTo(303))
  await refresh(page)
  const pill = page.getByRole('button', { name: '3 new jobs' })
  await expect(pill).toBeVisible()
  expect(await topOf(page, 190)).toBe(top)

  mockApi.setJobs(upTo(340))
  await refresh(page)
  await expect(page.getByRole('button', { name: '40 new jobs' })).toBeVisible()
  expect(await topOf(page, 190), 'also when a whole screen of them arrives').toBe(top)

  await page.getByRole('button', { name: '40 new jobs' }).click()
  await expect(rowOf(page, 339)).toBeInViewport()
  await expect(page.getByRole('button', { name: /new jobs?$/ })).toBeHidden()
  await expect(table).toBeFocused()
})

test('at the top of the table, new jobs just come in', async ({ page, mockApi }) => {
  mockApi.setJobs(upTo(303))
  await refresh(page)
  await expect(rowOf(page, 302)).toBeInViewport()
  await expect(page.getByRole('button', { name: /new jobs?$/ })).toBeHidden()
})

test('the focus and its place survive a poll, and the scroll position a sort', async ({
  page,
  mockApi,
}) => {
  const table = await scrollDown(page)
  await rowOf(page, 190).getByRole('cell').nth(4).click()
  const top = await topOf(page, 190)

  mockApi.setJobs(upTo(305).filter(({ id }) => id !== 'job250'))
  await refresh(page)
  await expect(page.getByRole('button', { name: '5 new jobs' })).toBeVisible()
  expect(await topOf(page, 190)).toBe(top)
  await rowOf(page, 190).getByRole('cell').nth(4).click()
  const scrolled = await table.evaluate(({ scrollTop }) => scrollTop)
  const header = page.getByRole('columnheader', { name: 'Name' })
  // To click, the test itself would scroll.
  await header.getByRole('button').dispatchEvent('click')
  await expect(header).toHaveAttribute('aria-sort', 'ascending')
  await expect(rowOf(page, 190)).toHaveAttribute('aria-rowindex', '192')
  await expect(rowOf(page, 190).getByRole('cell').nth(4)).toBeFocused()
  expect(await table.evaluate(({ scrollTop }) => scrollTop)).toBe(scrolled)
})
