import type { Page } from '@playwright/test'
import { jobs, names, save, tab, toast } from './support/savedViews.ts'
import { expect, test } from './support/test.ts'

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

/** The ways in which browsers refuse to keep something. */
const refusals: Record<string, (page: Page) => Promise<unknown>> = {
  blocked: (page) =>
    page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('Access is denied for this document.', 'SecurityError')
          },
        })
      }
    }),
  full: (page) =>
    page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      }
    }),
}

for (const [how, refuse] of Object.entries(refusals)) {
  test(`with storage ${how} the page works, and says once what is not kept`, async ({ page }) => {
    await refuse(page)
    await page.goto('/?refresh=off')
    await expect(page.getByText('3 jobs')).toBeVisible()
    const told = toast(page).getByText('This browser keeps nothing for this page')
    await expect(told).toBeHidden()

    await save(page, 'one')
    await expect(tab(page, 'one')).toBeVisible()
    await expect(told).toBeVisible()
    // A screen reader finds it once it is among the messages.
    await toast(page).getByRole('button', { name: 'Dismiss', includeHidden: true }).click()
    await expect(told).toBeHidden()

    await page.getByRole('link', { name: /^Failed/ }).click()
    await save(page, 'two')
    await expect(names(page)).toHaveText(['one', 'two'])
    await page.getByRole('button', { name: 'Theme: system' }).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.getByRole('link', { name: 'beta' }).click()
    await expect(page.getByRole('complementary', { name: 'Job details' })).toContainText('bbb2')
    await expect(told).toBeHidden()
  })
}
