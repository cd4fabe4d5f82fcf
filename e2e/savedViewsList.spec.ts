import { readFileSync } from 'node:fs'
import { axe } from './support/axe.ts'
import {
  jobs,
  tab,
  popup,
  names,
  button,
  toast,
  keep,
  kept,
  THREE,
  open,
  save,
} from './support/savedViews.ts'
import { expect, test } from './support/test.ts'

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('a name that is there already is replaced only when one says so', async ({ page }) => {
  await keep(page, THREE)
  await page.goto('/?refresh=off&q=beta')
  await open(page)
  const name = popup(page).getByRole('textbox', { name: 'Name of the current view' })
  await name.fill('two')
  await button(page, 'Save').click()
  await expect(popup(page).getByRole('alert')).toHaveText(
    'There is already a view named two. Replace it?',
  )
  expect(await kept(page)).toBe(THREE)
  await name.fill('two a')
  await expect(popup(page).getByRole('alert')).toBeHidden()
  await name.fill('two')
  await name.press('Enter')
  await button(page, 'Replace').click()
  await expect(popup(page)).toBeHidden()
  await expect(tab(page, 'two')).toHaveAttribute('href', '?q=beta&refresh=off')
  await expect(names(page)).toHaveText(['one', 'two', 'three'])

  await open(page)
  await name.fill('   ')
  await name.press('Enter')
  await expect(popup(page), 'blanks are no name').toBeVisible()
  await expect(names(page)).toHaveCount(3)
})

test('a view takes over what is on the screen, which can be undone', async ({ page }) => {
  await keep(page, THREE)
  await page.goto('/?refresh=off&q=beta')
  await open(page)
  await button(page, 'Replace two with the current view').click()
  await expect(tab(page, 'two')).toHaveAttribute('aria-current', 'page')
  await expect(button(page, 'Replace two with the current view')).toBeFocused()
  await toast(page).getByRole('button', { name: 'Undo' }).click()
  await expect(tab(page, 'two')).toHaveAttribute('href', '?status=failed&refresh=off')
  expect(await kept(page)).toBe(THREE)
})

test('a view is renamed in its place; Escape leaves it, a name that is taken is refused', async ({
  page,
}) => {
  await keep(page, THREE)
  await page.goto('/?refresh=off')
  await open(page)
  await button(page, 'Rename two').click()
  await page.keyboard.type('second')
  await page.keyboard.press('Enter')
  await expect(button(page, 'Rename second')).toBeFocused()
  await expect(names(page)).toHaveText(['one', 'second', 'three'])

  await page.keyboard.press('Enter')
  const field = popup(page).getByRole('textbox', { name: 'New name of second' })
  await field.fill('three')
  await page.keyboard.press('Enter')
  await expect(popup(page).getByRole('alert')).toHaveText('There is already a view named three.')
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
  await expect(button(page, 'Rename second')).toBeFocused()
  await page.reload()
  await expect(names(page)).toHaveText(['one', 'second', 'three'])
})

test('views are put in order with keys or by dragging, here and in another tab', async ({
  page,
  context,
}) => {
  await keep(page, THREE)
  await page.goto('/?refresh=off')
  const other = await context.newPage()
  await other.goto('/?refresh=off')
  await page.bringToFront()
  await open(page)
  const said = page.getByRole('status').filter({ hasText: 'three' })
  await button(page, 'Move three').press('Space')
  await expect(said).toHaveText('three is at place 3 of 3.')
  await page.keyboard.press('ArrowUp')
  await expect(said).toHaveText('three is at place 2 of 3.')
  await page.keyboard.press('Space')
  await expect(names(page)).toHaveText(['one', 'three', 'two'])
  await expect(names(other)).toHaveText(['one', 'three', 'two'])

  await button(page, 'Move one').hover()
  await page.mouse.down()
  await button(page, 'Move two').hover({ position: { x: 10, y: 20 } })
  await button(page, 'Move two').hover({ position: { x: 10, y: 25 } })
  await page.mouse.up()
  await expect(names(page)).toHaveText(['three', 'two', 'one'])

  await save(other, 'four')
  await expect(names(page)).toHaveText(['three', 'two', 'one', 'four'])
})

test('a deleted view comes back where it was, also as the start page', async ({ page }) => {
  await keep(page, THREE)
  await page.goto('/?refresh=off')
  await open(page)
  const startPage = button(page, 'Start page: two')
  await startPage.click()
  await expect(startPage).toHaveAttribute('aria-pressed', 'true')
  await button(page, 'Delete two').click()
  await expect(button(page, 'Delete three')).toBeFocused()
  await expect(names(page)).toHaveText(['one', 'three'])
  await expect(toast(page)).toContainText('Deleted two')
  await toast(page).getByRole('button', { name: 'Undo' }).click()
  await expect(names(page)).toHaveText(['one', 'two', 'three'])
  await open(page)
  await expect(startPage).toHaveAttribute('aria-pressed', 'true')
})

test('views go to a file and come from one; nothing that is here is lost', async ({
  page,
  browser,
  baseURL,
}) => {
  await keep(page, THREE)
  await page.goto('/?refresh=off')
  await open(page)
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

  const elsewhere = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) })
  const second = await elsewhere.newPage()
  await keep(
    second,
    '[{"name": "two", "query": "?q=mine"}, {"name": "three", "query": "?status=completed&refresh=off"}]',
  )
  await second.goto('/?refresh=off')
  await open(second)
  const field = popup(second).getByLabel('Import')
  await field.setInputFiles({ name: 'views.json', mimeType: 'application/json', buffer })
  await expect(names(second)).toHaveText(['two', 'three', 'one', 'two (2)'])
  await expect(tab(second, 'two')).toHaveAttribute('href', '?q=mine')
  await expect(toast(second)).toContainText('Imported 2 views')
  await expect(toast(second)).toContainText('1 view of the file is here already.')
  await expect(toast(second)).toContainText('Under another name, as theirs was taken: two (2).')

  await field.setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') })
  await expect(popup(second).getByRole('alert')).toHaveText('This file is not JSON.')
  await expect(names(second)).toHaveCount(4)
  await elsewhere.close()
})

test('all of it can be done with the keyboard alone', async ({ page }) => {
  await page.goto('/?refresh=off&status=failed')
  await page.getByRole('button', { name: 'Save view' }).focus()
  await page.keyboard.press('Enter')
  await expect(popup(page).getByRole('textbox')).toBeFocused()
  await page.keyboard.type('Broken')
  await page.keyboard.press('Enter')
  await expect(popup(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Save view' })).toBeFocused()

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
  await expect(names(page)).toHaveCount(0)
  await expect(popup(page).getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(popup(page)).toBeHidden()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the current view is in sight, and the popup fits', async ({ page }) => {
    await keep(page, THREE.replace('three', 'a view whose name is longer than a tab'))
    await page.goto('/?status=completed&refresh=off')
    await expect(names(page).last()).toBeInViewport({ ratio: 0.99 })
    await expect(page.getByRole('button', { name: 'Save view' })).toBeInViewport({ ratio: 0.99 })
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth),
      'the page itself does not scroll sideways',
    ).toBe(390)
    await open(page)
    const box = await popup(page).boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    await button(page, 'Delete one').click()
    await expect(names(page)).toHaveCount(2)
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme })

    test('the saved views are accessible', async ({ page }) => {
      await keep(page, THREE.replace('"start":null', '"start":"b"'))
      await page.goto('/?refresh=off&status=failed')
      await open(page)
      await popup(page).getByRole('textbox').fill('one')
      await page.keyboard.press('Enter')
      await button(page, 'Rename two').click()
      await page.keyboard.type('three')
      await page.keyboard.press('Enter')
      await expect(popup(page).getByRole('alert')).toHaveCount(2)
      expect(await axe(page)).toEqual([])
      await page.keyboard.press('Escape')
      await button(page, 'Delete one').click()
      const buffer = Buffer.from('{}')
      await popup(page)
        .getByLabel('Import')
        .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer })
      await expect(popup(page).getByRole('alert')).toBeVisible()
      await expect(toast(page)).toContainText('Deleted one')
      expect(await axe(page)).toEqual([])
    })
  })
}
