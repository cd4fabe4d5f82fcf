import type { Page } from '@playwright/test'
import { holdResponses } from './support/hold.ts'
import { jobCount, preset, result, table } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

const MINUTE = 60_000

const cancel = (page: Page) => page.getByRole('button', { name: 'Cancel' })

test('a long response displays its progress and its first rows, and can be canceled', async ({
  page,
  mockApi,
}) => {
  await page.clock.install()
  mockApi.setError('err-stall')
  await page.goto('/?refresh=5s')
  await expect(page.getByRole('progressbar', { name: 'Loading progress' })).toBeVisible()
  await expect(page.getByText(/^[\d.,]+ [kM]B$/)).toBeVisible()
  await expect(table(page), 'the number of rows is unknown').toHaveAttribute('aria-rowcount', '-1')
  await expect(table(page).getByRole('row').nth(10)).toBeVisible()

  await cancel(page).click()
  await expect(page.getByRole('heading', { name: 'Loading stopped' })).toBeVisible()
  await expect.poll(() => mockApi.requests.at(-1)?.aborted).toBe(true)
  await page.clock.runFor(2 * MINUTE)
  await settle(page)
  expect(mockApi.requests, 'a canceled search is not repeated').toHaveLength(1)

  mockApi.setError(null)
  await page.getByRole('button', { name: 'Search again' }).click()
  await expect(result(page)).toHaveText(jobCount(400))
})

test('before anything of a response has arrived, its progress has no number', async ({
  page,
  mockApi,
}) => {
  const held = holdResponses(mockApi)
  await page.goto('/?refresh=off')
  await expect(page.getByRole('progressbar', { name: 'Loading progress' })).toBeVisible()
  await expect(page.getByText(/…$/)).toHaveText(['Loading…'])
  await expect(page.getByText(/ [kM]B$/)).toBeHidden()
  held.release()
  await expect(result(page)).toHaveText(jobCount(400))
})

test('a search that replaces a slow one displays its own progress', async ({ page, mockApi }) => {
  await page.clock.install()
  mockApi.setError('err-stall')
  await page.goto('/?refresh=off')
  await expect(cancel(page)).toBeVisible()
  await preset(page, 'Failed').click()
  await expect.poll(() => mockApi.requests.map(({ aborted }) => aborted)).toEqual([true, false])
  // Longer than the delay before a search displays its progress.
  await page.clock.runFor(1000)
  await expect(cancel(page)).toBeVisible()
})

test('canceling a search leaves the rows of the previous one', async ({ page, mockApi }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
  mockApi.setError('err-stall')
  await preset(page, 'Failed').click()
  await cancel(page).click()
  await expect(page.getByText('Loading stopped. The jobs below')).toBeVisible()
  await expect(page.getByRole('row').nth(1)).toBeVisible()

  await page.goBack()
  await expect(page.getByText('Loading stopped.')).toBeHidden()
})
