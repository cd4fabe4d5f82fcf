import { axeInBothThemes } from './support/axe.ts'
import { details, jobCount, result, sidewaysOverflow, tooltip } from './support/page.ts'
import { expect, test } from './support/test.ts'
import {
  announced,
  displayedSpan,
  fewJobs,
  groupBox,
  hover,
  initialSpan,
  jobs,
  PAGE,
  pointAt,
  ranFor,
  tabToTimeline,
  timeline,
  timelineBox,
} from './support/timeline.ts'

test('hovering over a bar describes its job, and a click opens it', async ({ page, mockApi }) => {
  mockApi.setJobs(fewJobs)
  await page.goto(PAGE)
  await hover(page, 8, 'alpha')
  await expect(tooltip(page)).toContainText('early')
  await expect(tooltip(page)).toContainText('Completed')
  await expect(tooltip(page)).toContainText('early@example.com')
  await expect(tooltip(page)).toContainText('4h 00m')
  await hover(page, 5, 'alpha')
  await expect(tooltip(page)).toBeHidden()
  await hover(page, 5, 'beta')
  await expect(tooltip(page)).toContainText('middle')

  const { x, y } = await pointAt(page, 2, 'alpha')
  await page.mouse.click(x, y)
  await expect(details(page)).toContainText('late')
  await expect(page).toHaveURL(/open=late/)
  await page.getByRole('button', { name: 'Close details' }).click()
  await expect(details(page)).toBeHidden()
  await expect(timeline(page)).toBeFocused()
  expect(await page.evaluate(() => scrollY)).toBe(0)
})

test('the keyboard moves from job to job, zooms, and opens a job', async ({ page, mockApi }) => {
  mockApi.setJobs(fewJobs)
  await page.goto(PAGE)
  await initialSpan(page)
  await tabToTimeline(page)
  await expect(announced(page)).toContainText('late, Completed, alpha')
  await expect(tooltip(page)).toContainText('late')
  await page.keyboard.press('ArrowLeft')
  await expect(announced(page)).toContainText('middle')
  await page.keyboard.press('Home')
  await expect(announced(page)).toContainText('early')
  await page.keyboard.press('ArrowDown')
  await expect(announced(page)).toContainText('middle')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  await expect(announced(page)).toContainText('late')

  const all = await initialSpan(page)
  await page.keyboard.press('+')
  await expect.poll(() => displayedSpan(page)).not.toBe(all)
  await page.keyboard.press('Home')
  await expect(tooltip(page)).toContainText('early')
  await page.keyboard.press('0')
  await expect.poll(() => displayedSpan(page)).toBe(all)

  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/open=early/)
})

test('jobs are grouped by project, user or instance type, as the URL says', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  await page.goto(PAGE)
  const groupBy = page.getByRole('group', { name: 'Group by' })
  const byUser = groupBy.getByRole('button', { name: 'User' })
  await byUser.click()
  await expect(page).toHaveURL('/?refresh=off&overview=timeline.user')
  await page.reload()
  await expect(byUser).toHaveAttribute('aria-pressed', 'true')
  const withoutUser = jobs.filter((job) => !job.user?.email).length
  const name = page.getByRole('button', { name: `No user: ${jobCount(withoutUser)}` })
  await name.click()
  await expect(result(page)).toHaveText(jobCount(withoutUser))
  await expect(name).toHaveAttribute('aria-pressed', 'true')
  await name.click()
  await expect(result(page)).toHaveText(jobCount(200))

  await groupBy.getByRole('button', { name: 'Instance type' }).click()
  const type = jobs[0]?.instance_type.name ?? ''
  const ofType = jobs.filter((job) => job.instance_type.name === type).length
  await page.getByRole('button', { name: `${type}: ${jobCount(ofType)}` }).click()
  await expect(result(page)).toHaveText(jobCount(ofType))
})

test('clicking the name of a project filters by it', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto(PAGE)
  const project = jobs[0]?.training_project ?? { id: '', name: '' }
  const count = jobs.filter((job) => job.training_project.id === project.id).length
  await page.getByRole('button', { name: `${project.name}: ${jobCount(count)}` }).click()
  await expect(page).toHaveURL(new RegExp(`project=${project.id}`))
  await expect(result(page)).toHaveText(jobCount(count))
})

for (const width of [1440, 390]) {
  test(`all rows are in view at a width of ${width} px`, async ({ page, mockApi }) => {
    const projects = Array.from({ length: 15 }, (_, index) => `project-${index + 10}`)
    mockApi.setJobs(projects.map((project) => ranFor(`of-${project}`, project, 4, 1)))
    await page.setViewportSize({ width, height: 1000 })
    await page.goto(PAGE)
    await initialSpan(page)
    const { y, height } = await timelineBox(page)
    for (const project of projects) {
      const box = await groupBox(page, project)
      expect(box.y + box.height).toBeLessThanOrEqual(y + height)
    }
  })
}

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('tapping a bar opens its job', async ({ page, mockApi }) => {
    mockApi.setJobs(fewJobs)
    await page.goto(PAGE)
    await initialSpan(page)
    const box = await timelineBox(page)
    const name = await groupBox(page, 'beta')
    // The name is above its lanes, and the job is in the middle of the visible range.
    await page.touchscreen.tap(box.x + box.width / 2, name.y + 18 + 7)
    await expect(page).toHaveURL(/open=middle/)
  })
})

for (const width of [1440, 390]) {
  test(`the timeline is accessible at a width of ${width} px`, async ({ page, mockApi }) => {
    mockApi.setJobs(jobs)
    await page.setViewportSize({ width, height: 900 })
    await page.goto(PAGE)
    await tabToTimeline(page)
    await expect(tooltip(page)).toBeVisible()
    expect(await axeInBothThemes(page)).toEqual([])
    await expect(tooltip(page), 'in the second theme too').toBeVisible()
    expect(await sidewaysOverflow(page)).toBe(0)
  })
}

test('long group names get more width, and the bars next to them can be hovered over', async ({
  page,
  mockApi,
}) => {
  const long = 'vision-language-pretraining'
  mockApi.setJobs([...fewJobs, ranFor('first', long, 2, 8)])
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(PAGE)
  await initialSpan(page)
  const name = await groupBox(page, long)
  const lanes = await timelineBox(page)
  expect(name.width).toBeGreaterThan(136)
  expect(name.x + name.width).toBeLessThanOrEqual(lanes.x)
  await hover(page, 9, long)
  await expect(tooltip(page)).toContainText('first')
  await hover(page, 2, 'alpha')
  await expect(tooltip(page)).toContainText('late')
})
