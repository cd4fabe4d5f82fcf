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

/** How many jobs a tab leads to. */
export interface TabCount {
  readonly count: number
  /** When the result that it is of was fetched, ms since the epoch. */
  readonly at: number
}

export interface DisplayedCount extends TabCount {
  /** Whether it is that of the current result. */
  readonly isCurrent: boolean
  /** When the displayed result was fetched, ms since the epoch. */
  readonly now: number
}

/** The last known counts of the tabs. */
export interface TabCounts {
  /** The filters besides the statuses that they are for, as of {@link otherFilters}. */
  readonly others: string
  /** By the label of a preset or the query of a saved view. */
  readonly byTab: ReadonlyMap<string, TabCount>
}

export const NO_TAB_COUNTS: TabCounts = { others: '', byTab: new Map() }

/** The filters of a view besides its statuses, as one string. */
export function otherFilters(view: View): string {
  const { project, job } = view
  return JSON.stringify([project, job, toClientFilters({ ...view, 'not-status': [] }).key])
}

/** The queries of the saved views whose jobs are all in the response to `request`. */
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
  /** Jobs by status in the response to `request`, with those whose status is excluded. */
  readonly counts: ReadonlyMap<string, number>
  /** The saved view that is displayed. */
  readonly saved: SavedView | undefined
}

/** The counts that follow from the displayed rows: of the presets, and of the saved view that is displayed. */
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
  /** The queries of the saved views that it covers: their counts don't depend on other filters of the view. */
  readonly covered: ReadonlySet<string>
}

/**
 * The counts after those of a result. Tabs that it doesn't count keep theirs, unless another filter than the
 * statuses was changed. Returns `last` if nothing changed.
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
  const stored =
    others === last.others ? last.byTab : [...last.byTab].filter(([tab]) => covered.has(tab))
  const counted = [...counts].map(([tab, count]) => [tab, { count, at }] as const)
  return { others, byTab: new Map([...stored, ...counted]) }
}

const compact = once(
  () => new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 }),
)

/** From this many jobs on, a tab's count is rounded. */
const LARGE = 10_000

/** A count that fits the room that each tab has for it: `9,999`, `12.3K`. */
export function printTabCount(count: number): string {
  return isRounded(count) ? compact().format(count) : formatCount(count)
}

function isRounded(count: number): boolean {
  return count >= LARGE
}

/** What a count alone doesn't say: the number itself if it is rounded, and its time if that has passed. */
export function describeCount(
  { count, at, isCurrent, now }: DisplayedCount,
  zone: Zone,
): string | null {
  const exact = isRounded(count) ? plural(count, 'job') : null
  if (isCurrent) return exact
  const time = formatMoment(at, now, zone)
  return exact === null ? `As of ${time}` : `${exact} as of ${time}`
}

/** Muted unless it is current, after the moment that counting in a new result takes: it would flash at every poll. */
export function countColor(count: DisplayedCount | null): string {
  return count?.isCurrent === true ? 'text-ink' : 'text-muted transition-colors delay-300'
}
