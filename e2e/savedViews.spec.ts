import {
  jobs,
  tabs,
  tab,
  popup,
  names,
  button,
  keep,
  kept,
  THREE,
  open,
  save,
} from './support/savedViews.ts'
import { expect, test } from './support/test.ts'

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

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

test('a saved view is the current tab instead of a preset, in whatever order and pace', async ({
  page,
}) => {
  await page.goto('/?refresh=off&status=running,failed&gpu=H100')
  await save(page, 'H100')
  await page.goto('/?status=failed,running&gpu=H100&refresh=1m')
  await expect(tab(page, 'H100')).toHaveAttribute('aria-current', 'page')
  await page.goto('/?refresh=off&status=running')
  await expect(tabs(page).locator('[aria-current]')).toHaveText(/^Running/)
  await save(page, 'Mine')
  await expect(tabs(page).locator('[aria-current]')).toHaveText('Mine')
})

test('the bare address opens the start page; a reload, Back and /? do not', async ({
  page,
  mockApi,
}) => {
  await keep(page, THREE)
  await page.goto('/')
  await expect(page.getByText('3 jobs')).toBeVisible()
  await expect(page).toHaveURL('/')
  await open(page)
  await button(page, 'Start page: two').click()
  await page.reload()
  await expect(page.getByText('3 jobs')).toBeVisible()
  await expect(page).toHaveURL('/')

  const asked = mockApi.requests.length
  await page.goto('about:blank')
  await page.goto('/')
  await expect(page).toHaveURL('/?status=failed&refresh=off')
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  await expect(tab(page, 'two')).toHaveAttribute('aria-current', 'page')
  expect(mockApi.requests, 'the first search is the right one').toHaveLength(asked + 1)

  await page.goBack()
  await page.goBack()
  await expect(page.getByText('3 jobs')).toBeVisible()
  await expect(page).toHaveURL('/')

  await page.goto('/?')
  await expect(page.getByText('3 jobs')).toBeVisible()
})

test('the default view says so in its address, and stays over a reload or in a new tab', async ({
  page,
  context,
}) => {
  await keep(page, THREE.replace('"start":null', '"start":"b"'))
  await page.goto('/?status=failed')
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  const all = tabs(page).getByRole('link', { name: /^All/ })
  await all.click()
  await expect(page.getByText('3 jobs')).toBeVisible()
  await expect(page).toHaveURL('/?')
  await page.reload()
  await expect(page.getByText('3 jobs')).toBeVisible()
  await expect(page).toHaveURL('/?')
  const opened = context.waitForEvent('page')
  await all.click({ modifiers: ['ControlOrMeta'] })
  await expect((await opened).getByText('3 jobs')).toBeVisible()
})

test.describe('handed on', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('a link to every job opens every job, whatever its reader starts with', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByText('3 jobs')).toBeVisible()
    await page.getByRole('button', { name: 'Share and export' }).click()
    await page.getByRole('menuitem', { name: 'Copy link' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${page.url()}?`)
  })
})

test('views of an older version open, with what no longer means anything named', async ({
  page,
}) => {
  await keep(page, '[{"name": "old", "query": "?status=failed&heat=9"}, {"name": "broken"}]')
  await page.goto('/?refresh=off')
  await expect(names(page)).toHaveText(['old'])
  await tab(page, 'old').click()
  await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  await expect(
    page.getByRole('status').filter({ hasText: 'Ignored in the address' }),
  ).toContainText('heat=9 (there is no such parameter)')
  await expect(tab(page, 'old')).toHaveAttribute('aria-current', 'page')
  await save(page, 'new')
  await expect(names(page)).toHaveText(['old', 'new'])
})

test('what is kept may be broken, or a newer version’s, which is left as it is', async ({
  page,
}) => {
  await keep(page, '{"version": 2, "views": [{"na')
  await page.goto('/?refresh=off')
  await expect(page.getByText('3 jobs')).toBeVisible()
  await save(page, 'fresh')
  await expect(names(page)).toHaveText(['fresh'])

  const newer = THREE.replace('"version":2', '"version":3,"colours":["red"]')
  await page.evaluate((text) => localStorage.setItem('views', text), newer)
  await page.reload()
  await expect(names(page)).toHaveText(['one', 'two', 'three'])
  await open(page)
  await expect(popup(page)).toContainText('A newer version of this dashboard wrote these views.')
  await expect(popup(page).getByRole('button')).toHaveCount(0)
  await popup(page).getByRole('link', { name: 'two' }).click()
  await expect(page).toHaveURL('/?refresh=off&status=failed')
  expect(await kept(page)).toBe(newer)
})
