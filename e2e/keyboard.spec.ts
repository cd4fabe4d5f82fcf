import {
  details,
  filters,
  jobCount,
  menuButton,
  preset,
  removeFilter,
  result,
  searchBox,
  table,
  tableRegion,
} from './support/page.ts'
import { expect, test } from './support/test.ts'

test('presets, filters and the table work with the keyboard alone', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))

  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(preset(page, 'Running')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&status=running')

  // Past the other presets, the controls in the header and the text search.
  const status = filters(page).getByRole('button', { name: 'Status' })
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(status).toBeFocused({ timeout: 1 })
  }).toPass({ intervals: [0] })
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('combobox', { name: 'Search statuses' })).toBeFocused()
  await page.keyboard.type('comp')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/?refresh=off&status=running,completed')
  await expect(status).toBeFocused()

  await tableRegion(page).focus()
  await page.keyboard.press('ArrowDown')
  await expect(table(page).getByRole('row').nth(1).getByRole('cell').nth(1)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(tableRegion(page)).toBeFocused()
})

test('the first Tab stop leads to the jobs, and does not change the URL', async ({ page }) => {
  const skipLink = page.getByRole('link', { name: 'Skip to jobs' })
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
  await expect(skipLink).not.toBeInViewport({ ratio: 0.5 })
  await page.keyboard.press('Tab')
  await expect(skipLink).toBeFocused()
  await expect(skipLink).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Enter')
  await expect(tableRegion(page)).toBeFocused()
  await expect(page).toHaveURL('/?refresh=off')
  await page.keyboard.press('ArrowDown')
  await expect(table(page).getByRole('row').nth(1).getByRole('cell').nth(1)).toBeFocused()
})

test('Skip to jobs leads to the message instead if there are no jobs', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([])
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(0))
  await page.getByRole('link', { name: 'Skip to jobs' }).press('Enter')
  await expect(page.locator('#jobs')).toBeFocused()
})

test('Home and End lead to the first and last job, in the same column, also with details open', async ({
  page,
}) => {
  const rowAt = (index: number) => page.locator(`tr[aria-rowindex="${index + 2}"]`)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
  await tableRegion(page).focus()
  await page.keyboard.press('End')
  await expect(rowAt(399).getByRole('cell').nth(1)).toBeFocused()
  await expect(rowAt(399).getByRole('cell').nth(1)).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Home')
  await expect(rowAt(0).getByRole('link')).toBeFocused()
  await expect(rowAt(0).getByRole('link')).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Control+End')
  await expect(rowAt(399).getByRole('link')).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(rowAt(399)).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Home')
  await expect(rowAt(0)).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Escape')
  await expect(details(page)).toBeHidden()
  await expect(rowAt(0).getByRole('link')).toBeFocused()
})

test('a menu works with the keyboard and returns the focus to its button', async ({ page }) => {
  await page.goto('/?refresh=off')
  const menu = page.getByRole('menu', { name: 'Menu' })
  await menuButton(page).focus()
  await page.keyboard.press('Enter')
  await expect(menu).toBeVisible()
  for (const letter of 'dark') await page.keyboard.press(letter)
  await expect(page.getByRole('menuitemradio', { name: 'Dark' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(menu).toBeHidden()
  await expect(menuButton(page)).toBeFocused()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('removing a filter moves the focus to the next one', async ({ page }) => {
  await page.goto('/?refresh=off&status=running,failed&q=lora')
  await removeFilter(page, 'Status: Running, Failed').press('Enter')
  await expect(removeFilter(page, 'Text: lora')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('J and K move between jobs and ? lists the shortcuts, but not while typing', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  const rows = page.locator('tbody').getByRole('row')
  await expect(rows.first()).toContainText(/\w/)
  await page.keyboard.press('j')
  await expect(rows.first().getByRole('link')).toBeFocused()
  await page.keyboard.press('j')
  await expect(rows.nth(1).getByRole('link')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(details(page)).toBeVisible()
  await page.keyboard.press('k')
  await expect(rows.first()).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Escape')

  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog', { name: 'Keyboard' })
  await expect(sheet).toContainText('Refresh now')
  await page.keyboard.press('/')
  await expect(
    page.getByRole('searchbox', { name: 'Search jobs', includeHidden: true }),
  ).not.toBeFocused()
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()

  await page.keyboard.press('/')
  await page.keyboard.type('jk?')
  await expect(searchBox(page)).toHaveValue('jk?')
  await expect(sheet).toBeHidden()
})

test('R refreshes the jobs', async ({ page, mockApi }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
  await page.keyboard.press('r')
  await expect.poll(() => mockApi.requests.length).toBe(2)
})
