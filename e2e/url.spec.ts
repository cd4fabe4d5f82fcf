import { aTrainingJob } from '#src/testing/job.ts'
import { columnHeader, notice, preset, removeFilter, row, searchBox } from './support/page.ts'
import { expect, test } from './support/test.ts'

const BOOKMARK = '/?status=running,TRAINING_JOB_FAILED&sort=-elapsed&refresh=off'

test('a bookmark opens the same view', async ({ page }) => {
  await page.goto(BOOKMARK)
  await expect(removeFilter(page, 'Status: Running, Failed')).toBeVisible()
  await expect(columnHeader(page, 'Elapsed')).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByRole('button', { name: 'Refresh: Off' })).toBeVisible()
  await page.reload()
  await expect(columnHeader(page, 'Elapsed')).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByRole('cell', { name: /^(Running|Failed)$/ }).first()).toBeVisible()
  await expect(page).toHaveURL(BOOKMARK)
})

test('Back and Forward step through presets, not through each typed letter', async ({ page }) => {
  await page.clock.install()
  await page.goto('/?refresh=off')
  await preset(page, 'Running').click()
  await expect(page).toHaveURL('/?refresh=off&status=running')
  await preset(page, 'Failed').click()
  for (const typed of ['a', 'ab', 'abc']) {
    await searchBox(page).press(typed.slice(-1))
    await page.clock.runFor(500)
    await expect(page).toHaveURL(`/?refresh=off&status=failed,deploy_failed&q=${typed}`)
  }

  await page.goBack()
  await expect(page).toHaveURL('/?refresh=off&status=running')
  await expect(searchBox(page)).toHaveValue('')
  await expect(preset(page, 'Running')).toHaveAttribute('aria-current', 'page')
  await page.goBack()
  await expect(page).toHaveURL('/?refresh=off')
  await page.goForward()
  await page.goForward()
  await expect(searchBox(page)).toHaveValue('abc')
})

test('clicking the current preset adds no history entry', async ({ page }) => {
  await page.goto('/?refresh=off')
  await preset(page, 'Running').click()
  await preset(page, 'Running').click()
  await expect(page).toHaveURL('/?refresh=off&status=running')
  await page.goBack()
  await expect(page).toHaveURL('/?refresh=off')
})

test('an invalid value is ignored and reported', async ({ page }) => {
  await page.goto('/?status=running&refresh=7s&sort=banana&stauts=failed')
  const ignored = notice(page, 'Ignored in the URL')
  await expect(ignored).toContainText('refresh=7s (use one of off, 5s, 10s, 30s, 1m, auto)')
  await expect(ignored).toContainText('sort=banana (unknown column)')
  await expect(ignored).toContainText('stauts=failed (unknown parameter)')
  await expect(preset(page, 'Running')).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('cell', { name: 'Running' }).first()).toBeVisible()

  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(ignored).toBeHidden()
})

test('a preset is a link that can open in a new tab', async ({ page, context }) => {
  await page.goto('/?refresh=off')
  const opened = context.waitForEvent('page')
  await preset(page, 'Failed').click({ modifiers: ['ControlOrMeta'] })
  const tab = await opened
  await expect(tab).toHaveURL('/?status=failed,deploy_failed&refresh=off')
  await expect(tab.getByRole('cell', { name: /Failed|Deploy failed/ }).first()).toBeVisible()
  await expect(page).toHaveURL('/?refresh=off')
})

test('with a thousand unknown parameters in the URL, the jobs stay in view', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([aTrainingJob({ id: 'aaa1', name: 'alpha' })])
  const parameters = Array.from({ length: 1000 }, (_, index) => `x${index}=1`)
  await page.goto(`/?refresh=off&q=${'%00'.repeat(300)}&${parameters.join('&')}`)
  await expect(notice(page, 'Ignored')).toContainText('and 993 more')
  await expect(row(page, 'alpha')).toBeInViewport({ ratio: 0.5 })
})
