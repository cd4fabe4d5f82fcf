import { fromKeys, pick } from '#src/lib/records.ts'
import { CLOSED } from '#src/view/detailsView.ts'
import { exclusionOf, EXCLUDABLE } from '#src/view/filtering/exclusions.ts'
import { FACET_KEYS } from '#src/view/filtering/facets.ts'
import { hasWords, timesInUtc } from '#src/view/filtering/spans.ts'
import { parseView, printView } from '#src/view/url.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { ROW_KEYS } from '#src/view/viewKeys.ts'
import type { SavedView } from './savedViews.ts'

export function isSameView(a: View, b: View): boolean {
  return normalized(a) === normalized(b)
}

const SETS = ['status', ...FACET_KEYS, ...EXCLUDABLE.map(exclusionOf)] as const

function normalized(view: View): string {
  const sets = fromKeys(SETS, (key) => view[key].toSorted())
  return printView(withRowsOf(DEFAULT_VIEW, { ...view, ...sets, ...timesInUtc(view) }))
}

/**
 * Returns a view with the filters and sort of another. Layout and appearance stay. The time zone stays, too, unless the
 * other view has words, such as `today`, that depend on its zone.
 */
export function withRowsOf(view: View, other: View): View {
  const rows = pick(other, ROW_KEYS)
  if (other.tz === view.tz) return { ...view, ...rows }
  const { tz } = hasWords(other) ? other : view
  return { ...view, ...rows, ...timesInUtc(other), tz }
}

/** Includes everything but the open job and its details. */
export function queryOf(view: View): string {
  return printView({ ...view, ...CLOSED })
}

/** Returns the saved view that equals a view or, if there is none, one with the same jobs in the same order. */
export function currentView(views: readonly SavedView[], view: View): SavedView | undefined {
  const same = views.filter(({ query }) => isSameView(parseView(query), view))
  return same.find(({ query }) => queryOf(parseView(query)) === queryOf(view)) ?? same[0]
}
