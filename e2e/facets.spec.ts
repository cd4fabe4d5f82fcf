import type { Page } from '@playwright/test'
import { aTrainingJob } from '../src/demo/job.ts'
import { createOrganization } from '../src/demo/organization.ts'
import { axe } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const now = Date.now()
const jobs = createOrganization({ seed: 3, jobs: 200, start: now }).jobsAt(now)
const ofGpu = (type: string | null) => jobs.filter((job) => job.instance_type.gpu_type === type)

const filters = (page: Page) => page.getByRole('search', { name: 'Filters' })
const result = (page: Page) => page.getByRole('status', { name: 'Result' })
const shown = (count: number) => `${count} ${count === 1 ? 'job' : 'jobs'}`

async function filterBy(page: Page, name: string) {
  await filters(page).getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('option', { name, exact: true }).click()
}

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('jobs are narrowed by what the API cannot filter, and every count is the count of rows', async ({
  page,
  mockApi,
}) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(shown(200))
  await filterBy(page, 'GPU type')
  const h100 = ofGpu('H100').length
  await page.getByRole('option', { name: `H100 ${h100}`, exact: true }).click()
  await expect(page).toHaveURL('/?refresh=off&gpu=H100')
  await expect(result(page)).toHaveText(shown(h100))

  const none = ofGpu(null).length
  await page.getByRole('option', { name: `CPU only ${none}`, exact: true }).click()
  await expect(result(page)).toHaveText(shown(h100 + none))
  await page.keyboard.press('Escape')
  await expect(page.getByRole('list', { name: 'Filters that are on' })).toContainText(
    'GPU type H100, CPU only',
  )

  await filterBy(page, 'Error')
  const option = page.getByRole('option', { name: /^Has an error/ })
  const count = Number((await option.textContent())?.replaceAll(/\D/g, ''))
  await option.click()
  await expect(result(page)).toHaveText(shown(count))
  expect(
    await page
      .getByRole('navigation', { name: 'Presets' })
      .getByRole('link', { name: /^All/ })
      .textContent(),
  ).toBe(`All${count}`)
  expect(mockApi.requests, 'none of this asked the API').toHaveLength(1)

  await page.getByRole('button', { name: 'Clear all' }).click()
  await expect(result(page)).toHaveText(shown(200))
})

test('projects are counted too, within all else that narrows', async ({ page, mockApi }) => {
  const project = jobs.find(({ instance_type: { gpu_type: type } }) => type === 'H100')
    ?.training_project ?? { id: '', name: '' }
  const ofProject = jobs.filter((job) => job.training_project.id === project.id)
  const count = ofProject.filter((job) => job.instance_type.gpu_type === 'H100').length
  await page.goto('/?refresh=off&gpu=H100')
  const button = filters(page).getByRole('button', { name: 'Project' })
  await expect(result(page)).toHaveText(shown(ofGpu('H100').length))
  await button.click()
  await expect(page.getByRole('option').first()).toBeVisible()
  const sum = await page
    .getByRole('option')
    .evaluateAll((options) =>
      options.reduce((total, { lastChild }) => total + Number(lastChild?.textContent), 0),
    )
  expect(sum).toBe(ofGpu('H100').length)
  await page.keyboard.type(project.id)
  await page.getByRole('option', { name: `${project.name} ${project.id} ${count}` }).click()
  await expect(result(page)).toHaveText(shown(count))
  expect(mockApi.requests.at(-1)?.body).toContain(project.id)

  // The answer knows of no other project now, and says nothing of it.
  await button.click()
  await expect(
    page.getByRole('option', { name: `${project.name} ${project.id} ${count}` }),
  ).toHaveAttribute('aria-selected', 'true')
  for (const text of await page.getByRole('option', { selected: false }).allTextContents()) {
    expect(jobs.map(({ training_project: { name, id } }) => name + id)).toContain(text)
  }
})

test('a bookmarked view with filters opens as it was', async ({ page }) => {
  const ada = jobs.find((job) => job.user?.email)?.user?.email ?? ''
  const hers = jobs.filter(
    (job) => job.user?.email === ada && (job.node_count ?? 1) === 1 && !job.error_message,
  )
  await page.goto(`/?refresh=off&user=${ada}&nodes=1&error=none`)
  await expect(result(page)).toHaveText(shown(hers.length))
  await page.goto('/?refresh=off&nodes=many&created=soon&longer=1h')
  await expect(page.getByText('nodes=many').first()).toBeVisible()
  await expect(page.getByText('created=soon').first()).toBeVisible()
})

const HOUR = 3_600_000
const ofAges = [0.2, 3, 30].map((hours) =>
  aTrainingJob({ id: `age${hours}`, created_at: new Date(now - hours * HOUR).toISOString() }),
)

test('times narrow too: a span from the list, or one that is typed', async ({ page, mockApi }) => {
  mockApi.setJobs(ofAges)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(shown(3))
  await filterBy(page, 'Created')
  const option = (name: string) => page.getByRole('option', { name, exact: true })
  await expect(option('Last 7 d 3')).toBeVisible()
  await option('Last 1 h 1').click()
  await expect(page).toHaveURL('/?refresh=off&created=1h')
  await expect(result(page)).toHaveText(shown(1))
  await filterBy(page, 'Created')
  await page.keyboard.type('12h')
  await expect(option('Last 12 h 2')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(result(page)).toHaveText(shown(2))
  await filterBy(page, 'Created')
  await page.keyboard.type('2020-01-01..2020-01-31')
  await expect(page.getByRole('option', { name: /^Jan 1\s–\s31, 2020 0$/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText('No training job matches')).toBeVisible()
  await page.getByRole('button', { name: /^Clear Created/ }).click()
  await expect(result(page)).toHaveText(shown(3))

  await filterBy(page, 'Running longer than')
  await expect(option('1 d 1')).toBeVisible()
  await page.keyboard.type('2h')
  await expect(option('2 h 2')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&longer=2h')
  await expect(result(page)).toHaveText(shown(2))
})

test('two days are picked from the calendar, with the keyboard alone', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs(
    ['2026-02-28', '2026-03-01', '2026-03-05', '2026-03-06'].map((day) =>
      aTrainingJob({ id: day, created_at: `${day}T12:00:00.000Z` }),
    ),
  )
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(shown(4))
  await filterBy(page, 'Created')
  await expect(page.getByLabel('From', { exact: true })).toBeVisible()
  // Past the list, into the month of From.
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('From', { exact: true })).toBeFocused()
  await page.keyboard.type('03072026')
  await page.keyboard.press('Enter')
  const fault = page.getByRole('alert')
  await expect(fault).toHaveText('Pick a day in To, too.')

  // Past the button of its calendar.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('To', { exact: true })).toBeFocused()
  await page.keyboard.type('03052026')
  await page.keyboard.press('Enter')
  await expect(fault).toHaveText('From is after To.')
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('2026-03-07')
  await expect(page.getByLabel('To', { exact: true })).toHaveValue('2026-03-05')
  await expect(page).toHaveURL('/?refresh=off')

  // Back past the year's two neighbours in To and the calendar of From, to the day of From.
  for (let stop = 0; stop < 5; stop += 1) await page.keyboard.press('Shift+Tab')
  await expect(page.getByLabel('From', { exact: true })).toBeFocused()
  for (let day = 7; day > 1; day -= 1) await page.keyboard.press('ArrowDown')
  await expect(fault).toBeHidden()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&created=2026-03-01..2026-03-05')
  await expect(result(page)).toHaveText(shown(2))
  await expect(filters(page).getByRole('button', { name: 'Filter', exact: true })).toBeFocused()

  await filterBy(page, 'Created')
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('2026-03-01')
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('From', { exact: true })).toBeHidden()
})

test('one’s own jobs are one click away, once one has said who one is', async ({ page }) => {
  const me = jobs.find((job) => job.user?.email)?.user?.email ?? ''
  const mine = jobs.filter((job) => job.user?.email === me).length
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(shown(200))
  const button = page.getByRole('button', { name: 'Mine' })
  await button.click()
  await page.getByRole('option', { name: me }).click()
  await expect(result(page)).toHaveText(shown(mine))
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await button.click()
  await expect(result(page)).toHaveText(shown(200))

  await page.reload()
  await expect(result(page)).toHaveText(shown(200))
  await button.click()
  await expect(result(page)).toHaveText(shown(mine))
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('the filters are accessible', async ({ page }) => {
      await page.goto('/?refresh=off&gpu=H100&created=30d')
      await filters(page).getByRole('button', { name: 'Filter', exact: true }).click()
      await expect(page.getByRole('option', { name: 'Capacity' })).toBeVisible()
      expect(await axe(page)).toEqual([])
      await page.getByRole('option', { name: 'GPU type', exact: true }).click()
      await expect(page.getByRole('option', { name: /^H100/ }).first()).toBeVisible()
      expect(await axe(page)).toEqual([])
    })

    test('the two days are accessible', async ({ page }) => {
      await page.goto('/?refresh=off')
      await filterBy(page, 'Created')
      await page.getByLabel('From', { exact: true }).fill('2026-03-01')
      await page.getByRole('button', { name: 'Apply' }).click()
      await expect(page.getByRole('alert')).toBeVisible()
      expect(await axe(page)).toEqual([])
    })
  })
}
