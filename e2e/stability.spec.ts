import type { Locator, Page } from '@playwright/test'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { MockApi } from '#src/demo/server.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { details, errorBanner, filters, row, scrollPage, tableRegion } from './support/page.ts'
import { settle } from './support/settle.ts'
import { painted, watchShifts, type Shift } from './support/shifts.ts'
import { expect, test } from './support/test.ts'

// Whatever a poll changes, nothing moves that a user is reading or using: focus, scroll positions and selected text
// stay the same.

const NOW = Date.parse('2026-03-02T12:00:00Z')
const POLLS = 50
const INTERVAL = 5000
const SECOND = 1000
const MINUTE = 60 * SECOND

/** The job whose details are open; it keeps running. */
const OPEN = 60

const iso = (time: number) => new Date(time).toISOString()

/** Jobs up to this one were created before NOW, this far apart; after that, one every other poll. */
const OLD = 120
const APART = 6.6 * MINUTE

function createdAt(number: number): number {
  return number < OLD ? NOW - (OLD - number) * APART : NOW + (number - OLD) * 2 * INTERVAL
}

/**
 * Returns when a job ends. Every third keeps running. Ended jobs of the older half took a little longer
 * than some running job has run so far, which therefore passes them in the order by elapsed time; the
 * others end while they are polled.
 */
function endOf(number: number): number {
  if (number % 3 === 0 || number >= OLD) return Infinity
  if (number <= OLD / 2)
    return createdAt(number) + (number - 1) * APART + (number % 5) * 50 * SECOND
  return NOW + ((number % 11) + 1) * 40 * SECOND
}

function jobAt(number: number, now: number): TrainingJob {
  const created = createdAt(number)
  const ends = endOf(number)
  const age = now - created
  const active = age < 20 * SECOND ? 'PENDING' : age < 40 * SECOND ? 'DEPLOYING' : 'RUNNING'
  const hasFailed = number % 4 === 1
  const word = now < ends ? active : hasFailed ? 'FAILED' : 'COMPLETED'
  return aTrainingJob({
    id: `job${number}`,
    name: `run-${number}`,
    user: { email: `user${number % 10}@example.com` },
    created_at: iso(created),
    updated_at: iso(Math.min(now, ends)),
    current_status: `TRAINING_JOB_${word}`,
    error_message: word === 'FAILED' ? `RuntimeError: step ${number} failed` : null,
    checkpoint_sync_status: Math.floor(now / INTERVAL) % 2 === 0 ? 'SYNCING' : 'COMPLETED',
  })
}

/** Returns the API's jobs at a poll: one is new every other time, and a few are removed. */
function jobsAt(poll: number): readonly TrainingJob[] {
  const now = NOW + poll * INTERVAL
  const numbers = Array.from({ length: OLD + 1 + Math.floor(poll / 2) }, (_, number) => number)
  return numbers
    .filter((number) => number % 30 !== 7 || number > 2 * poll)
    .map((number) => jobAt(number, now))
    .reverse()
}

const rowOf = (page: Page, number: number) => row(page, `run-${number} `)

async function open(page: Page, mockApi: MockApi, more = ''): Promise<void> {
  mockApi.setJobs(jobsAt(0))
  await page.clock.install({ time: NOW })
  await page.goto(`/?refresh=5s&open=job${OPEN}${more}`)
  await expect(details(page).getByRole('heading', { name: `run-${OPEN}` })).toBeVisible()
  await settle(page)
}

async function pollOnce(page: Page, mockApi: MockApi, jobs: readonly TrainingJob[]): Promise<void> {
  const before = mockApi.requests.length
  mockApi.setJobs(jobs)
  await page.clock.runFor(INTERVAL)
  await expect.poll(() => mockApi.requests.length).toBeGreaterThan(before)
  await settle(page)
  await painted(page)
}

/** Lets several polls follow each other, each with its jobs. Calls `check` after each. */
async function pollOften(page: Page, mockApi: MockApi, check: () => Promise<void>): Promise<void> {
  for (let number = 1; number <= POLLS; number += 1) {
    await pollOnce(page, mockApi, jobsAt(number))
    await check()
  }
}

async function select(element: Locator): Promise<string> {
  await element.evaluate((node) => getSelection()?.selectAllChildren(node))
  return (await element.textContent()) ?? ''
}

/**
 * Returns what must not change over polls, in one round trip: the focus, the selection, and the positions
 * of some elements.
 */
function stateOf(page: Page, elements: readonly Locator[]) {
  return Promise.all([
    page.evaluate(() => ({
      focused: document.activeElement?.ariaLabel ?? document.activeElement?.textContent,
      selected: String(getSelection()),
      scrolled: document.querySelector('aside [role="tabpanel"]')?.scrollTop,
    })),
    ...elements.map((element) => element.boundingBox()),
  ])
}

/** Returns the height of a failed poll's notice including its padding, px. */
async function noticeHeight(page: Page): Promise<number> {
  const box = await errorBanner(page).locator('..').boundingBox()
  return box?.height ?? NaN
}

/** Returns the visible shifts: right-aligned figures grow to the left, and move nothing else. */
function visibleShifts(shifts: readonly Shift[]): string[] {
  return shifts
    .filter(({ from, to }) => from.right !== to.right || from.top !== to.top)
    .map(({ what, from, to }) => `${what} from ${JSON.stringify(from)} to ${JSON.stringify(to)}`)
}

test('50 polls move nothing, with details and a popup open and the list scrolled', async ({
  page,
  mockApi,
}) => {
  await open(page, mockApi)
  const panel = details(page).getByRole('tabpanel', { name: 'Overview' })
  await scrollPage(page, { top: 44 * 30 + 13 })
  await panel.evaluate((box) => box.scrollTo(0, 60))
  await filters(page).getByRole('button', { name: 'Status' }).click()
  const field = page.getByRole('combobox', { name: 'Search statuses' })
  await expect(field).toBeFocused()
  const list = page.getByRole('listbox', { name: 'Statuses' })
  await expect(list.getByRole('option').first()).toBeVisible()
  await list.getByRole('option').last().scrollIntoViewIfNeeded()
  const text = await select(details(page).getByRole('button', { name: 'user0@example.com' }))
  await settle(page)
  await painted(page)

  const shifts = await watchShifts(page)
  const inView = rowOf(page, 75)
  const option = list.getByRole('option').first()
  const before = await stateOf(page, [inView, option])
  expect(before[0]).toMatchObject({ focused: 'Search statuses', selected: text })
  await pollOften(page, mockApi, async () => {
    expect(await stateOf(page, [inView, option])).toEqual(before)
  })
  await expect(page.getByRole('button', { name: /new jobs$/ })).toBeVisible()
  expect(visibleShifts(await shifts.jsonValue())).toEqual([])
})

test('sorted by elapsed time, 50 polls that reorder the rows keep focus and selection in their rows', async ({
  page,
  mockApi,
}) => {
  await open(page, mockApi, '&sort=-elapsed')
  const focused = rowOf(page, 31)
  await expect(async () => {
    await tableRegion(page).hover()
    await page.mouse.wheel(0, 440)
    await expect(focused).toBeInViewport({ timeout: 1 })
  }).toPass({ intervals: [0] })
  // Until the end of scrolling is detected, rows can reuse each other's elements.
  await page.clock.runFor(SECOND)
  await settle(page)
  const cell = focused.getByRole('cell', { name: 'Completed' })
  await cell.evaluate((element) => element.focus({ preventScroll: true }))
  const text = await select(cell)
  await settle(page)
  await painted(page)

  const shifts = await watchShifts(page)
  const index = await focused.getAttribute('aria-rowindex')
  const before = await stateOf(page, [cell])
  expect(before[0]).toMatchObject({ focused: text, selected: text })
  await pollOften(page, mockApi, async () => {
    expect(await stateOf(page, [cell])).toEqual(before)
  })
  await expect(cell).toBeFocused()
  await expect(focused, 'others passed it').not.toHaveAttribute('aria-rowindex', String(index))
  // Rows that pass others move. Nothing else does, including the headers.
  const others = (await shifts.jsonValue()).filter(({ what }) => !what.startsWith('tbody:'))
  expect(visibleShifts(others)).toEqual([])
})

test('a job that starts moves nothing, and one that fails keeps focus, scroll and selection', async ({
  page,
  mockApi,
}) => {
  const others = jobsAt(0).filter(({ id }) => id !== `job${OPEN}`)
  const jobs = (word: string, error_message: string | null = null) => [
    ...others,
    { ...jobAt(OPEN, NOW), current_status: `TRAINING_JOB_${word}`, error_message },
  ]
  await open(page, mockApi)
  await pollOnce(page, mockApi, jobs('PENDING'))
  await expect(details(page)).toContainText('1st of ')
  const focus = details(page).getByRole('button', { name: 'Copy Updated in UTC' })
  await focus.focus()
  const panel = details(page).getByRole('tabpanel', { name: 'Overview' })
  await panel.evaluate((box) => box.scrollTo(0, 60))
  const user = details(page).getByRole('button', { name: 'user0@example.com' })
  const text = await select(user)
  await painted(page)

  const shifts = await watchShifts(page)
  const before = await stateOf(page, [focus])
  expect(before[0]).toMatchObject({ focused: 'Copy Updated in UTC', selected: text })
  for (const word of ['PENDING', 'DEPLOYING', 'RUNNING', 'RUNNING']) {
    await pollOnce(page, mockApi, jobs(word))
    expect(await stateOf(page, [focus])).toEqual(before)
  }
  expect(visibleShifts(await shifts.jsonValue())).toEqual([])

  // The reason is added above the visible rows, which stay in place: the browser scrolls by its height.
  const box = await user.boundingBox()
  for (let count = 0; count < 2; count += 1) {
    await pollOnce(page, mockApi, jobs('FAILED', 'RuntimeError: step 60 failed'))
    await expect(details(page)).toContainText('RuntimeError: step 60 failed')
    const [now] = await stateOf(page, [])
    expect(now).toMatchObject({ focused: 'Copy Updated in UTC', selected: text })
    expect(await user.boundingBox()).toEqual(box)
  }
})

for (const top of [0, 500]) {
  test(`scrolled by ${top} px, a poll that fails moves ${top === 0 ? 'the list once' : 'no row'}`, async ({
    page,
    mockApi,
  }) => {
    await open(page, mockApi)
    await scrollPage(page, { top })
    const focused = rowOf(page, top === 0 ? 115 : 100)
    await focused.getByRole('link').evaluate((link) => link.focus({ preventScroll: true }))
    await settle(page)
    await painted(page)
    const shifts = await watchShifts(page)
    const before = await focused.boundingBox()
    for (const scenario of ['err-500', 'err-429', 'err-502'] as const) {
      mockApi.setError(scenario)
      await page.clock.runFor(INTERVAL)
      await expect(errorBanner(page)).toBeVisible()
      await settle(page)
      await painted(page)
      const now = await focused.boundingBox()
      expect((now?.y ?? NaN) - (before?.y ?? NaN)).toBe(top === 0 ? await noticeHeight(page) : 0)
      mockApi.setError(null)
      await page.clock.runFor(MINUTE)
      await expect(errorBanner(page)).toBeHidden()
      await settle(page)
      await painted(page)
      expect(await focused.boundingBox()).toEqual(before)
    }
    await expect(focused.getByRole('link')).toBeFocused()
    if (top === 0) return
    // The parts that stay in view above and next to the rows move.
    const rows = (await shifts.jsonValue()).filter(({ what }) => what.startsWith('tbody:'))
    expect(visibleShifts(rows)).toEqual([])
  })
}

test('a poll that removes the focused element moves the focus on', async ({ page, mockApi }) => {
  await open(page, mockApi)
  await details(page).getByRole('button', { name: 'Copy command: truss train stop' }).focus()
  mockApi.setJobs([{ ...jobAt(OPEN, NOW), current_status: 'TRAINING_JOB_STOPPED' }])
  await page.keyboard.press('r')
  await expect(
    details(page).getByRole('button', { name: 'Copy command: truss train stop' }),
  ).toBeHidden()
  await expect(details(page).getByRole('tabpanel', { name: 'Overview' })).toBeFocused()

  mockApi.setError('err-500')
  await page.keyboard.press('r')
  const tryNow = page.getByRole('button', { name: 'Retry now' })
  await tryNow.focus()
  mockApi.setError(null)
  await page.keyboard.press('Enter')
  await expect(tryNow).toBeHidden()
  await expect(page.getByRole('main')).toBeFocused()
})
