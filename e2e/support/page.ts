import type { Locator, Page } from '@playwright/test'

/** Locators of visible elements, by role and name, that several specs use. */

export const filters = (page: Page) => page.getByRole('search', { name: 'Filters' })
/** The button for filters that have no button of their own. A count follows its name if some are active. */
export const filterButton = (page: Page) =>
  filters(page).getByRole('button', { name: /^Filter( \d+)?$/ })
export const searchBox = (page: Page) => page.getByRole('searchbox', { name: 'Search jobs' })
export const presets = (page: Page) => page.getByRole('navigation', { name: 'Presets' })
/** The tab of a preset, by the beginning of its name: a count follows. */
export const preset = (page: Page, name: string) =>
  presets(page).getByRole('link', { name: new RegExp(`^${name}`) })

/** The button of the page's menu: sharing, theme, and the page's other screens. */
export const menuButton = (page: Page) => page.getByRole('button', { name: /^Menu\b/ })
export const chips = (page: Page) => page.getByRole('list', { name: 'Active filters' })
export const removeFilter = (page: Page, filter: string) =>
  page.getByRole('button', { name: `Remove filter ${filter}` })

/** How many jobs are displayed; compare with {@link jobCount}. */
export const result = (page: Page) => page.getByRole('status', { name: 'Result' })
export const table = (page: Page) => page.getByRole('table', { name: 'Training jobs' })
/** The region around the table, and its stop in the Tab order. */
export const tableRegion = (page: Page) => page.getByRole('region', { name: 'Training jobs' })
export const columnHeader = (page: Page, name: string) => page.getByRole('columnheader', { name })
/** The titles of the default columns of a view of several kinds of jobs, from left to right. */
export const DEFAULT_TITLES: readonly string[] = [
  'Status',
  'Name',
  'ID',
  'Project',
  'Hardware',
  'Elapsed',
  'Created',
  'User',
  'Error',
  'Priority',
  'Capacity',
  'Checkpoint sync',
  'Updated',
]
export const row = (page: Page, name: string) => page.getByRole('row', { name })

export const details = (page: Page) => page.getByRole('complementary', { name: 'Job details' })
export const overview = (page: Page) => page.getByRole('region', { name: 'Overview' })
export const palette = (page: Page) => page.getByRole('dialog', { name: 'Commands' })
export const tooltip = (page: Page) => page.getByRole('tooltip')
export const messages = (page: Page) => page.getByRole('region', { name: 'Messages' })
export const errorBanner = (page: Page) => page.getByRole('alert')

export const notice = (page: Page, text: string) =>
  page.getByRole('status').filter({ hasText: text })

export const refreshButton = (page: Page) => page.getByRole('button', { name: 'Refresh now' })

/** A number of jobs as the page prints it: `1 job`, `1,200 jobs`. */
export function jobCount(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'job' : 'jobs'}`
}

export async function refresh(page: Page): Promise<void> {
  await refreshButton(page).click()
}

export function scrollPage(page: Page, to: { top?: number; left?: number }): Promise<void> {
  return page.evaluate((options) => scrollTo({ ...options, behavior: 'instant' }), to)
}

/** How far the page is scrolled down, px. */
export const pageTop = (page: Page) => page.evaluate(() => scrollY)

/** By how much the page is wider than its window, px. The table may be wider, and scrolls the page sideways. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { documentElement } = document
    const jobs = document.querySelector<HTMLElement>('section[aria-label="Training jobs"]')
    jobs?.style.setProperty('display', 'none')
    const overflow = documentElement.scrollWidth - documentElement.clientWidth
    jobs?.style.removeProperty('display')
    return overflow
  })
}

/** The text in the clipboard; the test needs the permission `clipboard-read`. */
export function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText())
}

export async function labelOf(element: Locator): Promise<string> {
  return (await element.getAttribute('aria-label')) ?? ''
}
