import type { Page } from '@playwright/test'
import { details, jobCount, menuButton, messages, preset, result } from './support/page.ts'
import { jobs, saveView, tab, viewTabs } from './support/savedViews.ts'
import { expect, test } from './support/test.ts'

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

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

for (const [state, refuse] of Object.entries(refusals)) {
  test(`with storage ${state}, the page works and warns once that nothing is stored`, async ({
    page,
  }) => {
    await refuse(page)
    await page.goto('/?refresh=off')
    await expect(result(page)).toHaveText(jobCount(3))
    const warning = messages(page).getByText('Can’t save settings in this browser')
    await expect(warning).toBeHidden()

    await saveView(page, 'one')
    await expect(tab(page, 'one')).toBeVisible()
    await expect(warning).toBeVisible()
    // The messages are hidden from screen readers until they have the focus.
    await messages(page).getByRole('button', { name: 'Dismiss', includeHidden: true }).click()
    await expect(warning).toBeHidden()

    await preset(page, 'Failed').click()
    await saveView(page, 'two')
    await expect(viewTabs(page)).toHaveText(['one', 'two'])
    await menuButton(page).click()
    await page.getByRole('menuitemradio', { name: 'Dark' }).click()
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.getByRole('link', { name: 'beta' }).click()
    await expect(details(page)).toContainText('bbb2')
    await expect(warning).toBeHidden()
  })
}
