import type { Page } from '@playwright/test'
import {
  chips,
  filters,
  jobCount,
  menuButton,
  preset,
  removeFilter,
  result,
  searchBox,
  sidewaysOverflow,
} from './support/page.ts'
import { expect, test } from './support/test.ts'

/** From a small phone to a large monitor, laptops included. */
const WIDTHS = [360, 390, ...Array.from({ length: 22 }, (_, step) => 460 + step * 100)]
  .concat(768, 1024, 1100, 1280, 1440)
  .sort((a, b) => a - b)

/** Filters that are all active, and match most jobs. */
const MANY = [
  'status=active,completed,failed,stopped',
  'q=a',
  'longer=1m',
  'created=9000d',
  'not-status=expired',
  'not-project=p1',
  'not-q=nothing,of+the+kind',
  'not-user=someone.with.a.long.name@a-company-with-a-long-name.example.com',
  'not-instance=T4:1x4x16',
  'not-nodes=99',
  'not-gpu=L40S',
].join('&')

const clearAll = (page: Page) => page.getByRole('button', { name: 'Clear all' })

/**
 * Returns the texts of the filters, the count and _Clear all_ that are outside the window or covered. On a
 * phone the filters are in one row that scrolls.
 */
async function hiddenParts(page: Page, isPhone: boolean): Promise<string[]> {
  const parts = chips(page).getByRole('listitem').or(clearAll(page)).or(result(page))
  return parts.evaluateAll(
    (elements, scrolls) =>
      elements.flatMap((element) => {
        if (scrolls) element.scrollIntoView({ block: 'nearest', inline: 'center' })
        const { left, right, top, bottom } = element.getBoundingClientRect()
        const isInside =
          left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight && right > left
        const corners = [left + 2, right - 2].map((x) =>
          document.elementFromPoint(x, (top + bottom) / 2),
        )
        const isOnTop = corners.every((found) => found !== null && element.contains(found))
        return isInside && isOnTop ? [] : [element.textContent]
      }),
    isPhone,
  )
}

test('at every width, all filters, Clear all and the count are visible', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`/?refresh=off&${MANY}`)
  await expect(chips(page).getByRole('listitem')).toHaveCount(9)
  await expect(result(page)).toHaveText(/^[\d,]+ jobs$/)
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    expect(await hiddenParts(page, width < 768), `hidden at ${width} px`).toEqual([])
    expect(await sidewaysOverflow(page), `overflow at ${width} px`).toBe(0)
    await expect(page.getByRole('row').nth(1), `rows at ${width} px`).toBeInViewport()
  }
})

test('the header’s and the bar’s controls stay in the window', async ({ page }) => {
  await page.goto(`/?refresh=off&tz=utc&${MANY}`)
  await expect(result(page)).toHaveText(/^[\d,]+ jobs$/)
  const everywhere = [/^Search or run/, /^Menu/, /^Refresh: /, /^Overview/]
  for (const width of WIDTHS) {
    // On a phone, rows have no columns.
    const names = [...everywhere, width < 768 ? /^Filter/ : /^Columns/]
    await page.setViewportSize({ width, height: 800 })
    for (const name of names) {
      const button = page.getByRole('button', { name })
      await expect(button, `${name}, ${width} px`).toBeInViewport({ ratio: 1 })
    }
    expect(await sidewaysOverflow(page), `overflow at ${width} px`).toBe(0)
  }
})

test('the tab’s own filters have no chip, and Clear all leads back to the tab', async ({
  page,
}) => {
  await page.goto('/?refresh=off')
  await preset(page, 'Failed').click()
  await expect(result(page)).toHaveText(/^[\d,]+ jobs?$/)
  const failed = (await result(page).textContent()) ?? ''
  await expect(clearAll(page)).toBeHidden()
  await expect(chips(page)).toBeHidden()

  await searchBox(page).fill('a')
  await expect(chips(page).getByRole('listitem')).toHaveText(['Text: a'])
  await page.goto('/?refresh=off&status=failed,deploy_failed&longer=1m&not-user=none')
  await expect(chips(page).getByRole('listitem')).toHaveText([
    'User: not No user',
    'Elapsed at least: 1m',
  ])
  await clearAll(page).click()
  await expect(page).toHaveURL('/?refresh=off&status=failed,deploy_failed')
  await expect(preset(page, 'Failed')).toHaveAttribute('aria-current', 'page')
  await expect(result(page)).toHaveText(failed)
  await expect(page.getByRole('main')).toBeFocused()
})

test('filter buttons count their active values', async ({ page }) => {
  await page.goto(
    '/?refresh=off&status=failed,stopped&not-project=p1&user=nobody@example.com&longer=1h&job=aaa1',
  )
  const buttons = filters(page).getByRole('button')
  await expect(buttons.filter({ hasText: 'Status' })).toHaveText('Status2')
  await expect(buttons.filter({ hasText: 'Project' })).toHaveText('Project1')
  await expect(buttons.filter({ hasText: 'Filter' })).toHaveText('Filter3')
  await page.goto('/?refresh=off')
  await expect(buttons.filter({ hasText: 'Status' })).toHaveText('Status')
  await expect(buttons.filter({ hasText: 'Filter' })).toHaveText('Filter')
})

test('a chip stays while its last value is removed in its list', async ({ page }) => {
  await page.goto('/?refresh=off&status=stopped&gpu=H100')
  const chip = chips(page).getByRole('button', { name: /^GPU type: / })
  await chip.click()
  await page.getByRole('option', { name: /^H100 \d/ }).click()
  await expect(page).toHaveURL('/?refresh=off&status=stopped')
  await expect(chip).toHaveText('GPU type: any')
  await page.keyboard.press('Escape')
  await expect(chip).toBeHidden()
  await expect(page.getByRole('main')).toBeFocused()
  await expect(removeFilter(page, 'Status: Stopped')).toBeVisible()

  await page.goto('/?refresh=off&q=lora')
  await chips(page).getByRole('button', { name: 'Text: lora', exact: true }).click()
  await expect(searchBox(page)).toBeFocused()
})

test('one menu shares, sets the theme and the zone, and opens other screens', async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
  await menuButton(page).click()
  const menu = page.getByRole('menu', { name: 'Menu' })
  await expect(menu.getByRole('menuitem')).toHaveText([
    'Copy link',
    'Copy search as curl',
    /^Download CSV/,
    /^Download full CSV/,
    /^Download JSON/,
    /^Print or save PDF/,
    'Open wall display',
    /^Keyboard shortcuts/,
  ])
  await expect(menu.getByRole('group', { name: 'Theme' }).getByRole('menuitemradio')).toHaveText([
    'System',
    'Light',
    'Dark',
  ])
  await menu.getByRole('menuitemcheckbox', { name: 'Times in UTC' }).click()
  await expect(page).toHaveURL('/?refresh=off&tz=utc')
  await expect(menuButton(page)).toHaveAccessibleName('Menu, times in UTC')

  await menuButton(page).click()
  await menu.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click()
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menuButton(page)).toBeFocused()

  await menuButton(page).click()
  await menu.getByRole('menuitem', { name: 'Open wall display' }).click()
  await expect(page).toHaveURL('/?refresh=off&tz=utc&wall=1')
})
