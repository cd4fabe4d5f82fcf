import { expect, test } from './support/test.ts'

test('the first load shows where the rows will be', async ({ page, mockApi }) => {
  mockApi.setFault('err-slow')
  await page.goto('/')
  await expect(page.getByText('Searching …')).toBeVisible()
  await expect(page.getByRole('table')).toHaveAttribute('aria-busy', 'true')
  await expect(page.getByRole('columnheader', { name: 'Status' })).toBeVisible()
  await expect(page.getByText('400 jobs')).toBeVisible()
  await expect(page.getByRole('table')).toHaveAttribute('aria-busy', 'false')
})

test('no match names the filters that are on and clears each', async ({ page }) => {
  await page.goto('/?refresh=off&project=nobody&job=none&status=running')
  await expect(page.getByRole('heading', { name: 'No training job matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear Job none' }).click()
  await page.getByRole('button', { name: 'Clear Project nobody' }).click()
  await expect(page).toHaveURL('/?refresh=off&status=running')
  await expect(page.getByRole('cell', { name: 'Running' }).first()).toBeVisible()
})

test('an organization without jobs is told how to start one', async ({ page, mockApi }) => {
  mockApi.setJobs([])
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'No training jobs yet' })).toBeVisible()
  await expect(page.getByText('truss train push')).toBeVisible()
  await expect(page).toHaveTitle('0 running · Training jobs')
})
