import { expect, type Page } from '@playwright/test'
import { aTrainingJob } from '../../src/demo/job.ts'
import { createOrganization } from '../../src/demo/organization.ts'
import { createdAt } from '../../src/jobs/job.ts'

const HOUR = 3_600_000
const now = Math.floor(Date.now() / 60_000) * 60_000
export const jobs = createOrganization({ seed: 3, jobs: 200, start: now }).jobsAt(now)
export const PAGE = '/?refresh=off&overview=timeline'

export const timeline = (page: Page) => page.getByRole('application', { name: /^Timeline of/ })
export const result = (page: Page) => page.getByRole('status', { name: 'Result' })
export const card = (page: Page) => page.getByRole('tooltip')
export const said = (page: Page) => page.getByRole('status', { name: 'Job of the timeline' })
export const shown = (count: number) => `${count} ${count === 1 ? 'job' : 'jobs'}`
export const createdOf = (url: string) => new URL(url).searchParams.get('created')

/** A job that ran for some hours until so many hours ago, in a project of its own. */
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

// From 10 hours ago until now: one project above the other.
export const few = [
  ranFor('early', 'alpha', 4, 6),
  ranFor('late', 'alpha', 4, 0),
  ranFor('middle', 'beta', 2, 4),
]

/** Where the time of so many hours ago is, on a canvas that shows the last ten with the margins of the ends. */
export async function pointAt(page: Page, hoursAgo: number, group: string) {
  const canvas = await timeline(page).boundingBox()
  const name = await page.getByRole('button', { name: `${group}:` }).boundingBox()
  if (!canvas || !name) throw new Error('There is no timeline')
  const margin = 10 * 0.015
  const share = (10 - hoursAgo + margin) / (10 + 2 * margin)
  return { x: canvas.x + share * canvas.width, y: name.y + name.height / 2 }
}

export async function hover(page: Page, hoursAgo: number, group: string) {
  const { x, y } = await pointAt(page, hoursAgo, group)
  await page.mouse.move(x - 1, y)
  await page.mouse.move(x, y)
}

/** What the timeline says it shows. */
export function spanShown(page: Page) {
  return page.getByRole('region', { name: 'Timeline' }).getByRole('paragraph').textContent()
}

/** The same once there is something to show. */
export async function spanAtFirst(page: Page) {
  await expect.poll(() => spanShown(page)).toContain('–')
  return spanShown(page)
}

/** How many jobs were created between two times of the address. */
export function createdWithin(text: string): number {
  const [from = NaN, until = NaN] = text.split('..').map((time) => Date.parse(time))
  return jobs.filter((job) => createdAt(job) >= from && createdAt(job) < until).length
}
