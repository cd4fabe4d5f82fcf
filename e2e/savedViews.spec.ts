import { clipboard, jobCount, menuButton, notice, preset, presets, result } from './support/page.ts'
import {
  jobs,
  openPopup,
  popup,
  popupButton,
  saveView,
  storedViews,
  storeViews,
  tab,
  THREE,
  THREE_WITH_START,
  viewTabs,
} from './support/savedViews.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('a saved view gets a tab next to the presets, which also opens in a new tab', async ({
  page,
  context,
}) => {
  await page.goto('/?refresh=off&status=failed&open=bbb2')
  await saveView(page, '  What broke ')
  await expect(tab(page, 'What broke')).toHaveAttribute('aria-current', 'page')
  await expect(page).toHaveURL('/?refresh=off&status=failed&open=bbb2')

  await preset(page, 'All').click()
  await expect(result(page)).toHaveText(jobCount(3))
  await expect(tab(page, 'What broke')).not.toHaveAttribute('aria-current')
  const opened = context.waitForEvent('page')
  await tab(page, 'What broke').click({ modifiers: ['ControlOrMeta'] })
  const second = await opened
  await expect(second).toHaveURL('/?status=failed&refresh=off')
  await expect(result(second)).toHaveText(jobCount(1))

  await tab(page, 'What broke').click()
  await expect(page).toHaveURL('/?refresh=off&status=failed')
  await page.goBack()
  await expect(result(page)).toHaveText(jobCount(3))
})

test('a saved view is current instead of a preset, in any order and with any interval', async ({
  page,
}) => {
  const current = presets(page).locator('[aria-current]')
  await page.goto('/?refresh=off&status=running,failed&gpu=H100')
  await saveView(page, 'H100')
  await page.goto('/?status=failed,running&gpu=H100&refresh=1m')
  await expect(tab(page, 'H100')).toHaveAttribute('aria-current', 'page')
  await page.goto('/?refresh=off&status=running')
  await expect(current).toHaveText(/^Running/)
  await saveView(page, 'Mine')
  await expect(current).toHaveText(/^Mine/)
})

test('the bare URL opens the start page, but not on a reload, on Back or as /?', async ({
  page,
  mockApi,
}) => {
  await storeViews(page, THREE)
  await page.goto('/')
  await expect(result(page)).toHaveText(jobCount(3))
  await expect(page).toHaveURL('/')
  await openPopup(page)
  await popupButton(page, 'Start page: two').click()
  await page.reload()
  await expect(result(page)).toHaveText(jobCount(3))
  await expect(page).toHaveURL('/')

  const requests = mockApi.requests.length
  await page.goto('about:blank')
  await page.goto('/')
  await expect(page).toHaveURL('/?status=failed&refresh=off')
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(tab(page, 'two')).toHaveAttribute('aria-current', 'page')
  await settle(page)
  expect(mockApi.requests, 'the first search is the right one').toHaveLength(requests + 1)

  await page.goBack()
  await page.goBack()
  await expect(result(page)).toHaveText(jobCount(3))
  await expect(page).toHaveURL('/')

  await page.goto('/?')
  await expect(result(page)).toHaveText(jobCount(3))
})

test('with a start page, the default view has a URL of its own for reloads and new tabs', async ({
  page,
  context,
}) => {
  await storeViews(page, THREE_WITH_START)
  await page.goto('/?status=failed')
  await expect(result(page)).toHaveText(jobCount(1))
  const all = preset(page, 'All')
  await all.click()
  await expect(result(page)).toHaveText(jobCount(3))
  await expect(page).toHaveURL('/?')
  await page.reload()
  await expect(result(page)).toHaveText(jobCount(3))
  await expect(page).toHaveURL('/?')
  const opened = context.waitForEvent('page')
  await all.click({ modifiers: ['ControlOrMeta'] })
  await expect(result(await opened)).toHaveText(jobCount(3))
})

test.describe('with access to the clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('a copied link to all jobs opens all jobs, whatever the recipient’s start page', async ({
    page,
  }) => {
    await page.goto('/')
    await expect(result(page)).toHaveText(jobCount(3))
    await menuButton(page).click()
    await page.getByRole('menuitem', { name: 'Copy link' }).click()
    await expect.poll(() => clipboard(page)).toBe(`${page.url()}?`)
  })
})

test('a view of an older version opens, and a notice lists what is ignored', async ({ page }) => {
  await storeViews(page, '[{"name": "old", "query": "?status=failed&heat=9"}, {"name": "broken"}]')
  await page.goto('/?refresh=off')
  await expect(viewTabs(page)).toHaveText(['old'])
  await tab(page, 'old').click()
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(notice(page, 'Ignored in the URL')).toContainText('heat=9 (unknown parameter)')
  await expect(tab(page, 'old')).toHaveAttribute('aria-current', 'page')
  await saveView(page, 'new')
  await expect(viewTabs(page)).toHaveText(['old', 'new'])
})

test('corrupt views are replaced; views of a newer version are left unchanged', async ({
  page,
}) => {
  await storeViews(page, '{"version": 2, "views": [{"na')
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
  await saveView(page, 'fresh')
  await expect(viewTabs(page)).toHaveText(['fresh'])

  const newer = THREE.replace('"version":2', '"version":3,"colors":["red"]')
  await page.evaluate((text) => localStorage.setItem('views', text), newer)
  await page.reload()
  await expect(viewTabs(page)).toHaveText(['one', 'two', 'three'])
  await openPopup(page)
  await expect(popup(page)).toContainText(
    'These views were saved by a newer version of the dashboard.',
  )
  await expect(popup(page).getByRole('button')).toHaveCount(0)
  await popup(page).getByRole('link', { name: 'two' }).click()
  await expect(page).toHaveURL('/?refresh=off&status=failed')
  expect(await storedViews(page)).toBe(newer)
})
