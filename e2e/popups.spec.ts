import type { Locator, Page } from '@playwright/test'
import { filterButton, filters, jobCount, menuButton, palette, result } from './support/page.ts'
import { expect, test } from './support/test.ts'

const HEIGHTS = Array.from({ length: 14 }, (_, step) => 380 + step * 37)

/**
 * Returns the visible share, 0 to 1, of the last visible row of a popup; 1 if all rows fit, so that no
 * scrolling is needed.
 */
function lastRow(popup: Locator): Promise<number> {
  return popup.evaluate((element) => {
    const scroller = [element, ...element.querySelectorAll('*')].find(
      ({ scrollHeight, clientHeight }) => clientHeight > 0 && scrollHeight > clientHeight + 1,
    )
    if (!scroller) return 1
    const end = scroller.getBoundingClientRect().top + scroller.clientTop + scroller.clientHeight
    const parts = [...scroller.querySelectorAll('[role="option"], [role^="menuitem"], li')].map(
      (row) => {
        const { top, height } = row.getBoundingClientRect()
        return (end - top) / height
      },
    )
    return Math.min(1, ...parts.filter((part) => part > 0))
  })
}

async function expectHalfRows(page: Page, popup: Locator) {
  await expect(popup).toBeVisible()
  for (const height of HEIGHTS) {
    await page.setViewportSize({ width: 1280, height })
    await expect
      .poll(
        async () => {
          const part = await lastRow(popup)
          return part >= 1 || (part > 0.4 && part < 0.6) ? 'whole or half' : part
        },
        { message: `at ${height} px` },
      )
      .toBe('whole or half')
  }
}

const listOf = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })

test.beforeEach(async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
})

test('at any height, a list has all of its rows or ends in the middle of one', async ({ page }) => {
  await filters(page).getByRole('button', { name: 'Status' }).click()
  await expectHalfRows(page, listOf(page, 'Statuses'))
  await page.keyboard.press('Escape')

  await filters(page).getByRole('button', { name: 'Time' }).click()
  await expectHalfRows(page, listOf(page, 'Time range'))
  await page.keyboard.press('Escape')

  await filterButton(page).click()
  await expectHalfRows(page, listOf(page, 'Filter by'))
  await page.getByRole('option', { name: 'User' }).click()
  const users = listOf(page, 'User')
  await expectHalfRows(page, users)
  // Typing displays other rows.
  await page.keyboard.type('a')
  await expectHalfRows(page, users)
})

test('in a window of usual height, the lists of statuses and filters display all rows', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const [button, name] of [
    ['Status', 'Statuses'],
    ['Filter', 'Filter by'],
  ] as const) {
    await filters(page).getByRole('button', { name: button }).click()
    const list = listOf(page, name)
    await expect(list).toBeVisible()
    const scrolling = await list.evaluate((popup) =>
      [...popup.querySelectorAll('*')].some(
        ({ scrollHeight, clientHeight }) => clientHeight > 20 && scrollHeight > clientHeight + 1,
      ),
    )
    expect(scrolling, name).toBe(false)
    await page.keyboard.press('Escape')
  }
})

test('a button looks different while its popup is open, in both themes', async ({ page }) => {
  const button = filters(page).getByRole('button', { name: 'Status' })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const style = () =>
      button.evaluate((element) => {
        const { backgroundColor, borderColor } = getComputedStyle(element)
        return { backgroundColor, borderColor }
      })
    const closed = await style()
    await button.click()
    // The pointer must not be over the button.
    await page.mouse.move(0, 0)
    await expect.poll(async () => (await style()).borderColor).not.toBe(closed.borderColor)
    await expect.poll(async () => (await style()).backgroundColor).not.toBe(closed.backgroundColor)
    await expect(listOf(page, 'Statuses')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect.poll(style).toEqual(closed)
  }
})

test('at any height, the same is true of menus, the palette and the list of columns', async ({
  page,
}) => {
  await menuButton(page).click()
  await expectHalfRows(page, page.getByRole('menu', { name: 'Menu' }))
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: /^Columns/ }).click()
  await expectHalfRows(page, listOf(page, 'Columns and density'))
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await expectHalfRows(page, palette(page))
  await page.keyboard.type('gpu')
  await expectHalfRows(page, palette(page))
})
