import type { Page } from '@playwright/test'
import { menuButton } from './support/page.ts'
import { expect, test } from './support/test.ts'

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor)

const LIGHT = 'rgb(255, 255, 255)'
const DARK = 'rgb(14, 15, 19)'

test('the theme follows the system until one is picked, which a reload keeps', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/?refresh=off')
  await expect.poll(() => background(page)).toBe(DARK)

  await menuButton(page).click()
  await page.getByRole('menuitemradio', { name: 'Light' }).click()
  await expect.poll(() => background(page)).toBe(LIGHT)

  await page.reload()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await expect.poll(() => background(page)).toBe(LIGHT)
})

test('a stored theme applies before the first paint', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await page.evaluate(() => localStorage.setItem('theme', 'dark'))
  // The theme when the body appears: none of the app's scripts has run by then.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return
      observer.disconnect()
      sessionStorage.setItem('themeAtBody', String(document.documentElement.dataset['theme']))
    }).observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  expect(await page.evaluate(() => sessionStorage.getItem('themeAtBody'))).toBe('dark')
})
