import type { Page } from '@playwright/test'
import { jobCount, result, tooltip } from './support/page.ts'
import { expect, test } from './support/test.ts'
import {
  announced,
  createdWithin,
  displayedSpan,
  fewJobs,
  initialSpan,
  jobs,
  PAGE,
  parameter,
  rangeButton,
  rangeItem,
  ranFor,
  tabToTimeline,
  timelineBox,
} from './support/timeline.ts'
import { countTimelineRenders, takeTimelineRenders } from './support/timelineRenders.mjs'

/** Turns the wheel by a number of notches with Ctrl: up, which zooms in, or down. */
async function turnWheel(page: Page, notches: number) {
  await page.keyboard.down('Control')
  for (let notch = 0; notch < Math.abs(notches); notch++) {
    await page.mouse.wheel(0, -100 * Math.sign(notches))
  }
  await page.keyboard.up('Control')
}

test('Ctrl-wheel zooms at the pointer, dragging pans, and a button resets the zoom', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  await countTimelineRenders(page)
  await page.goto(PAGE)
  const all = await initialSpan(page)
  const box = await timelineBox(page)
  await page.mouse.move(box.x + box.width / 2, box.y + 50)
  await turnWheel(page, 6)
  await expect.poll(() => displayedSpan(page)).not.toBe(all)
  const zoomed = await displayedSpan(page)

  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 20, box.y + 50)
  await takeTimelineRenders(page)
  await page.mouse.move(box.x + box.width / 2 + 200, box.y + 50, { steps: 20 })
  expect(await takeTimelineRenders(page), 'panning renders nothing in React').toBe(0)
  await page.mouse.up()
  await expect.poll(() => displayedSpan(page)).not.toBe(zoomed)
  await expect(page, 'a drag is not a click').toHaveURL(PAGE)

  await page.getByRole('button', { name: 'Zoom to fit' }).click()
  await expect.poll(() => displayedSpan(page)).toBe(all)
})

test('Ctrl-wheel zooms in as many steps as out, and the wheel alone does not zoom', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(fewJobs)
  await page.goto(PAGE)
  const all = await initialSpan(page)
  const box = await timelineBox(page)
  await page.mouse.move(box.x + box.width / 3, box.y + 30)
  await turnWheel(page, 2)
  await expect.poll(() => displayedSpan(page)).not.toBe(all)
  const near = await displayedSpan(page)

  await page.mouse.wheel(0, 300)
  await page.mouse.wheel(0, -300)
  await turnWheel(page, 3)
  await expect.poll(() => displayedSpan(page)).not.toBe(near)
  await turnWheel(page, -3)
  await expect.poll(() => displayedSpan(page)).toBe(near)
  await turnWheel(page, -9)
  await expect.poll(() => displayedSpan(page), 'no more than all of the time').toBe(all)
})

test('a button filters by the time in view', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto(PAGE)
  await expect(result(page)).toHaveText(jobCount(200))
  const all = await initialSpan(page)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(() => displayedSpan(page)).not.toBe(all)
  await rangeButton(page).click()
  await rangeItem(page, 'Created in').click()
  await expect(page).toHaveURL(/created=/)
  const count = createdWithin(parameter(page, 'created'))
  expect(count).toBeLessThan(150)
  await expect(result(page)).toHaveText(jobCount(count))
  await expect(rangeButton(page)).toBeFocused()
})

test('a poll changes neither the zoom nor the focused job', async ({ page, mockApi }) => {
  mockApi.setJobs(fewJobs)
  await page.goto(PAGE)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await tabToTimeline(page)
  await page.keyboard.press('ArrowLeft')
  await expect(announced(page)).toContainText('middle')
  await expect(tooltip(page)).toBeVisible()
  const before = await initialSpan(page)
  mockApi.setJobs([...fewJobs, ranFor('new', 'aardvark', 1, 0)])
  await page.keyboard.press('r')
  await expect(result(page)).toHaveText(jobCount(4))
  await expect(page.getByRole('button', { name: 'aardvark: 1 job' })).toBeVisible()
  await expect(announced(page)).toContainText('middle')
  expect(await displayedSpan(page)).toBe(before)
})
