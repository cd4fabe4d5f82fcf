import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import {
  chips,
  clipboard,
  filterButton,
  filters,
  jobCount,
  menuButton,
  notice,
  palette,
  preset,
  removeFilter,
  result,
  row,
  searchBox,
} from './support/page.ts'
import { searchOf } from './support/searchOf.ts'
import { expect, test } from './support/test.ts'

const llama = { id: 'proj1', name: 'llama-sft' }
const whisper = { id: 'proj2', name: 'whisper' }
const ada = { email: 'ada@example.com' }
const omar = { email: 'omar@example.com' }

const jobs = [
  aTrainingJob({ id: 'aaa1', name: 'smoke-lora', user: ada, training_project: llama }),
  aTrainingJob({
    id: 'bbb2',
    name: 'nightly-smoke',
    user: omar,
    training_project: llama,
    current_status: 'TRAINING_JOB_FAILED',
    error_message: 'CUDA out of memory',
  }),
  aTrainingJob({ id: 'ccc3', name: 'lora', user: ada, training_project: whisper }),
  aTrainingJob({
    id: 'ddd4',
    name: 'dpo',
    user: null,
    training_project: whisper,
    current_status: 'TRAINING_JOB_EVICTED',
  }),
]

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const option = (page: Page, name: string | RegExp) => page.getByRole('option', { name })
const exclude = (page: Page, name: string) =>
  page.getByRole('button', { name: `Exclude ${name}`, exact: true })

async function filterByUser(page: Page) {
  await filterButton(page).click()
  await page.getByRole('option', { name: 'User', exact: true }).click()
  await expect(option(page, /^ada/)).toBeVisible()
}

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(4))
})

test('a value’s button excludes its jobs, without a request, and undoes that', async ({
  page,
  mockApi,
}) => {
  await filterByUser(page)
  await option(page, /^ada/).hover()
  await exclude(page, 'ada@example.com').click()
  await expect(page).toHaveURL('/?refresh=off&not-user=ada@example.com')
  await expect(result(page)).toHaveText(jobCount(2))
  await expect(option(page, 'ada@example.com excluded 2')).toBeVisible()
  await expect(exclude(page, 'ada@example.com')).toHaveAttribute('aria-pressed', 'true')
  expect(await axeInBothThemes(page)).toEqual([])

  await exclude(page, 'No user').click()
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(chips(page)).toContainText('User: not ada@example.com or No user')
  await option(page, /^No user/).click()
  await expect(page).toHaveURL('/?refresh=off&not-user=ada@example.com')
  await page.keyboard.press('Escape')
  await removeFilter(page, 'User: not ada@example.com').click()
  await expect(result(page)).toHaveText(jobCount(4))
  expect(mockApi.requests).toHaveLength(1)
})

test('Alt-click on a row does the same, and a selected value is excluded instead', async ({
  page,
}) => {
  await filters(page).getByRole('button', { name: 'Project' }).click()
  await option(page, /^whisper/).click({ modifiers: ['Alt'] })
  await expect(page).toHaveURL('/?refresh=off&not-project=proj2')
  await expect(result(page)).toHaveText(jobCount(2))
  await expect(chips(page)).toContainText('Project: not whisper')
  await option(page, /^whisper/).click({ modifiers: ['Alt'] })
  await expect(result(page)).toHaveText(jobCount(4))
  await page.keyboard.press('Escape')

  await filterByUser(page)
  await option(page, /^omar/).click()
  await expect(result(page)).toHaveText(jobCount(1))
  await option(page, /^omar/).click({ modifiers: ['Alt'] })
  await expect(page).toHaveURL('/?refresh=off&not-user=omar@example.com')
  await expect(result(page)).toHaveText(jobCount(3))
})

test('statuses, unknown ones included, can be excluded by keyboard', async ({ page, mockApi }) => {
  await filters(page).getByRole('button', { name: 'Status' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: 'Search statuses' }).fill('evict')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Alt+Enter')
  await expect(page).toHaveURL('/?refresh=off&not-status=TRAINING_JOB_EVICTED')
  await expect(result(page)).toHaveText(jobCount(3))
  await page.getByRole('combobox', { name: 'Search statuses' }).fill('running')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(exclude(page, 'Running')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&not-status=TRAINING_JOB_EVICTED,running')
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(page).toHaveTitle('Training jobs')
  await page.keyboard.press('Escape')
  await expect(filters(page).getByRole('button', { name: 'Status' })).toBeFocused()
  // The API can't exclude: it gets the search for all statuses.
  expect(searchOf(mockApi)).toEqual({ order_by: [{ field: 'created_at', order: 'desc' }] })

  await expect(preset(page, 'Running')).toHaveText('Running2')
  await preset(page, 'Running').click()
  await expect(page).toHaveURL('/?refresh=off&status=running')
  await expect(result(page)).toHaveText(jobCount(2))
})

test('a word with a leading dash excludes once it is typed', async ({ page }) => {
  await searchBox(page).focus()
  await page.keyboard.type('lora -smo')
  await expect(result(page)).toHaveText(jobCount(2))
  await expect(searchBox(page)).toHaveValue('lora -smo')
  await page.keyboard.type('ke ')
  await expect(chips(page)).toContainText('Text: lora, not smoke')
  await expect(searchBox(page)).toHaveValue('lora ')
  await expect(page).toHaveURL('/?refresh=off&q=lora&not-q=smoke')
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(row(page, 'lora')).toBeVisible()

  await page.keyboard.type('-"out of memory')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&q=lora&not-q=smoke,out+of+memory')
  await page.keyboard.type(' -dpo')
  await searchBox(page).blur()
  await expect(chips(page)).toContainText('Text: lora, not smoke or out of memory or dpo')
  await expect(searchBox(page)).toHaveValue('lora')
  await chips(page)
    .getByRole('button', { name: /^Text: lora, not smoke/ })
    .click()
  await option(page, 'smoke').click()
  await expect(chips(page)).toContainText('Text: lora, not out of memory or dpo')
  await page.keyboard.press('Escape')
  await expect(result(page)).toHaveText(jobCount(2))
  await removeFilter(page, 'Text: lora, not out of memory or dpo').click()
  await expect(page).toHaveURL('/?refresh=off')
})

test('in quotes, and in a URL, a dash is part of the search text', async ({ page }) => {
  await searchBox(page).fill('"-smoke"')
  await expect(page).toHaveURL('/?refresh=off&q=-smoke')
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(row(page, 'nightly-smoke')).toBeVisible()
  await page.goto('/?refresh=off&q=-smoke')
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(searchBox(page)).toHaveValue('"-smoke"')
  // Typing more changes only the typed text.
  await searchBox(page).press('End')
  await page.keyboard.type(' night')
  await expect(page).toHaveURL('/?refresh=off&q=-smoke+night')
})

test('if a value is both included and excluded, the notice names both filters', async ({
  page,
}) => {
  await page.goto('/?refresh=off&status=running,failed&not-status=failed&q=smoke&not-q=smo')
  const ignored = notice(page, 'Ignored in the URL')
  await expect(ignored).toContainText('status=failed (excluded by not-status=failed)')
  await expect(ignored).toContainText('q=smoke (excluded by not-q=smo)')
  await expect(page.getByText('No matching jobs')).toBeVisible()
  await button(page, 'Clear Text smoke, not smo').click()
  await expect(result(page)).toHaveText(jobCount(2))
  await expect(ignored).not.toContainText('q=smoke')
})

test('the palette lists exclusions after all other results', async ({ page }) => {
  await page.keyboard.press('Control+k')
  await palette(page).getByRole('combobox').fill('omar')
  const found = palette(page).getByRole('option')
  await expect(found.filter({ hasText: 'Exclude User: omar@example.com' })).toBeVisible()
  await expect(found.first()).not.toContainText('Exclude')
  await palette(page).getByRole('combobox').fill('exclude omar')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&not-user=omar@example.com')
  await expect(result(page)).toHaveText(jobCount(3))
  await page.keyboard.press('Control+k')
  await palette(page).getByRole('combobox').fill('-smoke')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&not-user=omar@example.com&not-q=smoke')
  await expect(result(page)).toHaveText(jobCount(2))
})

test('Alt-click on a mark of the overview excludes the jobs that it counts', async ({ page }) => {
  await page.goto('/?refresh=off&overview=now')
  const failed = button(page, 'Failed: 1 job')
  await failed.click({ modifiers: ['Alt'] })
  await expect(page).toHaveURL('/?refresh=off&overview=now&not-status=failed')
  await expect(result(page)).toHaveText(jobCount(3))
  await expect(failed).toBeHidden()
})

test('the search as curl lists the filters that it omits', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/?refresh=off&status=running&user=ada@example.com&not-q=smoke&not-project=proj2')
  await expect(page.getByText('No matching jobs')).toBeVisible()
  await menuButton(page).click()
  await page.getByRole('menuitem', { name: 'Copy search as curl' }).click()
  await expect.poll(() => clipboard(page)).toMatch(/^: /)
  const [first, ...rest] = (await clipboard(page)).split('\n')
  expect(first).toBe(
    ": 'Filters not applied: Project: not proj2; Text: not smoke; User: ada@example.com'",
  )
  expect(rest[0]).toMatch(/^curl /)
})

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

  test('every value has its button', async ({ page }) => {
    await filterButton(page).tap()
    const all = page.getByRole('list', { name: 'All filters' })
    await all.getByRole('button', { name: /^User/ }).tap()
    await expect(exclude(page, 'omar@example.com')).toHaveCSS('opacity', '1')
    await exclude(page, 'omar@example.com').tap()
    await expect(page.getByRole('button', { name: `Show ${jobCount(3)}` })).toBeVisible()
    await expect(option(page, 'omar@example.com excluded 1')).toBeVisible()
  })
})
