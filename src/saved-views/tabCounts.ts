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

export interface TabCount {
  readonly count: number
  /** When the counted result was fetched, ms since the epoch. */
  readonly at: number
}

export interface DisplayedCount extends TabCount {
  readonly isCurrent: boolean
  readonly now: number
}

export interface TabCounts {
  /** The filters that the counts apply to, from {@link otherFilters}. */
  readonly others: string
  /** By the label of a preset or the query of a saved view. */
  readonly byTab: ReadonlyMap<string, TabCount>
}

export const NO_TAB_COUNTS: TabCounts = { others: '', byTab: new Map() }

export function otherFilters(view: View): string {
  const { project, job } = view
  return JSON.stringify([project, job, toClientFilters({ ...view, 'not-status': [] }).key])
}

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
  /** Includes excluded statuses. */
  readonly counts: ReadonlyMap<string, number>
  readonly saved: SavedView | undefined
}

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
  readonly counts: ReadonlyMap<string, number>
  readonly at: number
  /** The queries of the saved views that the result covers: other filters of the view don't affect their counts. */
  readonly covered: ReadonlySet<string>
}

/**
 * Updates the counts with those of a result. Counts of other tabs stay unless a filter other than the statuses
 * changed and the result doesn't cover them. Returns `last` if nothing changed.
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

const LARGE = 10_000

/** Formats a count to fit into a tab: `9,999`, `12.3K`. */
export function printTabCount(count: number): string {
  return isRounded(count) ? compact().format(count) : formatCount(count)
}

function isRounded(count: number): boolean {
  return count >= LARGE
}

/** Returns the exact number if the count is rounded, and its time if it isn't current; `null` if neither. */
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
 * Muted unless the count is current. The color changes with a delay, since counting a new result takes some time:
 * otherwise, counts would flash at every poll.
 */
export function countColor(count: DisplayedCount | null): string {
  return count?.isCurrent === true ? 'text-ink' : 'text-muted transition-colors delay-300'
}
