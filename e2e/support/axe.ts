import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Base UI's focus guards are hidden and focusable on purpose: they pass the focus on at once. */
const FOCUS_GUARDS = '[data-base-ui-focus-guard]'

/**
 * Returns axe's violations, one line each: the rule, and the elements that break it. Only `color-contrast`
 * depends on the theme: in the second theme, check that alone.
 */
export async function axe(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The page has no frames; the default mode would open a blank page for each check.
  const builder = new AxeBuilder({ page }).setLegacyMode().exclude(FOCUS_GUARDS)
  if (rules) builder.withRules([...rules])
  const { violations } = await builder.analyze()
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  )
}

/**
 * Returns axe's violations in either theme. The page must be in the same state in both: only its colors may
 * depend on the theme.
 */
export async function axeInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  const inLight = await axe(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await axe(page, ['color-contrast'])
  return [...inLight, ...inDark.map((line) => `dark: ${line}`)]
}
