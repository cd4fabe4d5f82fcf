import type { Tab } from '#src/view/view.ts'

export const TAB_LABELS = { overview: 'Overview', logs: 'Logs' } as const

/** A tab that the details have. */
export type DisplayedTab = keyof typeof TAB_LABELS

/** Returns the tab that the details display: the overview for a tab of a later version. */
export function displayedTab(tab: Tab): DisplayedTab {
  return tab === 'logs' ? tab : 'overview'
}
