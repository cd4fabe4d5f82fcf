import type { Page } from '@playwright/test'
import { menuButton } from './support/page.ts'
import { background as colorOf, contrastIn, pixelsOf } from './support/pixels.ts'
import { expect, test } from './support/test.ts'

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor)

const LIGHT = 'rgb(255, 255, 255)'
const DARK = 'rgb(14, 15, 19)'

test('the theme follows the system until one is selected, which survives a reload', async ({
  page,
}) => {
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

test('checkboxes have the theme’s colors', async ({ page }) => {
  await page.goto('/?refresh=off')
  const all = page.getByRole('checkbox', { name: 'Select all jobs' })
  const first = page.getByRole('row').nth(1).getByRole('checkbox')
  await expect(first).toBeVisible()
  for (const { colorScheme, surface, accent } of [
    { colorScheme: 'light', surface: '#ffffff', accent: '#4f46e5' },
    { colorScheme: 'dark', surface: '#17191f', accent: '#8b8cf8' },
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.mouse.move(0, 0)
    const unchecked = await pixelsOf(page, all)
    expect(colorOf(unchecked)).toBe(surface)
    expect(contrastIn(unchecked), 'its edge').toBeGreaterThan(3)
    await first.click()
    await expect(all).toBeChecked({ indeterminate: true })
    for (const box of [first, all]) {
      const selected = await pixelsOf(page, box)
      expect(colorOf(selected)).toBe(accent)
      expect(contrastIn(selected), 'its mark').toBeGreaterThan(3)
    }
    await first.click()
  }
})
