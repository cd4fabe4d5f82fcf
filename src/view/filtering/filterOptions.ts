import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { phaseOf, STATUSES, statusLabel } from '#src/contract/statuses.ts'
import { countIn } from '#src/jobs/counts.ts'
import { capitalized } from '#src/lib/capitalized.ts'
import { formatCount } from '#src/lib/units.ts'
import type { Zone } from '#src/lib/zone.ts'
import { covers } from '#src/view/presets.ts'
import { FACETS, type FacetKey } from './facets.ts'
import type { SpanKey } from './matchingRows.ts'
import type { CountSpans } from './spanCounter.ts'
import { parseSpan, periodOf, printRange } from './spans.ts'

export interface FilterOption {
  readonly value: string
  readonly label: string
  /** The full value, if the label abbreviates it. */
  readonly hint?: string
  /** The number of rows that the table would display if the option were selected, if known. */
  readonly count?: string
}

interface Statuses {
  readonly selected: readonly string[]
  /** In responses so far, including unknown ones. */
  readonly known: ReadonlySet<string>
  readonly request: SearchRequest
  /** `null` until there is a response. */
  readonly counts: ReadonlyMap<string, number> | null
}

export function statusOptions({ selected, known, request, counts }: Statuses): FilterOption[] {
  const all = STATUSES.map(({ status }) => status)
  return [...new Set<string>([...all, ...selected, ...known])].map((status) => ({
    value: status,
    label: statusLabel(status),
    ...(phaseOf(status) === 'unknown' && { hint: status }),
    ...(counts && covers(request, [status]) && { count: formatCount(countIn(counts, [status])) }),
  }))
}

/** The values with the most rows first. Includes selected values without counts. */
export function facetOptions(
  key: FacetKey,
  selected: readonly string[],
  counts: ReadonlyMap<string, number> | null,
): FilterOption[] {
  const byCount = [...(counts ?? [])].sort(([, a], [, b]) => b - a).map(([value]) => value)
  return [...new Set([...byCount, ...selected])].map((value) => ({
    value,
    label: FACETS[key].print(value),
    ...(counts && { count: formatCount(counts.get(value) ?? 0) }),
  }))
}

const OFFERED_RANGES = ['1h', '24h', '7d', '30d', 'today', 'yesterday', 'last-night']

export const OFFERED_SPANS: Readonly<Record<SpanKey, readonly string[]>> = {
  created: OFFERED_RANGES,
  ended: OFFERED_RANGES,
  during: OFFERED_RANGES,
  longer: ['1h', '6h', '1d', '3d'],
}

const OFFERED_SPAN_LABELS: Readonly<Record<string, string>> = {
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

/** `null` if the text is no span or, for the time filters, no range in the zone. */
export function typedSpan(
  key: SpanKey,
  text: string,
  count: CountSpans | null,
  zone: Zone,
): FilterOption | null {
  const parsed = key === 'longer' ? parseSpan(text) : periodOf(text, 0, zone)
  return parsed && spanOption(key, text, count?.([text]) ?? null, zone)
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

/** Returns the label of a range, such as `Last 24 hours` or `Today (UTC)`, and its other spelling as a hint. */
function rangeTexts(text: string, zone: Zone): Pick<FilterOption, 'label' | 'hint'> {
  const spanLabel = OFFERED_SPAN_LABELS[text]
  if (spanLabel !== undefined) return { label: spanLabel, hint: text }
  const label = capitalized(printRange(text, zone))
  return { label, ...(text === 'last-night' && { hint: '18:00–08:00' }) }
}
