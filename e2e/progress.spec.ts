import { expect, test } from './support/test.ts'

test('a long answer shows how much has come, and can be cancelled', async ({ page, mockApi }) => {
  mockApi.setFault('err-stall')
  await page.goto('/?refresh=5s')
  await expect(page.getByRole('progressbar', { name: 'Answer received' })).toBeVisible()
  await expect(page.getByText(/^[\d.,]+ [kM]B$/)).toBeVisible()
  const table = page.getByRole('table', { name: 'Training jobs' })
  await expect(table, 'what has come is there to read').toHaveAttribute('aria-rowcount', '-1')
  await expect(table.getByRole('row').nth(10)).toBeVisible()

  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { name: 'The search was cancelled' })).toBeVisible()
  await expect.poll(() => mockApi.requests.at(-1)?.aborted).toBe(true)
  await page.waitForTimeout(6000)
  expect(mockApi.requests, 'nothing is asked again by itself').toHaveLength(1)

  mockApi.setFault(null)
  await page.getByRole('button', { name: 'Search again' }).click()
  await expect(page.getByText('400 jobs')).toBeVisible()
})

test('a search that takes the place of a slow one shows its own progress', async ({
  page,
  mockApi,
}) => {
  mockApi.setFault('err-stall')
  await page.goto('/?refresh=off')
  const cancel = page.getByRole('button', { name: 'Cancel' })
  await expect(cancel).toBeVisible()
  await page.getByRole('link', { name: 'Failed' }).click()
  await expect.poll(() => mockApi.requests.map(({ aborted }) => aborted)).toEqual([true, false])
  await page.waitForTimeout(1000)
  await expect(cancel).toBeVisible()
})

test('cancelling another search leaves the rows of the one before', async ({ page, mockApi }) => {
  await page.goto('/?refresh=off')
  await expect(page.getByText('400 jobs')).toBeVisible()
  mockApi.setFault('err-stall')
  await page.getByRole('link', { name: 'Failed' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('The search was cancelled. The jobs below')).toBeVisible()
  await expect(page.getByRole('row').nth(1)).toBeVisible()

  await page.goBack()
  await expect(page.getByText('The search was cancelled.')).toBeHidden()
})
