import { capitalized } from '#src/lib/capitalized.ts'
import { formatCount } from '#src/lib/units.ts'
import type { Zone } from '#src/lib/zone.ts'
import { FACETS, type FacetKey } from './facets.ts'
import type { SpanKey } from './matchingRows.ts'
import type { CountSpans } from './spanCounter.ts'
import { parseSpan, periodOf, printRange } from './spans.ts'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { phaseOf, STATUSES, statusLabel } from '#src/contract/statuses.ts'
import { countIn } from '#src/jobs/counts.ts'
import { covers } from '#src/view/presets.ts'

/** A value that a filter can be set to. */
export interface FilterOption {
  readonly value: string
  readonly label: string
  /** The value in full, if the label is short for it. */
  readonly hint?: string
  /** How many rows the table shows if it is picked, where that is known. */
  readonly count?: string
}

interface Statuses {
  readonly selected: readonly string[]
  /** Statuses that answers so far held, known ones or not. */
  readonly seen: ReadonlySet<string>
  readonly request: SearchRequest
  /** Jobs by status in the answer to `request`; null while it is not there. */
  readonly counts: ReadonlyMap<string, number> | null
}

/** The known statuses and whatever else the view or an answer held. */
export function statusOptions({
  selected: chosen,
  seen,
  request,
  counts,
}: Statuses): FilterOption[] {
  const known = STATUSES.map(({ status }) => status)
  return [...new Set<string>([...known, ...chosen, ...seen])].map((status) => ({
    value: status,
    label: statusLabel(status),
    ...(phaseOf(status) === 'unknown' && { hint: status }),
    ...(counts && covers(request, [status]) && { count: formatCount(countIn(counts, [status])) }),
  }))
}

/** A facet's values, those with the most rows first. Those that are picked are there before they are counted. */
export function facetOptions(
  key: FacetKey,
  chosen: readonly string[],
  counts: ReadonlyMap<string, number> | null,
): FilterOption[] {
  const byCount = [...(counts ?? [])].sort(([, a], [, b]) => b - a).map(([value]) => value)
  return [...new Set([...byCount, ...chosen])].map((value) => ({
    value,
    label: FACETS[key].print(value),
    ...(counts && { count: formatCount(counts.get(value) ?? 0) }),
  }))
}

const OFFERED_RANGES = ['1h', '24h', '7d', '30d', 'today', 'yesterday', 'last-night']

/** The spans and ranges worth a click. */
export const OFFERED_SPANS: Readonly<Record<SpanKey, readonly string[]>> = {
  created: OFFERED_RANGES,
  ended: OFFERED_RANGES,
  during: OFFERED_RANGES,
  longer: ['1h', '6h', '1d', '3d'],
}

/** The offered spans before now in full. */
const SPANS_IN_FULL: Readonly<Record<string, string>> = {
  '1h': 'Last hour',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
}

export function spanOptions(
  key: SpanKey,
  counts: ReadonlyMap<string, number> | null,
  zone: Zone,
): FilterOption[] {
  return OFFERED_SPANS[key].map((text) => spanOption(key, text, counts, zone))
}

/** What is typed, if it is a span or, for the filters by a range of time, such a range in a zone. */
export function typedSpan(
  key: SpanKey,
  text: string,
  count: CountSpans | null,
  zone: Zone,
): FilterOption | null {
  const isKnown = key === 'longer' ? parseSpan(text) : periodOf(text, 0, zone)
  return isKnown && spanOption(key, text, count?.([text]) ?? null, zone)
}

function spanOption(
  key: SpanKey,
  text: string,
  counts: ReadonlyMap<string, number> | null,
  zone: Zone,
): FilterOption {
  return {
    value: text,
    ...(key === 'longer' ? { label: text } : rangeTexts(text, zone)),
    ...(counts && { count: formatCount(counts.get(text) ?? 0) }),
  }
}

/** What a range is called where it is picked: `Last 24 hours`, `Today (UTC)`; the hint is how else it is written. */
function rangeTexts(text: string, zone: Zone): Pick<FilterOption, 'label' | 'hint'> {
  const inFull = SPANS_IN_FULL[text]
  if (inFull !== undefined) return { label: inFull, hint: text }
  const label = capitalized(printRange(text, zone))
  return { label, ...(text === 'last-night' && { hint: '18:00–08:00' }) }
}
