import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'
import {
  PAGE,
  card,
  createdOf,
  createdWithin,
  few,
  hover,
  jobs,
  pointAt,
  result,
  said,
  shown,
  spanAtFirst,
  spanShown,
  timeline,
} from './support/timeline.ts'

test('pointing at a bar tells of its job, and a click opens it', async ({ page, mockApi }) => {
  mockApi.setJobs(few)
  await page.goto(PAGE)
  await hover(page, 8, 'alpha')
  await expect(card(page)).toContainText('early')
  await expect(card(page)).toContainText('Completed')
  await expect(card(page)).toContainText('early@example.com')
  await expect(card(page)).toContainText('4h 00m')
  await hover(page, 5, 'alpha')
  await expect(card(page)).toBeHidden()
  await hover(page, 5, 'beta')
  await expect(card(page)).toContainText('middle')

  const { x, y } = await pointAt(page, 2, 'alpha')
  await page.mouse.click(x, y)
  await expect(page.getByRole('complementary')).toContainText('late')
  await expect(page).toHaveURL(/open=late/)
})

test('the keyboard alone goes from job to job, zooms, and opens one', async ({ page, mockApi }) => {
  mockApi.setJobs(few)
  await page.goto(PAGE)
  await spanAtFirst(page)
  await page.getByRole('button', { name: 'Filter to this span' }).focus()
  await page.keyboard.press('Tab')
  await expect(timeline(page)).toBeFocused()
  await expect(said(page)).toContainText('late, Completed, alpha')
  await expect(card(page)).toContainText('late')
  await page.keyboard.press('ArrowLeft')
  await expect(said(page)).toContainText('middle')
  await page.keyboard.press('Home')
  await expect(said(page)).toContainText('early')
  await page.keyboard.press('ArrowDown')
  await expect(said(page)).toContainText('middle')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  await expect(said(page)).toContainText('late')

  const all = await spanAtFirst(page)
  await page.keyboard.press('+')
  await expect.poll(() => spanShown(page)).not.toBe(all)
  await page.keyboard.press('Home')
  await expect(card(page)).toContainText('early')
  await page.keyboard.press('0')
  await expect.poll(() => spanShown(page)).toBe(all)

  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/open=early/)
})

test('lanes are of projects, users or instance types, as the address says', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  await page.goto(PAGE)
  const by = page.getByRole('group', { name: 'Group by' })
  await by.getByRole('button', { name: 'User' }).click()
  await expect(page).toHaveURL('/?refresh=off&overview=timeline.user')
  await page.reload()
  await expect(by.getByRole('button', { name: 'User' })).toHaveAttribute('aria-pressed', 'true')
  const nobody = jobs.filter((job) => !job.user?.email).length
  const name = page.getByRole('button', { name: `Nobody: ${shown(nobody)}` })
  await name.click()
  await expect(result(page)).toHaveText(shown(nobody))
  await expect(name).toHaveAttribute('aria-pressed', 'true')
  await name.click()
  await expect(result(page)).toHaveText(shown(200))

  await by.getByRole('button', { name: 'Instance type' }).click()
  const type = jobs[0]?.instance_type.name ?? ''
  const ofType = jobs.filter((job) => job.instance_type.name === type).length
  await page.getByRole('button', { name: `${type}: ${shown(ofType)}` }).click()
  await expect(result(page)).toHaveText(shown(ofType))
})

test('the name of a project shows its jobs alone', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto(PAGE)
  const project = jobs[0]?.training_project ?? { id: '', name: '' }
  const count = jobs.filter((job) => job.training_project.id === project.id).length
  await page.getByRole('button', { name: `${project.name}: ${shown(count)}` }).click()
  await expect(page).toHaveURL(new RegExp(`project=${project.id}`))
  await expect(result(page)).toHaveText(shown(count))
})

test('a span that is dragged over shows the jobs created in it', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto(PAGE)
  await expect(result(page)).toHaveText(shown(200))
  const box = await timeline(page).boundingBox()
  if (!box) throw new Error('There is no timeline')
  const [from, until, y] = [box.x + box.width * 0.3, box.x + box.width * 0.6, box.y + 60]
  await page.keyboard.down('Shift')
  await page.mouse.move(from, y)
  await page.mouse.down()
  await page.mouse.move(from + 50, y)
  await page.mouse.move(until, y)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(createdOf(page.url()), 'Escape gave it up').toBeNull()

  await page.mouse.move(from, y)
  await page.mouse.down()
  await page.mouse.move(until, y, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(page).toHaveURL(/created=/)
  const count = createdWithin(createdOf(page.url()) ?? '')
  expect(count).toBeGreaterThan(20)
  expect(count).toBeLessThan(100)
  await expect(result(page)).toHaveText(shown(count))
  await page.goBack()
  await expect(result(page)).toHaveText(shown(200))

  // The axis of time needs no Shift.
  await page.mouse.move(from, box.y - 10)
  await page.mouse.down()
  await page.mouse.move(from + 100, box.y - 10, { steps: 5 })
  await page.mouse.up()
  await expect(page).toHaveURL(/created=/)
  await expect(result(page)).toHaveText(shown(createdWithin(createdOf(page.url()) ?? '')))
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('a tap on a bar opens its job', async ({ page, mockApi }) => {
    mockApi.setJobs(few)
    await page.goto(PAGE)
    await spanAtFirst(page)
    const box = await timeline(page).boundingBox()
    const name = await page.getByRole('button', { name: 'beta:' }).boundingBox()
    if (!box || !name) throw new Error('There is no timeline')
    // The name stands above its lanes, and the job is in the middle of the time.
    await page.touchscreen.tap(box.x + box.width / 2, name.y + 18 + 7)
    await expect(page).toHaveURL(/open=middle/)
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`it is accessible in the ${colorScheme} theme, ${width} px wide`, async ({
      page,
      mockApi,
    }) => {
      mockApi.setJobs(jobs)
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      await page.goto(PAGE)
      await page.getByRole('button', { name: 'Filter to this span' }).focus()
      await page.keyboard.press('Tab')
      await expect(card(page)).toBeVisible()
      expect(await axe(page)).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      )
      expect(overflow).toBe(0)
    })
  }
}
