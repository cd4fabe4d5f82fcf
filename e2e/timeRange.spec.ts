import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { jobCount, result } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'
import {
  createdWithin,
  fewJobs,
  initialSpan,
  jobs,
  PAGE,
  parameter,
  rangeButton,
  rangeItem,
  rangeMenu,
  tabToTimeline,
  timelineBox,
} from './support/timeline.ts'
import { countTimelineRenders, takeTimelineRenders } from './support/timelineRenders.mjs'

const NOW = Date.parse('2026-03-04T12:30:00Z')
const TREND = '/?refresh=off&overview=trend&tz=utc'

/** Created at 06:10, 08:10, 10:10 and 11:10. Ended jobs ended at the given time. */
const ofMorning = [
  aJob('early', 'COMPLETED', '06:10', '09:30'),
  aJob('short', 'FAILED', '08:10', '08:40'),
  aJob('running', 'RUNNING', '10:10', '10:20'),
  aJob('late', 'STOPPED', '11:10', '11:50'),
]

function aJob(name: string, status: string, created: string, updated: string) {
  return aTrainingJob({
    id: name,
    name,
    current_status: `TRAINING_JOB_${status}`,
    created_at: `2026-03-04T${created}:00Z`,
    updated_at: `2026-03-04T${updated}:00Z`,
  })
}

const chart = (page: Page) => page.getByRole('group', { name: /^Jobs created per/ })
const column = (page: Page, hours: string) =>
  chart(page).getByRole('button', { name: new RegExp(`^Mar 4, ${hours}: \\d+ jobs?$`) })

async function middleOf(page: Page, hours: string) {
  const box = await column(page, hours).boundingBox()
  if (!box) throw new Error(`The column of ${hours} is not displayed`)
  return { x: box.x + box.width / 2, y: box.y + 10, bottom: box.y + box.height }
}

/** Returns the point of an hour on the strip below its column. */
const onAxis = ({ x, bottom }: { readonly x: number; readonly bottom: number }) => ({
  x,
  y: bottom + 12,
})

/** Drags from one hour's column to another's, without releasing the button. */
async function dragOver(page: Page, from: string, to: string) {
  const [start, end] = [await middleOf(page, from), await middleOf(page, to)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(end.x, end.y, { steps: 4 })
}

test.describe('on the trend', () => {
  test.beforeEach(async ({ page, mockApi }) => {
    await page.clock.setFixedTime(NOW)
    mockApi.setJobs(ofMorning)
    await page.goto(TREND)
    await expect(chart(page)).toBeVisible()
  })

  test('a drag selects whole hours, and its menu filters by either time', async ({ page }) => {
    await dragOver(page, '10:00 – 11:00', '08:00 – 09:00')
    await expect(chart(page)).toContainText(/Mar 4, 2026, 08:00\s–\s11:00 \(UTC\)/)
    await expect(rangeMenu(page)).toBeHidden()
    await page.mouse.up()
    await expect(rangeMenu(page)).toContainText(/Mar 4, 2026, 08:00\s–\s11:00 \(UTC\)/)
    await expect(rangeItem(page, 'Created in')).toHaveText(/2$/)
    await expect(rangeItem(page, 'Running during')).toHaveText(/3$/)
    expect(parameter(page, 'created'), 'the drag itself filters by nothing').toBeNull()
    expect(await axeInBothThemes(page)).toEqual([])

    await rangeItem(page, 'Running during').click()
    await expect(page).toHaveURL(`${TREND}&during=2026-03-04T08:00Z..2026-03-04T11:00Z`)
    await expect(result(page)).toHaveText(jobCount(3))
    await expect(rangeMenu(page)).toBeHidden()

    await dragOver(page, '10:00 – 11:00', '11:00 – 12:00')
    await page.mouse.up()
    await rangeItem(page, 'Created in').click()
    await expect(result(page)).toHaveText(jobCount(1))
    await page.goBack()
    await expect(result(page)).toHaveText(jobCount(3))
  })

  test('Escape or a click elsewhere dismisses it, and a click on a bar is a click', async ({
    page,
  }) => {
    await dragOver(page, '08:00 – 09:00', '10:00 – 11:00')
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await settle(page)
    await expect(rangeMenu(page)).toBeHidden()
    await expect(page).toHaveURL(TREND)

    await dragOver(page, '08:00 – 09:00', '10:00 – 11:00')
    await page.mouse.up()
    await expect(rangeMenu(page)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(rangeMenu(page)).toBeHidden()
    await expect(chart(page)).not.toContainText('2026')
    await expect(chart(page)).toBeFocused()

    await dragOver(page, '08:00 – 09:00', '10:00 – 11:00')
    await page.mouse.up()
    await expect(rangeMenu(page)).toBeVisible()
    await page.getByRole('heading', { name: 'Trend' }).click()
    await expect(rangeMenu(page)).toBeHidden()
    await expect(page).toHaveURL(TREND)

    await column(page, '08:00 – 09:00').click({ position: { x: 4, y: 3 } })
    await expect(result(page)).toHaveText(jobCount(1))
  })

  test('Shift with the arrow keys selects it', async ({ page }) => {
    await column(page, '11:00 – 12:00').focus()
    await page.keyboard.press('Shift+ArrowLeft')
    await page.keyboard.press('Shift+ArrowLeft')
    await expect(page.locator(':focus')).toHaveAccessibleName('Mar 4, 09:00 – 10:00: 0 jobs')
    await expect(
      page.getByRole('status').filter({ hasText: 'Selected' }),
      'it is announced',
    ).toHaveText(/^Selected Mar 4, 2026, 09:00\s–\s12:00 \(UTC\), 2 jobs created\./)
    await page.keyboard.press('Enter')
    await expect(rangeMenu(page)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await expect(rangeItem(page, 'Running during')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(result(page)).toHaveText(jobCount(3))
    await expect(page).toHaveURL(/during=2026-03-04T09:00Z\.\.2026-03-04T12:00Z/)
    await expect(chart(page)).toBeFocused()

    // Without Shift, the arrow keys move from bar to bar.
    await page.keyboard.press('ArrowLeft')
    await expect(page.locator(':focus')).toHaveAccessibleName(
      /^Mar 4, \d\d:00 – \d\d:00: \d jobs?$/,
    )
    await page.keyboard.press('Shift+ArrowLeft')
    await expect(chart(page)).toContainText('2026')
    await page.keyboard.press('ArrowLeft')
    await expect(chart(page)).not.toContainText('2026')
  })

  test('it replaces a pressed hour', async ({ page }) => {
    await column(page, '08:00 – 09:00').click({ position: { x: 4, y: 3 } })
    await expect(result(page)).toHaveText(jobCount(1))
    await dragOver(page, '06:00 – 07:00', '10:00 – 11:00')
    await page.mouse.up()
    await rangeItem(page, 'Created in').click()
    await expect(result(page)).toHaveText(jobCount(3))
  })
})

test.describe('on the timeline', () => {
  test('a drag on the axis, or with Shift, selects it', async ({ page, mockApi }) => {
    mockApi.setJobs(jobs)
    await countTimelineRenders(page)
    await page.goto(PAGE)
    await expect(result(page)).toHaveText(jobCount(200))
    await initialSpan(page)
    const box = await timelineBox(page)
    const [from, until, y] = [box.x + box.width * 0.3, box.x + box.width * 0.6, box.y + 60]
    await page.keyboard.down('Shift')
    await page.mouse.move(from, y)
    await page.mouse.down()
    await page.mouse.move(from + 50, y)
    await page.mouse.move(until, y)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    await settle(page)
    await expect(rangeMenu(page), 'Escape canceled the drag').toBeHidden()

    await page.mouse.move(from, y)
    await page.mouse.down()
    await page.mouse.move(from + 10, y)
    await takeTimelineRenders(page)
    await page.mouse.move(until, y, { steps: 20 })
    expect(await takeTimelineRenders(page), 'marking renders nothing in React').toBe(0)
    await page.mouse.up()
    await page.keyboard.up('Shift')
    const created = rangeItem(page, 'Created in')
    await expect(created).toHaveText(/\d$/)
    const text = await created.textContent()
    await created.click()
    await expect(page).toHaveURL(/created=/)
    const count = createdWithin(parameter(page, 'created'))
    expect(count).toBeGreaterThan(20)
    expect(count).toBeLessThan(100)
    // oxlint-disable-next-line playwright/prefer-web-first-assertions -- the text before the click
    expect(text).toBe(`Created in this range${count}`)
    await expect(result(page)).toHaveText(jobCount(count))
    await page.goBack()
    await expect(result(page)).toHaveText(jobCount(200))

    await page.mouse.move(from, box.y - 10)
    await page.mouse.down()
    await page.mouse.move(from + 100, box.y - 10, { steps: 5 })
    await page.mouse.up()
    await expect(rangeMenu(page)).toBeVisible()
    await page.mouse.click(box.x + 20, box.y - 10)
    await expect(rangeMenu(page)).toBeHidden()
    await expect(page).toHaveURL(PAGE)
  })

  test('the jobs that ran during it stay in view', async ({ page, mockApi }) => {
    mockApi.setJobs(fewJobs)
    await page.goto(PAGE)
    await initialSpan(page)
    const box = await timelineBox(page)
    // From six and a half hours ago to five and a half, of the last ten: `early` ended six hours ago.
    const positionOf = (hoursAgo: number) => box.x + ((10.15 - hoursAgo) / 10.3) * box.width
    await page.mouse.move(positionOf(6.5), box.y - 10)
    await page.mouse.down()
    await page.mouse.move(positionOf(5.5), box.y - 10, { steps: 3 })
    await page.mouse.up()
    await expect(rangeItem(page, 'Created in')).toHaveText(/1$/)
    await expect(rangeItem(page, 'Running during')).toHaveText(/2$/)
    await rangeItem(page, 'Running during').click()
    await expect(result(page)).toHaveText(jobCount(2))
    await expect(page).toHaveURL(/during=/)
    await expect(page.getByRole('button', { name: 'beta: 1 job' })).toBeVisible()
  })

  test('without a pointer, the time in view is the range', async ({ page, mockApi }) => {
    mockApi.setJobs(jobs)
    await page.goto(PAGE)
    await initialSpan(page)
    await tabToTimeline(page)
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    await page.keyboard.press('Shift+Tab')
    await expect(rangeButton(page)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(rangeMenu(page)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(rangeItem(page, 'Created in')).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(rangeButton(page)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(rangeMenu(page)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/created=/)
    await expect(result(page)).toHaveText(jobCount(createdWithin(parameter(page, 'created'))))
  })
})

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  /** Moves a finger, with the browser's own touch handling. */
  async function swipe(page: Page, from: Point, to: Point) {
    const session = await page.context().newCDPSession(page)
    const steps = 8
    const at = (step: number) => ({
      x: from.x + ((to.x - from.x) * step) / steps,
      y: from.y + ((to.y - from.y) * step) / steps,
    })
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] })
    for (let step = 1; step <= steps; step++) {
      await session.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: [at(step)],
      })
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }

  interface Point {
    readonly x: number
    readonly y: number
  }

  test('a finger selects along the axes, and scrolls elsewhere', async ({ page, mockApi }) => {
    await page.clock.setFixedTime(NOW)
    mockApi.setJobs(ofMorning)
    await page.goto(TREND)
    const [from, to] = [
      await middleOf(page, '08:00 – 09:00'),
      await middleOf(page, '10:00 – 11:00'),
    ]
    await swipe(page, from, to)
    await settle(page)
    await expect(rangeMenu(page)).toBeHidden()

    const below = onAxis(from)
    await swipe(page, below, { x: below.x + 12, y: below.y - 90 })
    await settle(page)
    await expect(rangeMenu(page)).toBeHidden()

    await swipe(
      page,
      onAxis(await middleOf(page, '08:00 – 09:00')),
      onAxis(await middleOf(page, '10:00 – 11:00')),
    )
    await expect(rangeItem(page, 'Running during')).toHaveText(/3$/)
    // The browser ignores a tap as a click while a swipe's momentum lasts.
    await expect(async () => {
      await rangeItem(page, 'Created in').tap()
      await expect(result(page)).toHaveText(jobCount(2), { timeout: 500 })
    }).toPass()

    mockApi.setJobs(fewJobs)
    await page.goto(PAGE)
    await initialSpan(page)
    const box = await timelineBox(page)
    const start = { x: box.x + 60, y: box.y - 30 }
    await swipe(page, start, { x: start.x + 120, y: start.y })
    await expect(rangeMenu(page)).toBeVisible()
  })
})
