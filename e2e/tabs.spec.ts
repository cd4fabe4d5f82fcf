import type { Locator, Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { holdResponses } from './support/hold.ts'
import {
  jobCount,
  menuButton,
  preset,
  presets,
  refresh,
  result,
  searchBox,
} from './support/page.ts'
import {
  jobs,
  moreMenu,
  moreViews,
  saveView,
  saveViewButton,
  storeViews,
  tab,
  viewTabs,
} from './support/savedViews.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

// Longer than any test holds a response back.
test.use({ proxySettings: { timeoutMs: 60_000 } })

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

const presetLinks = (page: Page) =>
  presets(page)
    .getByRole('link')
    .filter({ hasText: /^(Running|Active|Failed|All)/ })

/** Returns the stored form of views, given by name and query. */
const storedViews = (views: Readonly<Record<string, string>>) =>
  JSON.stringify({
    version: 2,
    views: Object.entries(views).map(([name, query]) => ({ id: name, name, query })),
    start: null,
  })

const MANY = storedViews(
  Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `Experiment ${index + 1}`,
      `?q=experiment+${index + 1}&refresh=off`,
    ]),
  ),
)

/** Returns the boxes of everything in the row of tabs, px. */
const boxes = (row: Locator) =>
  row.locator('a:visible, button').evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return [element.firstElementChild?.textContent, x, y, width, height].join(' ')
    }),
  )

test('a tab keeps its count and the time of the count while all other filters stay the same', async ({
  page,
}) => {
  await page.clock.install({ time: '2026-03-02T13:05:00Z' })
  await page.goto('/?refresh=off')
  await expect(presetLinks(page)).toHaveText(['Running1', 'Active1', 'Failed1', 'All3'])
  const all = preset(page, 'All')
  await expect(all).not.toHaveAttribute('aria-description')
  await preset(page, 'Failed').click()
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(presetLinks(page)).toHaveText(['Running1', 'Active1', 'Failed1', 'All3'])
  await expect(all).toHaveAccessibleDescription(/^As of 14:05/)
  await expect(preset(page, 'Failed')).not.toHaveAttribute('aria-description')

  await searchBox(page).fill('beta')
  await expect(page).toHaveURL(/q=beta/)
  await expect(presetLinks(page)).toHaveText(['Running', 'Active', 'Failed1', 'All'])
  await searchBox(page).fill('')
  await expect(page).not.toHaveURL(/q=/)
  await expect(presetLinks(page)).toHaveText(['Running', 'Active', 'Failed1', 'All'])
})

test('nothing in the row of tabs moves when a view is opened, counts change or a search is slow', async ({
  page,
  mockApi,
}) => {
  await storeViews(page, storedViews({ 'Broken alpha': '?status=failed&q=alpha', Beta: '?q=beta' }))
  const held = holdResponses(mockApi)
  await page.goto('/?refresh=off')
  await held.wait(1)
  await expect(viewTabs(page)).toHaveText(['Broken alpha', 'Beta'])
  const before = await boxes(presets(page))
  expect(before).toHaveLength(7)
  held.release()
  await expect(preset(page, 'All')).toHaveText('All3')
  expect(await boxes(presets(page)), 'with counts').toEqual(before)

  for (const open of [preset(page, 'Failed'), preset(page, 'Active'), tab(page, 'Beta')]) {
    await open.click()
    await expect(open).toHaveAttribute('aria-current', 'page')
    await settle(page)
    expect(await boxes(presets(page)), 'after a click').toEqual(before)
  }

  mockApi.setJobs(
    Array.from({ length: 1234 }, (_, index) => aTrainingJob({ id: `j${index}`, name: 'beta' })),
  )
  await refresh(page)
  await expect(preset(page, 'All')).toHaveText('All1,234')
  await expect(tab(page, 'Beta')).toHaveText('Beta1,234')
  expect(await boxes(presets(page)), 'with more digits').toEqual(before)

  const slow = holdResponses(mockApi)
  await preset(page, 'Active').click()
  await slow.wait(1)
  expect(await boxes(presets(page)), 'during a search').toEqual(before)
  slow.release()
})

test('saved views are counted in the current response, and only there', async ({
  page,
  mockApi,
}) => {
  await page.setViewportSize({ width: 1600, height: 800 })
  await storeViews(
    page,
    storedViews({
      Broken: '?status=failed',
      'With a': '?q=a&not-status=completed',
      'Other project': '?project=other1',
    }),
  )
  await page.setViewportSize({ width: 1600, height: 720 })
  await page.goto('/?refresh=off')
  await expect(tab(page, 'With a')).toHaveText('With a2')
  await expect(tab(page, 'Other project')).toHaveText('Other project0')
  await searchBox(page).fill('gamma')
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(tab(page, 'With a')).toHaveText('With a2')
  await settle(page)
  expect(mockApi.requests).toHaveLength(1)

  await page.goto('/?refresh=off&status=failed,stopped')
  await expect(tab(page, 'Broken')).toHaveText('Broken1')
  await expect(tab(page, 'With a')).toHaveText('With a')
  await expect(tab(page, 'Other project')).toHaveText('Other project')
  await settle(page)
  expect(mockApi.requests).toHaveLength(2)
})

test('views that do not fit are in a menu, with their counts, usable with the keyboard alone', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([...jobs, aTrainingJob({ id: 'e12', name: 'experiment 12' })])
  await storeViews(page, MANY)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(4))
  for (const link of await presetLinks(page).all()) await expect(link).toBeInViewport({ ratio: 1 })
  await expect(tab(page, 'Experiment 12')).toBeHidden()
  await moreViews(page).focus()
  await page.keyboard.press('Enter')
  const last = moreMenu(page).getByRole('menuitem', { name: 'Experiment 12' })
  await expect(last).toHaveText('Experiment 121')
  await expect(moreViews(page), 'the menu has the focus').not.toBeFocused()
  await page.keyboard.press('Escape')
  await expect(moreMenu(page)).toBeHidden()
  await expect(moreViews(page)).toBeFocused()

  await page.keyboard.press('ArrowDown')
  await expect(moreMenu(page)).toBeVisible()
  await page.keyboard.press('End')
  await expect(last).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&q=experiment+12')
  await expect(moreMenu(page)).toBeHidden()
  await expect(moreViews(page)).toBeFocused()
  await expect(moreViews(page)).toHaveText('Experiment 121')
  await expect(moreViews(page)).toHaveAttribute('aria-current', 'true')

  const named = (await boxes(presets(page))).map((box) => box.replace('Experiment 12', 'More'))
  await page.goBack()
  await expect(result(page)).toHaveText(jobCount(4))
  await expect(moreViews(page)).toHaveText('More')
  await settle(page)
  expect(await boxes(presets(page)), 'no tab moves').toEqual(named)
})

test('counts of an earlier response are muted, with their time, in the row and in the menu', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([...jobs, aTrainingJob({ id: 'e12', name: 'experiment 12' })])
  await page.clock.install({ time: '2026-03-02T13:05:00Z' })
  await storeViews(page, MANY)
  await page.goto('/?refresh=off')
  const first = tab(page, 'Experiment 1')
  await expect(first).toHaveText('Experiment 11')
  await expect(first).not.toHaveAttribute('aria-description')
  const last = moreMenu(page).getByRole('menuitem', { name: 'Experiment 12' })
  await moreViews(page).click()
  await expect(last).toHaveText('Experiment 121')
  await expect(last).not.toHaveAttribute('aria-description')
  await page.keyboard.press('Escape')

  // A response without these views' jobs doesn't count them.
  await preset(page, 'Failed').click()
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(first).toHaveText('Experiment 11')
  await expect(first).toHaveAccessibleDescription(/^As of 14:05/)
  await moreViews(page).click()
  await expect(last).toHaveText('Experiment 121')
  await expect(last).toHaveAccessibleDescription(/^As of 14:05/)
})

test('counts stay while the wall is open', async ({ page }) => {
  await page.goto('/?refresh=off')
  await preset(page, 'Failed').click()
  await expect(presetLinks(page)).toHaveText(['Running1', 'Active1', 'Failed1', 'All3'])
  await menuButton(page).click()
  await page.getByRole('menuitem', { name: 'Open wall display' }).click()
  await expect(presets(page)).toHaveCount(0)
  await page.goBack()
  await expect(presetLinks(page)).toHaveText(['Running1', 'Active1', 'Failed1', 'All3'])
})

test('the menu is accessible, and its views open in new tabs too', async ({ page, context }) => {
  await page.setViewportSize({ width: 1000, height: 800 })
  await storeViews(page, MANY)
  await page.goto('/?refresh=off')
  await moreViews(page).click()
  await expect(moreMenu(page)).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
  const opened = context.waitForEvent('page')
  await moreMenu(page)
    .getByRole('menuitem', { name: 'Experiment 12' })
    .click({ modifiers: ['ControlOrMeta'] })
  await expect(await opened).toHaveURL('/?q=experiment+12&refresh=off')
  await expect(page).toHaveURL('/?refresh=off')
})

test('the focus moves with a tab into the menu and back', async ({ page }) => {
  await storeViews(page, MANY)
  await page.setViewportSize({ width: 2560, height: 800 })
  await page.goto('/?refresh=off')
  await expect(tab(page, 'Experiment 5')).toBeVisible()
  const inRow = await viewTabs(page).count()
  await tab(page, 'Experiment 5').focus()
  await page.setViewportSize({ width: 800, height: 800 })
  await expect(moreViews(page)).toBeFocused()
  expect(await viewTabs(page).count()).toBeLessThan(inRow)
})

for (const width of [360, 640, 768, 1024, 1440, 2560]) {
  test(`at ${width} px, all presets, the current view and the menu of the others are visible`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 })
    await storeViews(page, MANY)
    await page.goto('/?q=experiment+11&refresh=off')
    await expect(result(page)).toHaveText(jobCount(0))
    const current = presets(page).locator('[aria-current]')
    await expect(current).toHaveText(/^Experiment 11/)
    for (const element of [...(await presetLinks(page).all()), current, saveViewButton(page)]) {
      await expect(element).toBeInViewport({ ratio: 1 })
    }
    const all = await boxes(presets(page))
    const right = await presets(page).evaluate((row) => row.getBoundingClientRect().right)
    for (const box of all) {
      const [x = 0, , tabWidth = 0] = box.split(' ').slice(-4).map(Number)
      expect(x + tabWidth, box).toBeLessThanOrEqual(right + 0.5)
    }
  })
}

test('the focus stays in the saved views and on the tabs', async ({ page }) => {
  await page.goto('/?refresh=off')
  await preset(page, 'Failed').focus()
  await page.keyboard.press('Enter')
  await expect(result(page)).toHaveText(jobCount(1))
  await expect(preset(page, 'Failed')).toBeFocused()
  await saveView(page, 'Broken')
  await expect(saveViewButton(page)).toBeFocused()
  await refresh(page)
  await tab(page, 'Broken').focus()
  await page.keyboard.press('Enter')
  await settle(page)
  await expect(tab(page, 'Broken')).toBeFocused()
})

test('on a phone, a tab without a count has its name in the center', async ({ page, mockApi }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const held = holdResponses(mockApi)
  await page.goto('/?refresh=off')
  const tabBox = preset(page, 'All')
  await expect(tabBox).toBeVisible()
  const offMiddle = () =>
    tabBox.evaluate((element) => {
      const outer = element.getBoundingClientRect()
      const inner = element.firstElementChild?.getBoundingClientRect() ?? outer
      return Math.abs(outer.y + outer.height / 2 - inner.y - inner.height / 2)
    })
  expect(await offMiddle()).toBeLessThan(2)
  const before = await boxes(presets(page))
  held.release()
  await expect(result(page)).toHaveText(jobCount(jobs.length))
  await expect.poll(offMiddle).toBeGreaterThan(4)
  expect(await boxes(presets(page)), 'the tabs stay in place').toEqual(before)
})
