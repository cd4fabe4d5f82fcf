import { exclusionOf, EXCLUDABLE } from '#src/view/filtering/exclusions.ts'
import { FACET_KEYS } from '#src/view/filtering/facets.ts'
import { fromKeys, pick } from '#src/lib/records.ts'
import type { SavedView } from './savedViews.ts'
import { hasWords, timesInUtc } from '#src/view/filtering/spans.ts'
import { parseView, printView } from '#src/view/url.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { ROW_KEYS } from '#src/view/viewKeys.ts'

/** Whether two views show the same jobs in the same order. */
export function isSameView(a: View, b: View): boolean {
  return spelling(a) === spelling(b)
}

/** The lists whose order makes no difference. */
const SETS = ['status', ...FACET_KEYS, ...EXCLUDABLE.map(exclusionOf)] as const

/** One spelling for all views that are the same: lists that mean a set are put in order. */
function spelling(view: View): string {
  const sets = fromKeys(SETS, (key) => view[key].toSorted())
  return printView(withRowsOf(DEFAULT_VIEW, { ...view, ...sets, ...timesInUtc(view) }))
}

/**
 * A view with the jobs of another, in its order. How the page looks stays. Its time zone does too, unless
 * the other view's words, such as `today`, would mean other jobs in it.
 */
export function withRowsOf(view: View, other: View): View {
  const rows = pick(other, ROW_KEYS)
  if (other.tz === view.tz) return { ...view, ...rows }
  const { tz } = hasWords(other) ? other : view
  return { ...view, ...rows, ...timesInUtc(other), tz }
}

/** What is saved of a view: all but the open job. */
export function queryOf(view: View): string {
  return printView({ ...view, open: null })
}

/** The saved view that a view is: the one that it equals in everything, or else in what it shows. */
export function currentView(views: readonly SavedView[], view: View): SavedView | undefined {
  const same = views.filter(({ query }) => isSameView(parseView(query), view))
  return same.find(({ query }) => queryOf(parseView(query)) === queryOf(view)) ?? same[0]
}
