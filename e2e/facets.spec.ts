import type { Page } from '@playwright/test'
import { createOrganization } from '#src/demo/organization.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { chips, filterButton, filters, jobCount, preset, result } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

const now = Date.now()
const jobs = createOrganization({ seed: 3, jobs: 200, start: now }).jobsAt(now)
const withGpu = (type: string | null) => jobs.filter((job) => job.instance_type.gpu_type === type)
const email = jobs.find((job) => job.user?.email)?.user?.email ?? ''

async function filterBy(page: Page, name: string) {
  await filterButton(page).click()
  // A count follows while it is active.
  await page.getByRole('option', { name: new RegExp(`^${name}( \\d+)?$`) }).click()
}

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('client filters need no request, and each count equals the number of rows', async ({
  page,
  mockApi,
}) => {
  await page.clock.install()
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(200))
  await filterBy(page, 'GPU type')
  const h100 = withGpu('H100').length
  await page.getByRole('option', { name: `H100 ${h100}`, exact: true }).click()
  await expect(page).toHaveURL('/?refresh=off&gpu=H100')
  await expect(result(page)).toHaveText(jobCount(h100))

  const none = withGpu(null).length
  await page.getByRole('option', { name: `CPU only ${none}`, exact: true }).click()
  await expect(result(page)).toHaveText(jobCount(h100 + none))
  await page.keyboard.press('Escape')
  await expect(chips(page)).toContainText('GPU type: H100, CPU only')

  await filterBy(page, 'Error')
  const count = [...withGpu('H100'), ...withGpu(null)].filter((job) => job.error_message).length
  await page.getByRole('option', { name: `Has an error ${count}`, exact: true }).click()
  await expect(result(page)).toHaveText(jobCount(count))
  await expect(preset(page, 'All')).toHaveText(`All${count}`)
  await page.clock.runFor(60_000)
  await settle(page)
  expect(mockApi.requests, 'requests').toHaveLength(1)

  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect(result(page)).toHaveText(jobCount(200))
})

test('projects show how many jobs match the other filters', async ({ page, mockApi }) => {
  const project = jobs.find(({ instance_type: { gpu_type: type } }) => type === 'H100')
    ?.training_project ?? { id: '', name: '' }
  const ofProject = jobs.filter((job) => job.training_project.id === project.id)
  const count = ofProject.filter((job) => job.instance_type.gpu_type === 'H100').length
  await page.goto('/?refresh=off&gpu=H100')
  const button = filters(page).getByRole('button', { name: 'Project' })
  await expect(result(page)).toHaveText(jobCount(withGpu('H100').length))
  await button.click()
  await expect(page.getByRole('option').first()).toBeVisible()
  const sum = await page
    .getByRole('option')
    .evaluateAll((options) =>
      options.reduce((total, { lastChild }) => total + Number(lastChild?.textContent), 0),
    )
  expect(sum).toBe(withGpu('H100').length)
  await page.keyboard.type(project.id)
  await page.getByRole('option', { name: `${project.name} ${project.id} ${count}` }).click()
  await expect(result(page)).toHaveText(jobCount(count))
  expect(mockApi.requests.at(-1)?.body).toContain(project.id)

  // The response contains no other project's jobs, so no other project has a count.
  await button.click()
  await expect(
    page.getByRole('option', { name: `${project.name} ${project.id} ${count}` }),
  ).toHaveAttribute('aria-selected', 'true')
  for (const text of await page.getByRole('option', { selected: false }).allTextContents()) {
    expect(jobs.map(({ training_project: { name, id } }) => name + id)).toContain(text)
  }
})

test('a bookmarked view with filters opens with the same filters', async ({ page }) => {
  const matching = jobs.filter(
    (job) => job.user?.email === email && (job.node_count ?? 1) === 1 && !job.error_message,
  )
  await page.goto(`/?refresh=off&user=${email}&nodes=1&error=none`)
  await expect(result(page)).toHaveText(jobCount(matching.length))
  await page.goto('/?refresh=off&nodes=many&created=soon&longer=1h')
  await expect(page.getByText('nodes=many').first()).toBeVisible()
  await expect(page.getByText('created=soon').first()).toBeVisible()
})

const HOUR = 3_600_000
const ofAges = [0.2, 3, 30].map((hours) =>
  aTrainingJob({ id: `age${hours}`, created_at: new Date(now - hours * HOUR).toISOString() }),
)

test('times can be selected from the list or typed', async ({ page, mockApi }) => {
  mockApi.setJobs(ofAges)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
  const time = filters(page).getByRole('button', { name: /^(Time|Created)/ })
  await time.click()
  const option = (name: string) => page.getByRole('option', { name, exact: true })
  await expect(option('Last 7 days 3')).toBeVisible()
  await option('Last hour 1').click()
  await expect(page).toHaveURL('/?refresh=off&created=1h')
  await expect(result(page)).toHaveText(jobCount(1))
  await time.click()
  await page.keyboard.type('12h')
  await expect(option('Last 12h 2')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(result(page)).toHaveText(jobCount(2))
  await time.click()
  await page.keyboard.type('2020-01-01..2020-01-31')
  await expect(
    page.getByRole('option', { name: /^Jan 1\s–\s31, 2020 \(GMT\+1\) 0$/ }),
  ).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('No matching jobs')).toBeVisible()
  await page.getByRole('button', { name: /^Clear Created/ }).click()
  await expect(result(page)).toHaveText(jobCount(3))

  await filterBy(page, 'Elapsed at least')
  await expect(option('1d 1')).toBeVisible()
  await page.keyboard.type('2h')
  await expect(option('2h 2')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&longer=2h')
  await expect(result(page)).toHaveText(jobCount(2))
})

test('two days can be selected in the calendar by keyboard', async ({ page, mockApi }) => {
  mockApi.setJobs(
    ['2026-02-28', '2026-03-01', '2026-03-05', '2026-03-06'].map((day) =>
      aTrainingJob({ id: day, created_at: `${day}T12:00:00.000Z` }),
    ),
  )
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(4))
  const time = filters(page).getByRole('button', { name: /^(Time|Created)/ })
  await time.click()
  await expect(page.getByLabel('From', { exact: true })).toBeVisible()
  // Past the list, to the month in From.
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('From', { exact: true })).toBeFocused()
  await page.keyboard.type('03072026')
  await page.keyboard.press('Enter')
  const problem = page.getByRole('alert')
  await expect(problem).toHaveText('Select an end date.')

  // Past the calendar button of From, and its time.
  for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab')
  await expect(page.getByLabel('To', { exact: true })).toBeFocused()
  await page.keyboard.type('03052026')
  await page.keyboard.press('Enter')
  await expect(problem).toHaveText('The range must end after it starts.')
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('2026-03-07')
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('2026-03-05')
  await expect(page).toHaveURL('/?refresh=off')

  // Back past the day and month in To, then the time, the calendar button and year in From, to its day.
  for (let stop = 0; stop < 6; stop += 1) await page.keyboard.press('Shift+Tab')
  await expect(page.getByLabel('From', { exact: true })).toBeFocused()
  for (let day = 7; day > 1; day -= 1) await page.keyboard.press('ArrowDown')
  await expect(problem).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&created=2026-03-01..2026-03-05')
  await expect(result(page)).toHaveText(jobCount(2))
  await expect(time).toBeFocused()

  await time.click()
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('2026-03-01')
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('From', { exact: true })).toBeHidden()
})

test('after users select their email once, one click filters by their jobs', async ({ page }) => {
  const mine = jobs.filter((job) => job.user?.email === email).length
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(200))
  const button = page.getByRole('button', { name: 'Mine' })
  await button.click()
  await page.getByRole('option', { name: email }).click()
  await expect(result(page)).toHaveText(jobCount(mine))
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await button.click()
  await expect(result(page)).toHaveText(jobCount(200))

  await page.reload()
  await expect(result(page)).toHaveText(jobCount(200))
  await button.click()
  await expect(result(page)).toHaveText(jobCount(mine))
})

test('the filter menus are accessible', async ({ page }) => {
  await page.goto('/?refresh=off&gpu=H100&created=30d')
  await filterButton(page).click()
  await expect(page.getByRole('option', { name: 'Capacity' })).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
  await page.getByRole('option', { name: 'GPU type 1' }).click()
  await expect(page.getByRole('option', { name: /^H100/ }).first()).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
})
