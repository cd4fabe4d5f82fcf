import { TABS, type Tab } from '#src/view/view.ts'

export const TAB_LABELS = { overview: 'Overview', logs: 'Logs', metrics: 'Metrics' } as const

/** A tab that the details have. */
export type DisplayedTab = keyof typeof TAB_LABELS

export const DISPLAYED_TABS = TABS.filter(isDisplayed)

/** Returns the tab that the details display: the overview for a tab of a later version. */
export function displayedTab(tab: Tab): DisplayedTab {
  return isDisplayed(tab) ? tab : 'overview'
}

export function isDisplayed(tab: unknown): tab is DisplayedTab {
  return typeof tab === 'string' && Object.hasOwn(TAB_LABELS, tab)
}
