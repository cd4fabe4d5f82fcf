import { expect, type Page } from '@playwright/test'
import { createOrganization } from '#src/demo/organization.ts'
import { aTrainingJob } from '#src/testing/job.ts'

const HOUR = 3_600_000
const now = Math.floor(Date.now() / 60_000) * 60_000
export const jobs = createOrganization({ seed: 3, jobs: 200, start: now }).jobsAt(now)
export const PAGE = '/?refresh=off&overview=timeline'

export const timeline = (page: Page) => page.getByRole('application', { name: /^Timeline of/ })
/** The screen reader announcement of the timeline's focused job. */
export const announced = (page: Page) => page.getByRole('status', { name: 'Focused job' })
export const rangeButton = (page: Page) =>
  page.getByRole('button', { name: 'Filter to this range' })
/** The menu of a range of time on a chart. */
export const rangeMenu = (page: Page) => page.getByRole('menu', { name: 'Filter to this range' })
/** An item of that menu, with its number of jobs. */
export const rangeItem = (page: Page, what: 'Created in' | 'Running during') =>
  rangeMenu(page).getByRole('menuitem', { name: `${what} this range` })
export const parameter = (page: Page, key: 'created' | 'during') =>
  new URL(page.url()).searchParams.get(key)

/** Returns a job that ran for `hours` hours and ended `ago` hours ago, in a project of its own. */
export function ranFor(name: string, project: string, hours: number, ago: number) {
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

/** Three jobs of the last ten hours in two projects. */
export const fewJobs = [
  ranFor('early', 'alpha', 4, 6),
  ranFor('late', 'alpha', 4, 0),
  ranFor('middle', 'beta', 2, 4),
]

export async function timelineBox(page: Page) {
  const box = await timeline(page).boundingBox()
  if (!box) throw new Error('The timeline is not displayed')
  return box
}

/** Returns the box of a group's name, which is above its lanes. */
export async function groupBox(page: Page, group: string) {
  const box = await page.getByRole('button', { name: `${group}:` }).boundingBox()
  if (!box) throw new Error(`The group ${group} is not displayed`)
  return box
}

/** Returns the point of a time on a timeline of the last ten hours, with a margin at both ends. */
export async function pointAt(page: Page, hoursAgo: number, group: string) {
  const canvas = await timelineBox(page)
  const name = await groupBox(page, group)
  const margin = 10 * 0.015
  const share = (10 - hoursAgo + margin) / (10 + 2 * margin)
  return { x: canvas.x + share * canvas.width, y: name.y + name.height / 2 }
}

export async function hover(page: Page, hoursAgo: number, group: string) {
  const { x, y } = await pointAt(page, hoursAgo, group)
  await page.mouse.move(x - 1, y)
  await page.mouse.move(x, y)
}

/** Moves the focus to the timeline with the keyboard, so that its tooltip opens. */
export async function tabToTimeline(page: Page) {
  await rangeButton(page).focus()
  await page.keyboard.press('Tab')
  await expect(timeline(page)).toBeFocused()
}

/** Returns the displayed time range as text. */
export function displayedSpan(page: Page) {
  return page.getByRole('region', { name: 'Timeline' }).getByRole('paragraph').textContent()
}

/** Returns the displayed time range once the jobs are loaded. */
export async function initialSpan(page: Page) {
  await expect.poll(() => displayedSpan(page)).toContain('–')
  return displayedSpan(page)
}

/** Returns the number of jobs created in a range of the URL, `from..until`. */
export function createdWithin(range: string | null): number {
  const [from = NaN, until = NaN] = (range ?? '').split('..').map((time) => Date.parse(time))
  return jobs.filter(({ created_at }) => {
    const created = Date.parse(created_at)
    return created >= from && created < until
  }).length
}
