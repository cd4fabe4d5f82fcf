import { formatCount } from '../jobs/units.ts'
import { FACETS, type FacetKey } from './facets.ts'
import type { SpanKey } from './matchingRows.ts'
import type { CountSpans } from './spanCounter.ts'
import { CREATED_SPANS, LONGER_SPANS, parsePeriod, parseSpan, printCreated } from './spans.ts'
import type { FilterOption } from './statusOptions.ts'

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
  created: CREATED_SPANS,
  longer: LONGER_SPANS,
}

export function spanOptions(
  key: SpanKey,
  counts: ReadonlyMap<string, number> | null,
): FilterOption[] {
  return OFFERED_SPANS[key].map((text) => spanOption(key, text, counts))
}

/** What is typed, where it is a span or, for the time of creation, a period. */
export function typedSpan(
  key: SpanKey,
  text: string,
  count: CountSpans | null,
): FilterOption | null {
  if (!parseSpan(text) && !(key === 'created' && parsePeriod(text))) return null
  return spanOption(key, text, count?.([text]) ?? null)
}

function spanOption(
  key: SpanKey,
  text: string,
  counts: ReadonlyMap<string, number> | null,
): FilterOption {
  return {
    value: text,
    label: key === 'created' ? printCreated(text) : (parseSpan(text)?.label ?? text),
    ...(counts && { count: formatCount(counts.get(text) ?? 0) }),
  }
}
