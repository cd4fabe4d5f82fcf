import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Base UI's focus guards are hidden and focusable on purpose: they pass the focus on at once. */
const FOCUS_GUARDS = '[data-base-ui-focus-guard]'

/**
 * What axe finds wrong on the page, one line each: the rule, and the elements that break it.
 * Only `color-contrast` depends on the theme: in the second theme, check that alone.
 */
export async function axe(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The page has no frames; the other mode would open a page of its own for each check.
  const builder = new AxeBuilder({ page }).setLegacyMode().exclude(FOCUS_GUARDS)
  if (rules) builder.withRules([...rules])
  const { violations } = await builder.analyze()
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}

/**
 * What axe finds wrong in either theme. The page must be in the same state in both: what depends on
 * the theme is its colors alone.
 */
export async function axeInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  const inLight = await axe(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await axe(page, ['color-contrast'])
  return [...inLight, ...inDark.map((line) => `dark: ${line}`)]
}
