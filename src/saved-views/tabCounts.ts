import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { countIn } from '#src/jobs/counts.ts'
import { once } from '#src/lib/lazy.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { formatMoment, type Zone } from '#src/lib/zone.ts'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { coversView, presetCount, PRESETS } from '#src/view/presets.ts'
import type { SavedView } from '#src/view/saved/savedViews.ts'
import { parseView } from '#src/view/url.ts'
import type { View } from '#src/view/view.ts'

/** The number of jobs in a tab's view. */
export interface TabCount {
  readonly count: number
  /** When the result that was counted was fetched, ms since the epoch. */
  readonly at: number
}

export interface DisplayedCount extends TabCount {
  /** Whether the current result was counted. */
  readonly isCurrent: boolean
  /** When the displayed result was fetched, ms since the epoch. */
  readonly now: number
}

/** The last known counts of the tabs. */
export interface TabCounts {
  /** The filters other than the statuses that the counts apply to, from {@link otherFilters}. */
  readonly others: string
  /** By the label of a preset or the query of a saved view. */
  readonly byTab: ReadonlyMap<string, TabCount>
}

export const NO_TAB_COUNTS: TabCounts = { others: '', byTab: new Map() }

/** Returns the filters of a view other than its statuses, as one string. */
export function otherFilters(view: View): string {
  const { project, job } = view
  return JSON.stringify([project, job, toClientFilters({ ...view, 'not-status': [] }).key])
}

/** Returns the queries of the saved views whose jobs are all in the response to `request`. */
export function coveredViews(
  views: readonly SavedView[],
  request: SearchRequest,
): ReadonlySet<string> {
  const queries = views.map(({ query }) => query)
  return new Set(queries.filter((query) => coversView(request, parseView(query))))
}

interface Displayed {
  readonly view: View
  readonly request: SearchRequest
  /** The number of jobs by status in the response to `request`, including excluded statuses. */
  readonly counts: ReadonlyMap<string, number>
  /** The saved view that is displayed. */
  readonly saved: SavedView | undefined
}

/** Returns the counts that follow from the displayed rows: of the presets, and of the current saved view. */
export function displayedCounts(displayed: Displayed): ReadonlyMap<string, number> {
  const { view, request, counts, saved } = displayed
  const found = new Map<string, number>()
  for (const preset of PRESETS) {
    const count = presetCount(preset, request, counts)
    if (count !== null) found.set(preset.label, count)
  }
  const isDisplayed = (status: string) => !view['not-status'].includes(status)
  if (saved) found.set(saved.query, countIn(counts, [...counts.keys()].filter(isDisplayed)))
  return found
}

interface Counted {
  readonly others: string
  /** The counts of the current result. */
  readonly counts: ReadonlyMap<string, number>
  /** When it was fetched, ms since the epoch. */
  readonly at: number
  /** The queries of the saved views that the result covers: other filters of the view don't affect their counts. */
  readonly covered: ReadonlySet<string>
}

/**
 * Updates the counts with those of a result. Other tabs keep theirs, unless a filter other than the statuses changed
 * and the result doesn't cover them. Returns `last` if nothing changed.
 */
export function nextTabCounts(
  last: TabCounts,
  { others, counts, at, covered }: Counted,
): TabCounts {
  const isSame = [...counts].every(([tab, count]) => {
    const known = last.byTab.get(tab)
    return known?.count === count && known.at === at
  })
  if (isSame && others === last.others) return last
  const retained =
    others === last.others ? last.byTab : [...last.byTab].filter(([tab]) => covered.has(tab))
  const counted = [...counts].map(([tab, count]) => [tab, { count, at }] as const)
  return { others, byTab: new Map([...retained, ...counted]) }
}

const compact = once(
  () => new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 }),
)

/** Counts are rounded from this number of jobs on. */
const LARGE = 10_000

/** Formats a count to fit into a tab: `9,999`, `12.3K`. */
export function printTabCount(count: number): string {
  return isRounded(count) ? compact().format(count) : formatCount(count)
}

function isRounded(count: number): boolean {
  return count >= LARGE
}

/** Returns details of a count: the exact number if it is rounded, and its time if it isn't current; `null` if none. */
export function describeCount(
  { count, at, isCurrent, now }: DisplayedCount,
  zone: Zone,
): string | null {
  const exact = isRounded(count) ? plural(count, 'job') : null
  if (isCurrent) return exact
  const time = formatMoment(at, now, zone)
  return exact === null ? `As of ${time}` : `${exact} as of ${time}`
}

/**
 * Returns the color of a count, muted unless it is current. The color changes with a delay, the time that counting a
 * new result takes: without it, counts would flash at every poll.
 */
export function countColor(count: DisplayedCount | null): string {
  return count?.isCurrent === true ? 'text-ink' : 'text-muted transition-colors delay-300'
}
