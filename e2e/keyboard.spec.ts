import { expect, test } from './support/test.ts'

test('everything can be done with the keyboard alone', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(page.getByText(/^4\d\d jobs$/)).toBeVisible()
  const filters = page.getByRole('search', { name: 'Filters' })

  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: /^Running/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&status=running')

  // Past the other presets, the header's controls and the text search.
  const status = filters.getByRole('button', { name: 'Status' })
  await expect(async () => {
    await page.keyboard.press('Tab')
    await expect(status).toBeFocused({ timeout: 1 })
  }).toPass({ intervals: [0] })
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('combobox', { name: 'Find a status' })).toBeFocused()
  await page.keyboard.type('comp')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL('/?refresh=off&status=running,completed')
  await expect(filters.getByRole('button', { name: 'Status' })).toBeFocused()

  const region = page.getByRole('region', { name: 'Training jobs' })
  await region.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('row').nth(1).getByRole('cell').nth(1)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(region).toBeFocused()
})

test('a menu opens, picks and closes with the keyboard, and gives the focus back', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  const theme = page.getByRole('button', { name: /^Theme/ })
  await theme.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu', { name: 'Theme' })).toBeVisible()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu', { name: 'Theme' })).toBeHidden()
  await expect(theme).toBeFocused()
  await expect(theme).toHaveAccessibleName('Theme: dark')
})

test('taking off a filter leaves the focus on the next one', async ({ page }) => {
  await page.goto('/?refresh=off&status=running,failed')
  await page.getByRole('button', { name: 'Remove filter Status: Running' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Remove filter Status: Failed' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('J and K go through the jobs, R refreshes, ? lists the keys, and none while typing', async ({
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
  await expect(page.getByRole('complementary', { name: 'Job details' })).toBeVisible()
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
  await expect(page.getByRole('searchbox', { name: 'Search jobs' })).toHaveValue('jk?')
  await expect(sheet).toBeHidden()
})

test('R asks again', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(page.getByText(/^4\d\d jobs$/)).toBeVisible()
  const asked = page.waitForRequest('**/v1/training_jobs/search')
  await page.keyboard.press('r')
  await asked
})
