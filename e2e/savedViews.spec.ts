import type { Page } from '@playwright/test'
import { aTrainingJob } from '../src/demo/job.ts'
import { expect, test } from './support/test.ts'

const jobs = [
  aTrainingJob({ id: 'aaa1', name: 'alpha' }),
  aTrainingJob({ id: 'bbb2', name: 'beta', current_status: 'TRAINING_JOB_FAILED' }),
  aTrainingJob({ id: 'ccc3', name: 'gamma', current_status: 'TRAINING_JOB_COMPLETED' }),
]

const tabs = (page: Page) => page.getByRole('navigation', { name: 'Presets' })
const tab = (page: Page, name: string) => tabs(page).getByRole('link', { name, exact: true })
const popup = (page: Page) => page.getByRole('dialog', { name: 'Saved views' })
async function open(page: Page) {
  await page.getByRole('button', { name: 'Save view' }).click()
  await expect(popup(page)).toBeVisible()
}

async function save(page: Page, name: string) {
  await open(page)
  await popup(page).getByRole('textbox', { name: 'Name of the current view' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(popup(page)).toBeHidden()
}

test.beforeEach(({ standIn }) => standIn.setJobs(jobs))

test('a view is named, stands among the presets, and opens in a new tab', async ({
  page,
  context,
}) => {
  await page.goto('/?refresh=off&status=failed&open=bbb2')
  await save(page, '  What broke ')
  await expect(tab(page, 'What broke')).toHaveAttribute('aria-current', 'page')
  await expect(page).toHaveURL('/?refresh=off&status=failed&open=bbb2')

  await tabs(page).getByRole('link', { name: /^All/ }).click()
  await expect(page.getByText('3 jobs')).toBeVisible()
  await expect(tab(page, 'What broke')).not.toHaveAttribute('aria-current')
  const opened = context.waitForEvent('page')
  await tab(page, 'What broke').click({ modifiers: ['ControlOrMeta'] })
  const second = await opened
  await expect(second).toHaveURL('/?status=failed&refresh=off')
  await expect(second.getByText('1 job', { exact: true })).toBeVisible()

  await tab(page, 'What broke').click()
  await expect(page).toHaveURL('/?refresh=off&status=failed')
  await page.goBack()
  await expect(page.getByText('3 jobs')).toBeVisible()
})

test('views are renamed, put in order and deleted, which can be undone', async ({ page }) => {
  await page.goto('/?refresh=off&status=failed')
  await save(page, 'one')
  await save(page, 'two')
  await open(page)
  await popup(page).getByRole('button', { name: 'Rename one' }).click()
  await page.keyboard.type('first')
  await page.keyboard.press('Enter')
  await expect(tab(page, 'first')).toBeVisible()

  await popup(page).getByRole('button', { name: 'Move two' }).press('Space')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Space')
  await expect(tabs(page).getByRole('link').nth(4)).toHaveText('two')

  await popup(page).getByRole('button', { name: 'Delete two' }).click()
  await expect(tab(page, 'two')).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(tabs(page).getByRole('link').nth(4)).toHaveText('two')
  await page.reload()
  await expect(tabs(page).getByRole('link').nth(4)).toHaveText('two')
})
