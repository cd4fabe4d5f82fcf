import type { Page } from '@playwright/test'
import { aTrainingJob } from '../src/demo/job.ts'
import { createOrganisation } from '../src/demo/organisation.ts'
import { createdAt } from '../src/jobs/job.ts'
import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'
import { countTimelineRenders, takeTimelineRenders } from './support/timelineRenders.mjs'

const HOUR = 3_600_000
const now = Math.floor(Date.now() / 60_000) * 60_000
const jobs = createOrganisation({ seed: 3, jobs: 200, start: now }).jobsAt(now)
const PAGE = '/?refresh=off&overview=timeline'

const timeline = (page: Page) => page.getByRole('application', { name: /^Timeline of/ })
const result = (page: Page) => page.getByRole('status', { name: 'Result' })
const card = (page: Page) => page.getByRole('tooltip')
const said = (page: Page) => page.getByRole('status', { name: 'Job of the timeline' })
const shown = (count: number) => `${count} ${count === 1 ? 'job' : 'jobs'}`
const createdOf = (url: string) => new URL(url).searchParams.get('created')

/** A job that ran for some hours until so many hours ago, in a project of its own. */
function ranFor(name: string, project: string, hours: number, ago: number) {
  return aTrainingJob({
    id: name,
    name,
    training_project_id: project,
    training_project: { id: project, name: project },
    current_status: 'TRAINING_JOB_COMPLETED',
    user: { email: `${name}@example.com` },
    created_at: new Date(now - (hours + ago) * HOUR).toISOString(),
    updated_at: new Date(now - ago * HOUR).toISOString(),
  })
}

// From 10 hours ago until now: one project above the other.
const few = [
  ranFor('early', 'alpha', 4, 6),
  ranFor('late', 'alpha', 4, 0),
  ranFor('middle', 'beta', 2, 4),
]

/** The time of so many hours ago, on a canvas that shows the last ten with the margins of the ends. */
async function pointAt(page: Page, hoursAgo: number, group: string) {
  const canvas = await timeline(page).boundingBox()
  const name = await page.getByRole('button', { name: `${group}:` }).boundingBox()
  if (!canvas || !name) throw new Error('There is no timeline')
  const margin = 10 * 0.015
  const share = (10 - hoursAgo + margin) / (10 + 2 * margin)
  return { x: canvas.x + share * canvas.width, y: name.y + name.height / 2 }
}

async function hover(page: Page, hoursAgo: number, group: string) {
  const { x, y } = await pointAt(page, hoursAgo, group)
  await page.mouse.move(x - 1, y)
  await page.mouse.move(x, y)
}

test('pointing at a bar tells of its job, and a click opens it', async ({ page, standIn }) => {
  standIn.setJobs(few)
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

test('the keyboard alone goes from job to job, zooms, and opens one', async ({ page, standIn }) => {
  standIn.setJobs(few)
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

/** What the timeline says it shows. */
function spanShown(page: Page) {
  return page.getByRole('region', { name: 'Timeline' }).getByRole('paragraph').textContent()
}

/** The same once there is something to show. */
async function spanAtFirst(page: Page) {
  await expect.poll(() => spanShown(page)).toContain('–')
  return spanShown(page)
}

test('lanes are of projects, users or instance types, as the address says', async ({
  page,
  standIn,
}) => {
  standIn.setJobs(jobs)
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

test('the name of a project shows its jobs alone', async ({ page, standIn }) => {
  standIn.setJobs(jobs)
  await page.goto(PAGE)
  const project = jobs[0]?.training_project ?? { id: '', name: '' }
  const count = jobs.filter((job) => job.training_project.id === project.id).length
  await page.getByRole('button', { name: `${project.name}: ${shown(count)}` }).click()
  await expect(page).toHaveURL(new RegExp(`project=${project.id}`))
  await expect(result(page)).toHaveText(shown(count))
})

test('a span that is dragged over shows the jobs created in it', async ({ page, standIn }) => {
  standIn.setJobs(jobs)
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

/** How many jobs were created between two times of the address. */
function createdWithin(text: string): number {
  const [from = NaN, until = NaN] = text.split('..').map((time) => Date.parse(time))
  return jobs.filter((job) => createdAt(job) >= from && createdAt(job) < until).length
}

test('what is zoomed to is filtered by with a button, and that taken back', async ({
  page,
  standIn,
}) => {
  standIn.setJobs(jobs)
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

test('the wheel zooms about the pointer, a drag pans, and a button shows all again', async ({
  page,
  standIn,
}) => {
  standIn.setJobs(jobs)
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

test('a poll leaves the zoom and the focus where they are', async ({ page, standIn }) => {
  standIn.setJobs(few)
  await page.goto(PAGE)
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await page.getByRole('button', { name: 'Filter to this span' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowLeft')
  await expect(said(page)).toContainText('middle')
  await expect(card(page)).toBeVisible()
  const before = await spanAtFirst(page)
  standIn.setJobs([...few, ranFor('new', 'aardvark', 1, 0)])
  await page.keyboard.press('r')
  await expect(result(page)).toHaveText(shown(4))
  await expect(page.getByRole('button', { name: 'aardvark: 1 job' })).toBeVisible()
  await expect(said(page)).toContainText('middle')
  expect(await spanShown(page)).toBe(before)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`it is accessible in the ${colorScheme} theme, ${width} px wide`, async ({
      page,
      standIn,
    }) => {
      standIn.setJobs(jobs)
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
