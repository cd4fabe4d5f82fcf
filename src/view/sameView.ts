import { FACET_KEYS } from './facets.ts'
import type { SavedView } from './savedViews.ts'
import { parseView, printView } from './url.ts'
import { DEFAULT_VIEW, type View } from './view.ts'

/** What two views may differ in and still be the same one: how it is looked at, not what it shows. */
const LEFT_OUT: Partial<View> = {
  open: DEFAULT_VIEW.open,
  refresh: DEFAULT_VIEW.refresh,
  cols: DEFAULT_VIEW.cols,
  density: DEFAULT_VIEW.density,
  overview: DEFAULT_VIEW.overview,
  wall: DEFAULT_VIEW.wall,
}

/** Whether two views show the same jobs in the same order. */
export function isSameView(a: View, b: View): boolean {
  return spelling(a) === spelling(b)
}

/** One spelling for all views that are the same: lists that mean a set are put in order. */
function spelling(view: View): string {
  const facets = FACET_KEYS.map((key) => [key, view[key].toSorted()] as const)
  const sets = { status: view.status.toSorted(), ...Object.fromEntries(facets) }
  return printView({ ...view, ...sets, ...LEFT_OUT })
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
