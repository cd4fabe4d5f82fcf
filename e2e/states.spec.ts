import { aTrainingJob } from '#src/testing/job.ts'
import { holdResponses } from './support/hold.ts'
import { columnHeader, jobCount, result, table, tableRegion } from './support/page.ts'
import { boxOf, contrastIn, pixelsOf } from './support/pixels.ts'
import { expect, test } from './support/test.ts'

test.describe('while the first response loads', () => {
  // The response is held back until the test has checked the page.
  test.use({ proxySettings: { timeoutMs: 60_000 } })

  test('rows fill the screen, in either theme', async ({ page, mockApi }) => {
    const held = holdResponses(mockApi)
    await page.goto('/')
    await expect(page.getByText('Loading…')).toBeVisible()
    await expect(table(page)).toHaveAttribute('aria-busy', 'true')
    await expect(columnHeader(page, 'Status')).toBeVisible()
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
    const area = await boxOf(tableRegion(page))
    expect(area.y + area.height).toBeGreaterThanOrEqual(height)
    // As high as a row: at least one bar of the skeleton.
    const lowest = { x: 0, y: height - 44, width, height: 44 }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      // They appear after a while.
      await expect
        .poll(async () => contrastIn(await pixelsOf(page, lowest)), `${colorScheme} skeleton`)
        .toBeGreaterThan(1.4)
    }
    expect(
      await page.evaluate(() => document.documentElement.scrollHeight - innerHeight),
      'nothing to scroll to',
    ).toBeLessThanOrEqual(0)
    held.release()
    await expect(result(page)).toHaveText(jobCount(400))
    await expect(table(page)).toHaveAttribute('aria-busy', 'false')
  })
})

test('when nothing matches, the page lists the active filters and can clear each', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([aTrainingJob()])
  await page.goto('/?refresh=off&project=nobody&job=none&status=running')
  await expect(page.getByRole('heading', { name: 'No matching jobs' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('button', { name: 'Clear all' })).toHaveCount(2)
  await expect(page.getByRole('button', { name: /^Clear Status/ })).toBeHidden()
  await page.getByRole('button', { name: 'Clear Job ID none' }).click()
  await page.getByRole('button', { name: 'Clear Project nobody' }).click()
  await expect(page).toHaveURL('/?refresh=off&status=running')
  await expect(page.getByRole('cell', { name: 'Running' }).first()).toBeVisible()
})

test('when nothing matches, both buttons that clear all lead back to the tab', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([aTrainingJob()])
  const buttons = page.getByRole('main').getByRole('button', { name: 'Clear all' })
  for (const index of [0, 1]) {
    await page.goto('/?refresh=off&project=p0&job=none&status=running')
    await expect(buttons).toHaveCount(2)
    await buttons.nth(index).click()
    await expect(page).toHaveURL('/?refresh=off&status=running')
    await expect(result(page)).toHaveText(jobCount(1))
  }
})

test('a tab without jobs leads to all jobs', async ({ page, mockApi }) => {
  mockApi.setJobs([aTrainingJob()])
  await page.goto('/?refresh=off&status=failed,deploy_failed')
  await expect(page.getByRole('heading', { name: 'No matching jobs' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Clear/ })).toBeHidden()
  await page.getByRole('button', { name: 'Show all jobs' }).click()
  await expect(page).toHaveURL('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(page.getByRole('main')).toBeFocused()
})

test('an organization without jobs sees how to start one', async ({ page, mockApi }) => {
  mockApi.setJobs([])
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'No training jobs yet' })).toBeVisible()
  await expect(page.getByText('truss train push')).toBeVisible()
  await expect(page).toHaveTitle('0 running · Training jobs')
})
