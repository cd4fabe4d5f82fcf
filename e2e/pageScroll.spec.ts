import type { Locator, Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { part } from './support/overview.ts'
import {
  chips,
  columnHeader,
  details,
  errorBanner,
  jobCount,
  overview,
  pageTop,
  presets,
  refresh,
  result,
  row,
  scrollPage,
  table,
  tableRegion,
} from './support/page.ts'
import { settle } from './support/settle.ts'
import { painted } from './support/shifts.ts'
import { expect, test } from './support/test.ts'

// The page scrolls as a whole: important controls stay in view, and visible rows stay in place.

const COUNT = 300

/** Returns the jobs. Job 0 is the newest. Every third has failed with a different error, up to `kinds` of them. */
const jobs = (kinds: number) =>
  Array.from({ length: COUNT }, (_, n) =>
    aTrainingJob({
      id: `job${n}`,
      name: `run-${n}`,
      created_at: new Date(Date.parse('2026-03-02T09:00:00Z') - n * 60_000).toISOString(),
      current_status: n % 3 === 0 ? 'TRAINING_JOB_FAILED' : 'TRAINING_JOB_RUNNING',
      error_message:
        n % 3 === 0 ? `Kind${String.fromCodePoint(65 + ((n / 3) % kinds))}Error: step ${n}` : null,
    }),
  )

const rowOf = (page: Page, n: number) => row(page, `run-${n} `)
const partButton = (page: Page, name: string) =>
  overview(page)
    .getByRole('group', { name: 'Parts of the overview' })
    .getByRole('button', { name, exact: true })

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('The element is not displayed')
  return box
}

const topOf = async (locator: Locator) => (await boxOf(locator)).y
const endOf = async (locator: Locator) => {
  const { y, height } = await boxOf(locator)
  return y + height
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(result(page)).toHaveText(jobCount(COUNT))
  await settle(page)
}

test.beforeEach(async ({ mockApi }) => {
  mockApi.setJobs(jobs(3))
})

test('tabs, filters and the table’s header stay in view, also with a table wider than the window', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1000, height: 800 })
  await open(page, '/?refresh=off&overview=now')
  await expect(part(page, 'Now')).toBeVisible()
  await scrollPage(page, { top: 6000, left: 300 })
  await expect(rowOf(page, 130)).toBeInViewport()
  await expect(presets(page)).toBeInViewport({ ratio: 1 })
  await expect(result(page)).toBeInViewport({ ratio: 1 })
  await expect(columnHeader(page, 'Name')).toBeInViewport({ ratio: 1 })
  await expect(part(page, 'Now')).not.toBeInViewport()
  // No row is visible between the filters and the header.
  const gap = (await topOf(columnHeader(page, 'Name'))) - (await endOf(result(page)))
  expect(gap).toBeLessThan(16)
  // The first columns stay too.
  expect((await boxOf(columnHeader(page, 'Status'))).x).toBe(36)
})

test('only the document scrolls, except for the details and a timeline with many lanes', async ({
  page,
}) => {
  await open(page, '/?refresh=off&overview=now,timeline,trend,queue,failures&open=job3')
  await expect(details(page).getByRole('heading', { name: 'run-3', exact: true })).toBeVisible()
  await expect(part(page, 'Failures')).toBeAttached()
  const scrollers = await page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
      .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowY))
      .filter((element) => !element.closest('aside') && !element.querySelector('canvas'))
      .map(({ className }) => className),
  )
  expect(scrollers).toEqual([])
})

test('the details stay next to the list, as high as the window allows, and scroll separately', async ({
  page,
}) => {
  await open(page, '/?refresh=off&overview=now,queue&open=job3')
  const panel = details(page)
  await expect(panel.getByRole('heading', { name: 'run-3', exact: true })).toBeVisible()
  const box = await boxOf(panel)
  expect(box.y + box.height).toBe(900)
  expect(box.x + box.width).toBe(1440)
  expect(box.height, 'also beside the overview').toBeGreaterThan(500)
  await scrollPage(page, { top: 5000 })
  await expect(rowOf(page, 110)).toBeInViewport()
  expect(await boxOf(panel)).toEqual(box)
  await panel.getByRole('tabpanel', { name: 'Overview' }).hover()
  await page.mouse.wheel(0, 5000)
  await expect(panel.getByRole('region', { name: 'Raw JSON' })).toBeInViewport()
  expect(await pageTop(page)).toBe(5000)
})

test('the focused element isn’t hidden behind the parts that stay in view', async ({ page }) => {
  await open(page, '/?refresh=off&status=running,failed')
  await expect(chips(page)).toBeVisible()
  await tableRegion(page).focus()
  await page.keyboard.press('End')
  await expect(rowOf(page, 299).getByRole('cell').nth(1)).toBeFocused()
  for (let count = 0; count < 20; count += 1) await page.keyboard.press('ArrowUp')
  const cell = rowOf(page, 279).getByRole('cell').nth(1)
  await expect(cell).toBeFocused()
  expect(await topOf(cell)).toBeGreaterThanOrEqual(await endOf(columnHeader(page, 'Name')))
  // The selection bar at the bottom.
  await page.keyboard.press('x')
  const bar = page.getByRole('region', { name: 'Selected jobs' })
  await expect(bar).toBeInViewport({ ratio: 0.95 })
  await page.keyboard.press('Home')
  for (let count = 0; count < 30; count += 1) await page.keyboard.press('ArrowDown')
  await expect(rowOf(page, 30).getByRole('cell').nth(1)).toBeFocused()
  expect(await endOf(rowOf(page, 30))).toBeLessThanOrEqual(await topOf(bar))
})

test('Page Down leaves a row in view', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, '/?refresh=off')
  const last = await endOf(columnHeader(page, 'Name'))
  await page.keyboard.press('PageDown')
  await expect.poll(() => pageTop(page)).toBeGreaterThan(300)
  // 900 px less the parts that stay in view, and a row of 44 px.
  expect(await pageTop(page)).toBe(900 - last - 44)
  await page.keyboard.press('PageUp')
  await expect.poll(() => pageTop(page)).toBe(0)
})

test('page keys work from a checkbox, and Space if it presses nothing else', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, '/?refresh=off')
  const step = 900 - (await endOf(columnHeader(page, 'Name'))) - 44
  await page.keyboard.press('Space')
  await expect.poll(() => pageTop(page)).toBe(step)
  await page.keyboard.press('Shift+Space')
  await expect.poll(() => pageTop(page)).toBe(0)
  const checkbox = rowOf(page, 0).getByRole('checkbox')
  await checkbox.focus()
  await page.keyboard.press('Space')
  await expect(checkbox).toBeChecked()
  expect(await pageTop(page)).toBe(0)
  await page.keyboard.press('Space')
  await expect(checkbox).not.toBeChecked()
  await page.keyboard.press('PageDown')
  await expect.poll(() => pageTop(page)).toBe(step)
})

test('two quick presses of Page Down scroll as far as two slow ones', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await open(page, '/?refresh=off')
  const step = 900 - (await endOf(columnHeader(page, 'Name'))) - 44
  await page.keyboard.press('PageDown')
  await expect.poll(() => pageTop(page), { intervals: [0] }).toBeGreaterThan(0)
  await page.keyboard.press('PageDown')
  await expect.poll(() => pageTop(page)).toBe(2 * step)
})

test('Page Down leaves a row in view during an outage too', async ({ page, mockApi }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, '/?refresh=off')
  mockApi.setError('err-500')
  await refresh(page)
  await expect(errorBanner(page)).toBeVisible()
  const last = await endOf(columnHeader(page, 'Name'))
  await page.keyboard.press('PageDown')
  await expect.poll(() => pageTop(page)).toBe(900 - last - 44)
})

test('a part that is switched on scrolls into view, and one that is switched off moves nothing above it', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 900, height: 700 })
  await open(page, '/?refresh=off&overview=now,timeline,trend')
  await expect(part(page, 'Trend')).toBeAttached()
  await partButton(page, 'Failures').click()
  await expect(part(page, 'Failures')).toBeInViewport({ ratio: 0.9 })
  expect(await pageTop(page)).toBeGreaterThan(0)
  expect(await topOf(part(page, 'Failures'))).toBeGreaterThan(await endOf(result(page)))

  await partButton(page, 'Failures').scrollIntoViewIfNeeded()
  await scrollPage(page, { top: 0 })
  const button = await boxOf(partButton(page, 'Timeline'))
  await partButton(page, 'Timeline').click()
  await expect(part(page, 'Timeline')).toBeHidden()
  expect(await boxOf(partButton(page, 'Timeline'))).toEqual(button)
})

test('an overview that opens above the visible rows scrolls into view', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, '/?refresh=off')
  await scrollPage(page, { top: 4000 })
  await expect(rowOf(page, 95)).toBeInViewport()
  await page.keyboard.press('o')
  await expect(partButton(page, 'Now')).toBeInViewport({ ratio: 1 })
  expect(await topOf(partButton(page, 'Now'))).toBeGreaterThan(await endOf(result(page)))
})

test('visible rows stay in place when a poll makes the overview higher', async ({
  page,
  mockApi,
}) => {
  await page.setViewportSize({ width: 1000, height: 700 })
  await open(page, '/?refresh=off&overview=failures')
  await expect(part(page, 'Failures')).toBeVisible()
  await scrollPage(page, { top: 4000 })
  await expect(rowOf(page, 90)).toBeInViewport()
  await settle(page)
  const top = await topOf(rowOf(page, 90))
  const height = (await boxOf(overview(page))).height
  mockApi.setJobs(jobs(8))
  await refresh(page)
  await expect.poll(async () => (await boxOf(overview(page))).height).not.toBe(height)
  await painted(page)
  expect(await topOf(rowOf(page, 90))).toBe(top)
})

test('the notice of a failed poll is above the grayed-out old data, and covers nothing', async ({
  page,
  mockApi,
}) => {
  await open(page, '/?refresh=off&overview=now&open=job3')
  await expect(part(page, 'Now')).toBeVisible()
  await expect(details(page).getByRole('heading', { name: 'run-3', exact: true })).toBeVisible()
  for (const top of [0, 3000]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await test.step(`scrolled by ${top} px`, async () => {
      await scrollPage(page, { top })
      const first = rowOf(page, top === 0 ? 0 : 65)
      await expect(first).toBeAttached()
      await settle(page)
      const before = await boxOf(first)
      mockApi.setError('err-500')
      await refresh(page)
      await expect(errorBanner(page)).toBeInViewport({ ratio: 1 })
      await painted(page)
      const notice = await boxOf(errorBanner(page).locator('..'))
      // At the top, the list makes room for it, once. Otherwise, visible rows stay in place.
      expect((await boxOf(first)).y - before.y).toBe(top === 0 ? notice.height : 0)
      expect(notice.y).toBeGreaterThanOrEqual(await endOf(presets(page)))
      for (const below of [
        result(page),
        columnHeader(page, 'Name'),
        details(page),
        ...(top === 0 ? [partButton(page, 'Now'), first] : []),
      ]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect(await topOf(below)).toBeGreaterThanOrEqual(notice.y + notice.height)
      }
      const old = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'))
        probe.style.color = 'var(--old)'
        const { color } = getComputedStyle(probe)
        probe.remove()
        return color
      })
      await expect(table(page)).toHaveCSS('color', old)
      await expect(result(page)).toHaveCSS('color', old)
      await expect(part(page, 'Now')).toHaveCSS('color', old)
      await expect(details(page)).toHaveCSS('color', old)

      mockApi.setError(null)
      await page.getByRole('button', { name: 'Retry now' }).click()
      await expect(errorBanner(page)).toBeHidden()
      await painted(page)
      expect(await boxOf(first)).toEqual(before)
      expect(await pageTop(page)).toBe(top)
      await expect(result(page)).not.toHaveCSS('color', old)
      await expect(details(page)).not.toHaveCSS('color', old)
    })
  }
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true })

  test('only the tabs stay in view, as wide as the screen', async ({ page }) => {
    await open(page, '/?refresh=off')
    await scrollPage(page, { top: 3000, left: 200 })
    await expect(presets(page)).toBeInViewport({ ratio: 0.9 })
    await expect(result(page)).not.toBeInViewport()
    expect(await endOf(presets(page))).toBeLessThan(94)
    expect(await page.evaluate(() => scrollX)).toBe(0)
    const { x, width } = await boxOf(presets(page))
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(390)
  })

  test('a failed poll leaves search and filters in view', async ({ page, mockApi }) => {
    await open(page, '/?refresh=off')
    const before = await topOf(result(page))
    mockApi.setError('err-500')
    await refresh(page)
    await expect(errorBanner(page)).toBeInViewport({ ratio: 1 })
    await expect(result(page)).toBeInViewport({ ratio: 1 })
    expect(await topOf(result(page))).toBeGreaterThan(await endOf(errorBanner(page)))
    mockApi.setError(null)
    await page.getByRole('button', { name: 'Retry now' }).click()
    await expect(errorBanner(page)).toBeHidden()
    expect(await topOf(result(page))).toBe(before)
  })

  test('a window that becomes higher moves nothing, although chips were added', async ({
    page,
  }) => {
    await open(page, '/?refresh=off')
    await page.getByRole('searchbox').fill('run')
    await expect(chips(page)).toBeVisible()
    await page.getByRole('searchbox').blur()
    await settle(page)
    await scrollPage(page, { top: 3000 })
    await expect.poll(() => pageTop(page)).toBe(3000)
    await painted(page)
    // Simulates a collapsing address bar.
    await page.setViewportSize({ width: 390, height: 756 })
    await painted(page)
    expect(await pageTop(page)).toBe(3000)
  })

  test('details cover the page, and closing them restores the scroll position', async ({
    page,
  }) => {
    await open(page, '/?refresh=off')
    await scrollPage(page, { top: 3000 })
    await settle(page)
    const link = rowOf(page, 42).getByRole('link')
    const top = await topOf(link)
    await link.click()
    await expect(details(page)).toBeVisible()
    expect(await boxOf(details(page))).toEqual({ x: 0, y: 0, width: 390, height: 700 })
    await details(page).getByRole('button', { name: 'Close details' }).click()
    await expect(details(page)).toBeHidden()
    expect(await topOf(link)).toBe(top)
  })
})
