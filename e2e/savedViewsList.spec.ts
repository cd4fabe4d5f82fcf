import { readFileSync } from 'node:fs'
import { axeInBothThemes } from './support/axe.ts'
import { messages, notice, presets, sidewaysOverflow } from './support/page.ts'
import {
  jobs,
  nameField,
  openPopup,
  popup,
  popupButton,
  saveView,
  saveViewButton,
  storedViews,
  storeViews,
  tab,
  THREE,
  THREE_WITH_START,
  viewTabs,
} from './support/savedViews.ts'
import { expect, test } from './support/test.ts'

// Enough room for all tabs: see tabs.spec.ts for narrower windows.
test.use({ viewport: { width: 1800, height: 720 } })

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('saving under an existing name replaces that view only after a confirmation', async ({
  page,
}) => {
  await storeViews(page, THREE)
  await page.goto('/?refresh=off&q=beta')
  await openPopup(page)
  const name = nameField(page)
  await name.fill('two')
  await popupButton(page, 'Save').click()
  await expect(popup(page).getByRole('alert')).toHaveText(
    'A view already has the name two. Replace it?',
  )
  expect(await storedViews(page)).toBe(THREE)
  await name.fill('two a')
  await expect(popup(page).getByRole('alert')).toBeHidden()
  await name.fill('two')
  await name.press('Enter')
  await popupButton(page, 'Replace').click()
  await expect(popup(page)).toBeHidden()
  await expect(tab(page, 'two')).toHaveAttribute('href', '?q=beta&refresh=off')
  await expect(viewTabs(page)).toHaveText(['one', 'two', 'three'])
  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await expect(tab(page, 'two')).toHaveAttribute('href', '?status=failed&refresh=off')
  expect(await storedViews(page)).toBe(THREE)

  await openPopup(page)
  await name.fill('   ')
  await name.press('Enter')
  await expect(popup(page), 'a blank name is not accepted').toBeVisible()
  await expect(viewTabs(page)).toHaveCount(3)
})

test('a view can be replaced by the current one, and Undo restores its filters and layout', async ({
  page,
}) => {
  const before = THREE.replace('?status=failed', '?status=failed&cols=name,gpus&density=compact')
  await storeViews(page, before)
  await page.goto('/?refresh=off&q=beta')
  await openPopup(page)
  await popupButton(page, 'Replace two with the current view').click()
  await expect(tab(page, 'two')).toHaveAttribute('aria-current', 'page')
  await expect(popupButton(page, 'Replace two with the current view')).toBeFocused()
  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await expect(tab(page, 'two')).toHaveAttribute(
    'href',
    '?status=failed&cols=name,gpus&density=compact&refresh=off',
  )
  expect(await storedViews(page)).toBe(before)
  await expect(tab(page, 'two')).not.toHaveAttribute('aria-current')
  await expect(popupButton(page, 'Replace two with the current view')).toBeFocused()
})

test('a view is renamed in place; Escape cancels, and an existing name is rejected', async ({
  page,
}) => {
  await storeViews(page, THREE)
  await page.goto('/?refresh=off')
  await openPopup(page)
  await popupButton(page, 'Rename two').click()
  await page.keyboard.type('second')
  await page.keyboard.press('Enter')
  await expect(popupButton(page, 'Rename second')).toBeFocused()
  await expect(viewTabs(page)).toHaveText(['one', 'second', 'three'])

  await page.keyboard.press('Enter')
  const field = popup(page).getByRole('textbox', { name: 'New name of second' })
  await field.fill('three')
  await page.keyboard.press('Enter')
  await expect(popup(page).getByRole('alert')).toHaveText('A view already has the name three.')
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  await expect(popupButton(page, 'Rename second')).toBeFocused()
  await page.reload()
  await expect(viewTabs(page)).toHaveText(['one', 'second', 'three'])
})

test('views are reordered by keyboard or by dragging, in every open tab', async ({
  page,
  context,
}) => {
  await storeViews(page, THREE)
  await page.goto('/?refresh=off')
  const other = await context.newPage()
  await other.goto('/?refresh=off')
  await page.bringToFront()
  await openPopup(page)
  const announcement = notice(page, 'three')
  await popupButton(page, 'Move three').press('Space')
  await expect(announcement).toHaveText('three is at position 3 of 3.')
  await page.keyboard.press('ArrowUp')
  await expect(announcement).toHaveText('three is at position 2 of 3.')
  await page.keyboard.press('Space')
  await expect(viewTabs(page)).toHaveText(['one', 'three', 'two'])
  await expect(viewTabs(other)).toHaveText(['one', 'three', 'two'])

  const last = await popupButton(page, 'Move two').boundingBox()
  await popupButton(page, 'Move one').hover()
  await page.mouse.down()
  await page.mouse.move((last?.x ?? 0) + 10, (last?.y ?? 0) + 25, { steps: 10 })
  await expect(notice(page, 'one is')).toHaveText('one is at position 3 of 3.')
  await page.mouse.up()
  await expect(viewTabs(page)).toHaveText(['three', 'two', 'one'])

  await saveView(other, 'four')
  await expect(viewTabs(page)).toHaveText(['three', 'two', 'one', 'four'])
})

test('Undo restores a deleted view in its position, and as the start page', async ({ page }) => {
  await storeViews(page, THREE)
  await page.goto('/?refresh=off')
  await openPopup(page)
  const startPage = popupButton(page, 'Start page: two')
  // oxlint-disable-next-line playwright/prefer-locator -- a locator: the rule goes by its name
  await startPage.click()
  await expect(startPage).toHaveAttribute('aria-pressed', 'true')
  await popupButton(page, 'Delete two').click()
  await expect(popupButton(page, 'Delete three')).toBeFocused()
  await expect(viewTabs(page)).toHaveText(['one', 'three'])
  await expect(messages(page)).toContainText('Deleted two')
  await messages(page).getByRole('button', { name: 'Undo' }).click()
  await expect(viewTabs(page)).toHaveText(['one', 'two', 'three'])
  await expect(popupButton(page, 'Delete three')).toBeFocused()
  await expect(startPage).toHaveAttribute('aria-pressed', 'true')
})

test('views can be exported and imported; an import never replaces a view', async ({
  page,
  browser,
  baseURL,
}) => {
  await storeViews(page, THREE)
  await page.goto('/?refresh=off')
  await openPopup(page)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    popup(page).getByRole('link', { name: 'Export' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('training-job-views.json')
  const buffer = readFileSync(await file.path())
  expect(JSON.parse(buffer.toString())).toEqual({
    version: 2,
    views: [
      { name: 'one', query: '?status=running&refresh=off' },
      { name: 'two', query: '?status=failed&refresh=off' },
      { name: 'three', query: '?status=completed&refresh=off' },
    ],
  })

  const otherBrowser = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) })
  const second = await otherBrowser.newPage()
  await storeViews(
    second,
    JSON.stringify([
      { name: 'two', query: '?q=mine' },
      { name: 'three', query: '?status=completed&refresh=off' },
    ]),
  )
  await second.goto('/?refresh=off')
  await openPopup(second)
  const field = popup(second).getByLabel('Import')
  await field.setInputFiles({ name: 'views.json', mimeType: 'application/json', buffer })
  await expect(viewTabs(second)).toHaveText(['two', 'three', 'one', 'two (2)'])
  await expect(tab(second, 'two')).toHaveAttribute('href', '?q=mine')
  await expect(messages(second)).toContainText('Imported 2 views')
  await expect(messages(second)).toContainText('1 view of the file is here already.')
  await expect(messages(second)).toContainText('Under another name, as theirs was taken: two (2).')

  await field.setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') })
  await expect(popup(second).getByRole('alert')).toHaveText('This file is not JSON.')
  await expect(viewTabs(second)).toHaveCount(4)
  await otherBrowser.close()
})

test('saved views work with the keyboard alone', async ({ page }) => {
  await page.goto('/?refresh=off&status=failed')
  await saveViewButton(page).focus()
  await page.keyboard.press('Enter')
  await expect(popup(page).getByRole('textbox')).toBeFocused()
  await page.keyboard.type('Broken')
  await page.keyboard.press('Enter')
  await expect(popup(page)).toBeHidden()
  await expect(saveViewButton(page)).toBeFocused()

  await page.keyboard.press('ArrowDown')
  await expect(popup(page).getByRole('textbox')).toBeFocused()
  const stops = ['Save', 'Move Broken', 'Broken', 'Start page: Broken']
  for (const name of [...stops, 'Replace Broken', 'Rename Broken', 'Delete Broken', 'Export']) {
    await page.keyboard.press('Tab')
    await expect(page.locator(':focus')).toHaveAccessibleName(new RegExp(`^${name}`))
  }
  await page.keyboard.press('Tab')
  await expect(popup(page).getByLabel('Import')).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(viewTabs(page)).toHaveCount(0)
  await expect(popup(page).getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(popup(page)).toBeHidden()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the current view and the button that saves it are in the viewport, and the popup fits', async ({
    page,
  }) => {
    await storeViews(page, THREE.replace('three', 'a view whose name is longer than a tab'))
    await page.goto('/?status=completed&refresh=off')
    const current = presets(page).locator('[aria-current]')
    await expect(current).toHaveText(/^a view whose name is longer than a tab/)
    await expect(current).toBeInViewport({ ratio: 0.99 })
    await expect(saveViewButton(page)).toBeInViewport({ ratio: 0.99 })
    expect(await sidewaysOverflow(page), 'the page does not scroll sideways').toBe(0)
    await openPopup(page)
    const box = await popup(page).boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    await popupButton(page, 'Delete one').click()
    await expect(popupButton(page, 'Delete two')).toBeVisible()
    await expect(popupButton(page, 'Delete one')).toBeHidden()
  })
})

test('the saved views are accessible', async ({ page }) => {
  await storeViews(page, THREE_WITH_START)
  await page.goto('/?refresh=off&status=failed')

  await openPopup(page)
  await popup(page).getByRole('textbox').fill('one')
  await page.keyboard.press('Enter')
  await popupButton(page, 'Rename two').click()
  await page.keyboard.type('three')
  await page.keyboard.press('Enter')
  await expect(popup(page).getByRole('alert')).toHaveCount(2)
  expect(await axeInBothThemes(page)).toEqual([])
  await expect(popup(page).getByRole('alert')).toHaveCount(2)

  await page.keyboard.press('Escape')
  await popupButton(page, 'Delete one').click()
  const buffer = Buffer.from('{}')
  await popup(page)
    .getByLabel('Import')
    .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer })
  await expect(popup(page).getByRole('alert')).toBeVisible()
  // A message doesn't expire while the pointer is over it.
  await messages(page).getByText('Deleted one').hover()
  expect(await axeInBothThemes(page)).toEqual([])
  await expect(popup(page).getByRole('alert')).toBeVisible()
  await expect(messages(page)).toContainText('Deleted one')
})
