import { aTrainingJob } from '../src/demo/job.ts'
import { notice, row } from './support/page.ts'
import { expect, test } from './support/test.ts'

const BOOKMARK = '/?status=running,TRAINING_JOB_FAILED&sort=-elapsed&refresh=off'

test('a bookmark shows the same view again', async ({ page }) => {
  await page.goto(BOOKMARK)
  await expect(page.getByRole('button', { name: 'Remove filter Status: Running' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove filter Status: Failed' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: 'Elapsed' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await expect(page.getByRole('button', { name: 'Refresh: Off' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('columnheader', { name: 'Elapsed' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await expect(page.getByRole('cell', { name: /^(Running|Failed)$/ }).first()).toBeVisible()
  await expect(page).toHaveURL(BOOKMARK)
})

test('Back and Forward step through what was picked, not through what was typed', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await page.getByRole('link', { name: /^Running/ }).click()
  await expect(page).toHaveURL('/?refresh=off&status=running')
  await page.getByRole('link', { name: /^Failed/ }).click()
  await page.getByRole('searchbox', { name: 'Job ID' }).pressSequentially('abc', { delay: 500 })
  await expect(page).toHaveURL('/?refresh=off&status=failed,deploy_failed&job=abc')

  await page.goBack()
  await expect(page).toHaveURL('/?refresh=off&status=running')
  await expect(page.getByRole('searchbox', { name: 'Job ID' })).toHaveValue('')
  await expect(page.getByRole('link', { name: /^Running/ })).toHaveAttribute('aria-current', 'page')
  await page.goBack()
  await expect(page).toHaveURL('/?refresh=off')
  await page.goForward()
  await page.goForward()
  await expect(page.getByRole('searchbox', { name: 'Job ID' })).toHaveValue('abc')
})

test('picking what is already picked adds no step to the history', async ({ page }) => {
  await page.goto('/?refresh=off')
  await page.getByRole('link', { name: /^Running/ }).click()
  await page.getByRole('link', { name: /^Running/ }).click()
  await expect(page).toHaveURL('/?refresh=off&status=running')
  await page.goBack()
  await expect(page).toHaveURL('/?refresh=off')
})

test('a value that makes no sense is left out and named', async ({ page }) => {
  await page.goto('/?status=running&refresh=7s&sort=banana&stauts=failed')
  const ignored = notice(page, 'Ignored in the address')
  await expect(ignored).toContainText('refresh=7s (it must be one of off, 5s, 10s, 30s, 1m, auto)')
  await expect(ignored).toContainText('sort=banana (there is no such column)')
  await expect(ignored).toContainText('stauts=failed (there is no such parameter)')
  await expect(page.getByRole('button', { name: 'Remove filter Status: Running' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Running' }).first()).toBeVisible()

  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(ignored).toBeHidden()
})

test('a preset is a real link: it opens in a new tab', async ({ page, context }) => {
  await page.goto('/?refresh=off')
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: /^Failed/ }).click({ modifiers: ['ControlOrMeta'] })
  const tab = await opened
  await expect(tab).toHaveURL('/?status=failed,deploy_failed&refresh=off')
  await expect(tab.getByRole('cell', { name: /Failed|Deploy failed/ }).first()).toBeVisible()
  await expect(page).toHaveURL('/?refresh=off')
})

test('a URL with a thousand unknown parameters leaves room for the jobs', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([aTrainingJob({ id: 'aaa1', name: 'alpha' })])
  const parameters = Array.from({ length: 1000 }, (_, index) => `x${index}=1`)
  await page.goto(`/?refresh=off&q=${'%00'.repeat(300)}&${parameters.join('&')}`)
  await expect(notice(page, 'Ignored')).toContainText('and 993 more')
  await expect(row(page, 'alpha')).toBeInViewport({ ratio: 0.5 })
})
