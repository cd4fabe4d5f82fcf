import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { details, jobCount, result, row, tableRegion } from './support/page.ts'
import { expect, test } from './support/test.ts'

const ada = { email: 'ada@example.com' }
const omar = { email: 'omar@example.org' }
const llama = { id: 'proj1', name: 'llama-sft' }
const whisper = { id: 'proj2', name: 'whisper' }

const jobs = [
  aTrainingJob({ id: 'aaa1', name: 'alpha', user: ada, training_project: llama }),
  aTrainingJob({
    id: 'bbb2',
    name: 'beta',
    user: omar,
    training_project: llama,
    current_status: 'TRAINING_JOB_FAILED',
    error_message: 'ValueError: bad shape (3, 4)',
  }),
  aTrainingJob({ id: 'ccc3', name: 'gamma', user: ada, training_project: whisper }),
]

const cell = (page: Page, job: string, text: string | RegExp) =>
  row(page, job).getByRole('cell').filter({ hasText: text })
const trigger = (page: Page) => tableRegion(page).getByRole('button', { name: /^Filter by / })
const menu = (page: Page, name: string) => page.getByRole('menu', { name })
const item = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true })

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.setViewportSize({ width: 2000, height: 900 })
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
})

test('a value under the pointer can be used as a filter, and Back undoes it', async ({ page }) => {
  await cell(page, 'alpha', 'ada').hover()
  await expect(trigger(page)).toHaveAccessibleName('Filter by User ada@example.com')
  await trigger(page).click()
  await expect(menu(page, 'User ada@example.com')).toContainText('User ada@example.com')
  expect(await axeInBothThemes(page)).toEqual([])
  await item(page, 'Filter').click()
  await expect(page).toHaveURL('/?refresh=off&user=ada@example.com')
  await expect(result(page)).toHaveText(jobCount(2))
  await expect(details(page)).toBeHidden()

  await cell(page, 'alpha', 'ada').hover()
  await trigger(page).click()
  await expect(item(page, 'Exclude')).toBeVisible()
  await item(page, 'Remove filter').click()
  await expect(result(page)).toHaveText(jobCount(3))
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL('/?refresh=off')
})

test('the button appears only next to a value, and a click on the row still opens the job', async ({
  page,
}) => {
  await cell(page, 'alpha', 'ada').hover()
  await expect(trigger(page)).toBeVisible()
  await row(page, 'alpha').getByRole('link').hover()
  await expect(trigger(page)).toBeHidden()
  await cell(page, 'alpha', 'llama').hover()
  await expect(trigger(page)).toHaveAccessibleName('Filter by Project llama-sft')
  await cell(page, 'alpha', 'llama').click({ position: { x: 14, y: 10 } })
  await expect(details(page)).toBeVisible()
  await page.mouse.move(0, 0)
  await expect(trigger(page)).toBeHidden()
})

test('with the keyboard, F opens the menu of the focused cell, which keeps the focus', async ({
  page,
}) => {
  await tableRegion(page).focus()
  await page.keyboard.press('ArrowDown')
  const status = row(page, 'alpha').getByRole('cell').nth(1)
  await expect(status).toBeFocused()
  await expect(trigger(page)).toHaveAccessibleName('Filter by Status Running')
  await page.keyboard.press('f')
  await expect(item(page, 'Filter')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(item(page, 'Filter')).toBeHidden()
  await expect(status).toBeFocused()

  await page.keyboard.press('ArrowDown')
  const failed = row(page, 'beta').getByRole('cell').nth(1)
  await expect(failed).toBeFocused()
  await page.keyboard.press('Shift+F10')
  await expect(menu(page, 'Status Failed')).toBeVisible()
  await expect(item(page, 'Filter')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&status=failed')
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(failed).toBeFocused()

  // Without its row, the focus moves to the table.
  await page.goBack()
  await expect(result(page)).toHaveText(jobCount(3))
  await failed.focus()
  await page.keyboard.press('f')
  await expect(item(page, 'Filter')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(item(page, 'Exclude')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&not-status=failed')
  await expect(tableRegion(page)).toBeFocused()
})

test('the focus stays with a job whose row moves', async ({ page }) => {
  // The third row becomes the second.
  await page.goto('/?refresh=off&user=ada@example.com,omar@example.org')
  await cell(page, 'gamma', 'ada').focus()
  await page.keyboard.press('f')
  await expect(item(page, 'Filter')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(result(page)).toHaveText(jobCount(2))
  await expect(cell(page, 'gamma', 'ada')).toBeFocused()
})

test('the key lists all values of a job if its cell has none, even before the first hover', async ({
  page,
}) => {
  await expect(result(page)).toHaveText(jobCount(3))
  await page.keyboard.press('j')
  await page.keyboard.press('f')
  const groups = page.getByRole('menu').getByRole('group')
  await expect(groups.filter({ hasText: 'User ada@example.com' })).toHaveCount(1)
  await expect(groups.filter({ hasText: 'Status Running' })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(row(page, 'alpha').getByRole('link')).toBeFocused()
})

test('after a poll, the button still belongs to the same job', async ({ page, mockApi }) => {
  await tableRegion(page).focus()
  await page.keyboard.press('ArrowDown')
  const status = row(page, 'alpha').getByRole('cell').nth(1)
  await expect(trigger(page)).toHaveAccessibleName('Filter by Status Running')
  const newer = { ...jobs[1], id: 'ddd4', name: 'delta', created_at: '2026-03-03T00:00:00Z' }
  mockApi.setJobs([aTrainingJob(newer), ...jobs])
  await page.keyboard.press('r')
  await expect(result(page)).toHaveText(jobCount(4))
  await expect(status).toBeFocused()
  await expect(trigger(page)).toHaveAccessibleName('Filter by Status Running')
  const [button, cellBox] = [await trigger(page).boundingBox(), await status.boundingBox()]
  expect(button?.y).toBeGreaterThan(cellBox?.y ?? Infinity)
  await trigger(page).click()
  await expect(menu(page, 'Status Running')).toBeVisible()
  await page.keyboard.press('Escape')

  // The button disappears with its job.
  await expect(status).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(trigger(page)).toHaveAccessibleName('Filter by Status Failed')
  mockApi.setJobs(jobs)
  await page.keyboard.press('r')
  await expect(result(page)).toHaveText(jobCount(3))
  await expect(trigger(page)).toBeHidden()
})

test('excluding the last job moves the focus to the page', async ({ page, mockApi }) => {
  mockApi.setJobs(jobs.slice(0, 1))
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(1))
  await tableRegion(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('f')
  await expect(item(page, 'Filter')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(result(page)).toHaveText(jobCount(0))
  await expect(page.getByRole('main')).toBeFocused()
})

test('hardware and errors have menus too', async ({ page }) => {
  await row(page, 'beta').getByRole('cell').filter({ hasText: 'ValueError' }).hover()
  await trigger(page).click()
  await expect(menu(page, 'Error type ValueError: bad shape')).toBeVisible()
  await item(page, 'Filter').click()
  await expect(page).toHaveURL(/[?&]fault=ValueError/)
  await expect(result(page)).toHaveText(jobCount(1))
  await page.goBack()

  await tableRegion(page).getByRole('cell').filter({ hasText: /H100/ }).first().hover()
  await trigger(page).click()
  const gpu = page.getByRole('group', { name: 'GPU type H100' })
  const instance = page.getByRole('group', { name: 'Instance type H100x26x234' })
  await expect(gpu.getByRole('menuitem')).toHaveText(['Filter', 'Exclude'])
  await expect(instance.getByRole('menuitem')).toHaveText(['Filter', 'Exclude'])
  await instance.getByRole('menuitem', { name: 'Exclude' }).click()
  await expect(page).toHaveURL('/?refresh=off&not-instance=H100x26x234')
})

test('in the details, the value itself opens the menu, and the job stays open', async ({
  page,
}) => {
  await row(page, 'beta').getByRole('link').click()
  const user = details(page).getByRole('button', { name: 'omar@example.org' })
  await user.click()
  await item(page, 'Exclude').click()
  await expect(page).toHaveURL('/?refresh=off&open=bbb2&not-user=omar@example.org')
  await expect(result(page)).toHaveText(jobCount(2))
  await expect(details(page).getByRole('heading', { name: 'beta' })).toBeVisible()
  await expect(user).toBeFocused()

  await user.press('Enter')
  await expect(item(page, 'Remove exclusion')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect(item(page, 'Remove exclusion')).toBeHidden()
  await expect(details(page).getByRole('heading', { name: 'beta' })).toBeVisible()

  await details(page).getByRole('button', { name: 'Filter by Error type' }).click()
  await item(page, 'Filter').click()
  await expect(page).toHaveURL(/[?&]fault=ValueError/)
})

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('the menu is in the details only', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await row(page, 'alpha').getByRole('link').tap()
    await expect(details(page)).toBeVisible()
    await expect(trigger(page)).toBeHidden()
    const project = details(page).getByRole('button', { name: 'llama-sft' }).first()
    expect((await project.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await project.tap()
    await item(page, 'Filter').tap()
    await expect(page).toHaveURL('/?refresh=off&open=aaa1&project=proj1')
  })
})
