import { exclusionOf, type ValueFilter } from './exclusions.ts'
import type { View } from '#src/view/view.ts'

// Apart from `exclusions.ts`, which `view.ts` imports and every visit loads.

/** The values that a filter is set to. */
export function includedIn(view: View, key: ValueFilter): readonly string[] {
  if (key !== 'project') return view[key]
  return view.project === null ? [] : [view.project]
}

function withIncluded(view: View, key: ValueFilter, values: readonly string[]): View {
  return key === 'project' ? { ...view, project: values[0] ?? null } : { ...view, [key]: values }
}

/** The view with a filter set to some values, none of which it excludes then. */
export function withValues(view: View, key: ValueFilter, values: readonly string[]): View {
  const exclusion = exclusionOf(key)
  const excluded = view[exclusion].filter((value) => !values.includes(value))
  return { ...withIncluded(view, key, values), [exclusion]: excluded }
}

/**
 * The view with a value excluded, and no longer included: a filter of which nothing else is left becomes
 * everything but that value. A value that it excludes already is no longer excluded.
 */
export function toggleExcluded(view: View, key: ValueFilter, value: string): View {
  const exclusion = exclusionOf(key)
  const isOther = (other: string) => other !== value
  if (view[exclusion].includes(value)) {
    return { ...view, [exclusion]: view[exclusion].filter(isOther) }
  }
  const included = withIncluded(view, key, includedIn(view, key).filter(isOther))
  return { ...included, [exclusion]: [...view[exclusion], value] }
}
