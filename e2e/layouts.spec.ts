import type { Page } from '@playwright/test'
import { jobCount, palette, result, searchBox, table, tableRegion } from './support/page.ts'
import { expect, test } from './support/test.ts'

/** The characters that the keys J, K, X, F and R of a US keyboard type in other layouts. */
const LAYOUTS = {
  Russian: { j: 'о', k: 'л', x: 'ч', f: 'а', r: 'к' },
  Greek: { j: 'ξ', k: 'κ', x: 'χ', f: 'φ', r: 'ρ' },
  Hebrew: { j: 'ח', k: 'ל', x: 'ס', f: 'כ', r: 'ר' },
  Arabic: { j: 'ت', k: 'ن', x: 'ء', f: 'ب', r: 'ق' },
} as const

type Letter = keyof (typeof LAYOUTS)['Russian']

interface Key {
  readonly key: string
  readonly code: string
  readonly ctrl?: boolean
}

/** Presses a key as a keyboard does; Playwright's own keys are those of a US keyboard. */
async function press(page: Page, { key, code, ctrl = false }: Key) {
  const cdp = await page.context().newCDPSession(page)
  const event = { key, code, modifiers: ctrl ? 2 : 0, windowsVirtualKeyCode: code.charCodeAt(3) }
  await cdp.send('Input.dispatchKeyEvent', {
    ...event,
    type: 'keyDown',
    ...(!ctrl && key.length === 1 && { text: key }),
  })
  await cdp.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' })
  await cdp.detach()
}

const rows = (page: Page) => table(page).locator('tbody').getByRole('row')

test.beforeEach(async ({ page }) => {
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(400))
  await expect(rows(page).first()).toContainText(/\w/)
})

for (const [layout, keys] of Object.entries(LAYOUTS)) {
  test(`shortcuts work in the ${layout} layout, and letters are typed in fields`, async ({
    page,
    mockApi,
  }) => {
    const type = (letter: Letter, ctrl = false) =>
      press(page, { key: keys[letter], code: `Key${letter.toUpperCase()}`, ctrl })

    await type('j')
    await type('j')
    await expect(rows(page).nth(1).getByRole('link')).toBeFocused()
    await type('k')
    await expect(rows(page).first().getByRole('link')).toBeFocused()
    await type('x')
    await expect(rows(page).first().getByRole('checkbox')).toBeChecked()
    await type('r')
    await expect.poll(() => mockApi.requests.length).toBe(2)

    await type('f', true)
    await expect(searchBox(page)).toBeFocused()
    await type('j')
    await type('k')
    await expect(searchBox(page)).toHaveValue(keys.j + keys.k)

    await type('k', true)
    await expect(palette(page)).toBeVisible()
    await type('k', true)
    await expect(palette(page)).toBeHidden()
  })
}

test('in a Latin layout, shortcuts follow the letter, wherever its key is', async ({ page }) => {
  await tableRegion(page).focus()
  // Dvorak: J is where a US keyboard has C; its own J types H, its W a comma.
  await press(page, { key: 'j', code: 'KeyC' })
  await press(page, { key: 'h', code: 'KeyJ' })
  await press(page, { key: ',', code: 'KeyW' })
  await expect(rows(page).first().getByRole('link')).toBeFocused()
  // Caps Lock.
  await press(page, { key: 'J', code: 'KeyJ' })
  await expect(rows(page).nth(1).getByRole('link')).toBeFocused()
  // An input method that composes.
  await press(page, { key: 'Process', code: 'KeyJ' })
  await expect(rows(page).nth(1).getByRole('link')).toBeFocused()
})
