import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { details, refreshButton, searchBox, tooltip } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'
import { rangeMenu } from './support/timeline.ts'

const columns = (page: Page) => page.getByRole('button', { name: 'Columns' })
const popup = (page: Page) => page.getByRole('dialog', { name: 'Columns and density' })
const pin = (page: Page) => popup(page).getByRole('button', { name: 'Pin Name' })

/** With this ID, a command is wider than the details. */
const LONG_ID = 'one'.repeat(30)

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs([aTrainingJob({ id: LONG_ID, name: 'one-sft' })])
  await page.goto('/?refresh=off')
  await expect(page.getByRole('link', { name: 'one-sft' })).toBeVisible()
  await settle(page)
})

test('a tooltip opens on hover and closes on a press', async ({ page }) => {
  await refreshButton(page).hover()
  await expect(tooltip(page)).toHaveText('Refresh now (R)')
  const save = page.getByRole('button', { name: 'Save view' })
  await save.hover()
  await expect(tooltip(page)).toContainText('Save')
  await save.click()
  await expect(page.getByRole('dialog', { name: 'Saved views' })).toBeVisible()
  await expect(tooltip(page)).toBeHidden()
})

test('a poll that replaces the icon below the pointer keeps its pending tooltip', async ({
  page,
}) => {
  await page.clock.install()
  const icon = columns(page).locator('svg').first()
  await icon.hover()
  await page.clock.runFor(100)
  await columns(page).evaluate(
    (button) =>
      new Promise<void>((resolve) => {
        button.addEventListener('pointerover', () => resolve(), { once: true })
        const [old] = button.getElementsByTagName('svg')
        old?.replaceWith(old.cloneNode(true))
      }),
  )
  await page.clock.runFor(1000)
  await expect(tooltip(page)).toBeVisible()
})

test('no tooltip opens next to an open popup, or below a pointer that rests', async ({ page }) => {
  await page.clock.install()
  await columns(page).click()
  await expect(popup(page)).toBeVisible()
  await refreshButton(page).hover()
  await page.clock.runFor(1000)
  await expect(tooltip(page)).toBeHidden()

  // A cell with a tooltip is then in the popup's position.
  const cell = page.getByRole('cell').filter({ hasText: 'ago' }).first()
  const box = await cell.boundingBox()
  if (!box) throw new Error('The cell is not displayed')
  await page.mouse.move(box.x + 8, box.y + 8)
  await page.keyboard.press('Escape')
  await expect(popup(page)).toBeHidden()
  await page.clock.runFor(1000)
  await expect(tooltip(page)).toBeHidden()
  await page.mouse.move(0, 0)
  await cell.hover()
  await page.clock.runFor(1000)
  await expect(tooltip(page)).toBeVisible()
})

test('no tooltip opens next to the menu of a range selected by dragging', async ({ page }) => {
  await page.goto('/?refresh=off&overview=trend')
  const bars = page.getByRole('group', { name: /^Jobs created per/ })
  await expect(bars).toBeVisible()
  const box = await bars.boundingBox()
  if (!box) throw new Error('The trend is not displayed')
  await page.clock.install()
  await page.mouse.move(box.x + box.width / 4, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + 20, { steps: 4 })
  await page.mouse.up()
  await expect(rangeMenu(page)).toBeVisible()
  await refreshButton(page).hover()
  await page.clock.runFor(1000)
  await expect(tooltip(page)).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(rangeMenu(page)).toBeHidden()
  await page.mouse.move(0, 0)
  await refreshButton(page).hover()
  await page.clock.runFor(1000)
  await expect(tooltip(page)).toBeVisible()
})

test('Escape closes a tooltip that is open on hover, although nothing has the focus', async ({
  page,
}) => {
  await refreshButton(page).hover()
  await expect(tooltip(page)).toBeVisible()
  await expect(page.locator('body')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(tooltip(page)).toBeHidden()
})

test('a button that is only an icon has a tooltip, even if it has text at other widths', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1100, height: 800 })
  await columns(page).hover()
  await expect(tooltip(page)).toHaveText('Columns and density')
  await page.goto('/?refresh=off&density=compact')
  await columns(page).hover()
  await expect(tooltip(page)).toHaveText('Columns and density (customized)')
})

test('while it moves through the rows, the focus opens no tooltip', async ({ page, mockApi }) => {
  mockApi.setJobs(['one', 'two', 'three'].map((id) => aTrainingJob({ id, name: id })))
  await page.goto('/?refresh=off')
  await expect(page.getByRole('link', { name: 'three' })).toBeVisible()
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.clock.runFor(1000)
  await expect(tooltip(page)).toBeHidden()
  await page.keyboard.press('ArrowLeft')
  await page.clock.runFor(500)
  await page.keyboard.press('ArrowDown')
  await page.clock.runFor(500)
  await expect(tooltip(page)).toBeHidden()
  await page.clock.runFor(200)
  await expect(tooltip(page)).toHaveText('Training is running')
})

test('text that is displayed in full has no tooltip', async ({ page }) => {
  await page.clock.install()
  await page.getByRole('link', { name: 'one-sft' }).hover()
  await page.clock.runFor(1000)
  await expect(tooltip(page)).toBeHidden()
  await refreshButton(page).hover()
  await expect(async () => {
    await page.clock.runFor(1000)
    await expect(tooltip(page)).toBeVisible({ timeout: 200 })
  }).toPass()
})

test('a page that still scrolls delays the tooltip below the pointer', async ({ page }) => {
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  // Not the refresh button, whose icon changes with a poll.
  await page.getByRole('button', { name: 'Overview' }).hover()
  await page.clock.runFor(200)
  await page.evaluate(() => document.dispatchEvent(new Event('scroll')))
  await page.clock.runFor(200)
  await expect(tooltip(page)).toBeHidden()
  await expect(async () => {
    await page.clock.runFor(200)
    await expect(tooltip(page)).toHaveText('Overview (O)', { timeout: 200 })
  }).toPass()
})

test('a tooltip opens on keyboard focus, and Escape closes it with what is open', async ({
  page,
}) => {
  await refreshButton(page).focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(refreshButton(page)).toBeFocused()
  await expect(tooltip(page)).toHaveText('Refresh now (R)')
  await expect(refreshButton(page)).toHaveAccessibleDescription('Refresh now (R)')
  await page.keyboard.press('Escape')
  await expect(tooltip(page)).toBeHidden()

  await columns(page).focus()
  await page.keyboard.press('Enter')
  await expect(popup(page)).toBeVisible()
  await expect(tooltip(page)).toBeHidden()
  while (!(await pin(page).evaluate((button) => button.matches(':focus')))) {
    await page.keyboard.press('Tab')
  }
  await expect(tooltip(page)).toHaveText(/^Unpin Name|^Pin Name/)
  expect(await axeInBothThemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(popup(page)).toBeHidden()
  await expect(columns(page)).toBeFocused()
  await expect(tooltip(page)).toBeHidden()
})

test('a tooltip is above the popup that its element is in', async ({ page }) => {
  await columns(page).click()
  await pin(page).hover()
  await expect(tooltip(page)).toBeVisible()
  const isOnTop = await tooltip(page).evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    element.style.pointerEvents = 'auto'
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
  })
  expect(isOnTop).toBe(true)
})

test('typing closes the tooltip of a field', async ({ page }) => {
  await page.keyboard.press('/')
  await expect(searchBox(page)).toBeFocused()
  await expect(tooltip(page)).toBeHidden()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(tooltip(page)).toHaveText('Search names, IDs, projects, users and errors (/)')
  await page.keyboard.type('one')
  await expect(tooltip(page)).toBeHidden()
})

test('the tooltip of a truncated command in the details has all of it', async ({ page }) => {
  // High enough for all of the details: scrolling closes a tooltip.
  await page.setViewportSize({ width: 1280, height: 1600 })
  await page.getByRole('link', { name: 'one-sft' }).click()
  const command = details(page)
    .getByRole('region', { name: 'CLI commands' })
    .getByRole('code')
    .first()
  await command.hover()
  await expect(tooltip(page)).toHaveText((await command.textContent()) ?? '')
})

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('a tap on a text opens its tooltip, in the details too', async ({ page }) => {
    await page.getByRole('link', { name: 'one-sft' }).tap()
    const command = details(page)
      .getByRole('region', { name: 'CLI commands' })
      .getByRole('code')
      .first()
    await command.tap()
    await expect(tooltip(page)).toBeVisible()
    await expect(tooltip(page)).toHaveText((await command.textContent()) ?? '')
    await details(page).getByRole('heading', { name: 'one-sft' }).tap()
    await expect(tooltip(page)).toBeHidden()
  })
})
