import { expect, test } from './support/test.ts'
import {
  PAGE,
  card,
  createdOf,
  createdWithin,
  few,
  jobs,
  ranFor,
  result,
  said,
  shown,
  spanAtFirst,
  spanShown,
  timeline,
} from './support/timeline.ts'
import { countTimelineRenders, takeTimelineRenders } from './support/timelineRenders.mjs'

test('the wheel zooms about the pointer, a drag pans, and a button shows all again', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  await countTimelineRenders(page)
  await page.goto(PAGE)
  const all = await spanAtFirst(page)
  const box = await timeline(page).boundingBox()
  if (!box) throw new Error('There is no timeline')
  await page.mouse.move(box.x + box.width / 2, box.y + 50)
  for (let notch = 0; notch < 4; notch++) await page.mouse.wheel(0, -300)
  await expect.poll(() => spanShown(page)).not.toBe(all)
  const zoomed = await spanShown(page)

  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 20, box.y + 50)
  await takeTimelineRenders(page)
  await page.mouse.move(box.x + box.width / 2 + 200, box.y + 50, { steps: 20 })
  expect(await takeTimelineRenders(page), 'React has no part in a pan').toBe(0)
  await page.mouse.up()
  await expect.poll(() => spanShown(page)).not.toBe(zoomed)
  await expect(page, 'a drag is no click').toHaveURL(PAGE)

  await page.getByRole('button', { name: 'Show all of the time' }).click()
  await expect.poll(() => spanShown(page)).toBe(all)
})

test('what is zoomed to is filtered by with a button, and that taken back', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  await page.goto(PAGE)
  await expect(result(page)).toHaveText(shown(200))
  const all = await spanAtFirst(page)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await expect.poll(() => spanShown(page)).not.toBe(all)
  const filter = page.getByRole('button', { name: 'Filter to this span' })
  await filter.click()
  await expect(page).toHaveURL(/created=/)
  const count = createdWithin(createdOf(page.url()) ?? '')
  expect(count).toBeLessThan(150)
  await expect(result(page)).toHaveText(shown(count))
  await expect(filter).toHaveAttribute('aria-pressed', 'true')
  await filter.click()
  await expect(result(page)).toHaveText(shown(200))
})

test('a poll leaves the zoom and the focus where they are', async ({ page, mockApi }) => {
  mockApi.setJobs(few)
  await page.goto(PAGE)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await page.getByRole('button', { name: 'Filter to this span' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowLeft')
  await expect(said(page)).toContainText('middle')
  await expect(card(page)).toBeVisible()
  const before = await spanAtFirst(page)
  mockApi.setJobs([...few, ranFor('new', 'aardvark', 1, 0)])
  await page.keyboard.press('r')
  await expect(result(page)).toHaveText(shown(4))
  await expect(page.getByRole('button', { name: 'aardvark: 1 job' })).toBeVisible()
  await expect(said(page)).toContainText('middle')
  expect(await spanShown(page)).toBe(before)
})
