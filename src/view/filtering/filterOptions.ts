import { formatCount } from '#src/lib/units.ts'
import type { Zone } from '#src/lib/zone.ts'
import { FACETS, type FacetKey } from './facets.ts'
import type { SpanKey } from './matchingRows.ts'
import type { CountSpans } from './spanCounter.ts'
import { inUtc, parsePeriod, parseSpan, printCreated } from './spans.ts'
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
  readonly picked: readonly string[]
  /** Statuses that answers so far held, known ones or not. */
  readonly seen: ReadonlySet<string>
  readonly request: SearchRequest
  /** Jobs by status in the answer to `request`; null while it is not there. */
  readonly counts: ReadonlyMap<string, number> | null
}

/** The known statuses and whatever else the view or an answer held. */
export function statusOptions({ picked, seen, request, counts }: Statuses): FilterOption[] {
  const known = STATUSES.map(({ status }) => status)
  return [...new Set<string>([...known, ...picked, ...seen])].map((status) => ({
    value: status,
    label: statusLabel(status),
    ...(phaseOf(status) === 'unknown' && { hint: status }),
    ...(counts && covers(request, [status]) && { count: formatCount(countIn(counts, [status])) }),
  }))
}

/** A facet's values, those with the most rows first. Those that are picked are there before they are counted. */
export function facetOptions(
  key: FacetKey,
  picked: readonly string[],
  counts: ReadonlyMap<string, number> | null,
): FilterOption[] {
  const byCount = [...(counts ?? [])].sort(([, a], [, b]) => b - a).map(([value]) => value)
  return [...new Set([...byCount, ...picked])].map((value) => ({
    value,
    label: FACETS[key].print(value),
    ...(counts && { count: formatCount(counts.get(value) ?? 0) }),
  }))
}

/** The spans worth a click. */
export const OFFERED_SPANS: Readonly<Record<SpanKey, readonly string[]>> = {
  created: ['1h', '24h', '7d', '30d'],
  longer: ['1h', '6h', '1d', '3d'],
}

export function spanOptions(
  key: SpanKey,
  counts: ReadonlyMap<string, number> | null,
): FilterOption[] {
  return OFFERED_SPANS[key].map((text) => spanOption(key, text, counts, null))
}

/** What is typed, where it is a span or, for the time of creation, a period; its dates are those of a zone. */
export function typedSpan(
  key: SpanKey,
  text: string,
  count: CountSpans | null,
  zone: Zone,
): FilterOption | null {
  if (!parseSpan(text) && !(key === 'created' && parsePeriod(text, zone))) return null
  return spanOption(key, text, count?.([inUtc(text, zone)]) ?? null, zone)
}

function spanOption(
  key: SpanKey,
  text: string,
  counts: ReadonlyMap<string, number> | null,
  zone: Zone,
): FilterOption {
  return {
    value: text,
    label: key === 'created' ? printCreated(text, zone) : text,
    ...(counts && { count: formatCount(counts.get(inUtc(text, zone)) ?? 0) }),
  }
}
