import type { View } from '#src/view/view.ts'
import { exclusionOf, type ValueFilter } from './exclusions.ts'

// Separate from `exclusions.ts`, which `view.ts` imports, to keep the first load small.

export function includedIn(view: View, key: ValueFilter): readonly string[] {
  if (key !== 'project') return view[key]
  return view.project === null ? [] : [view.project]
}

function withIncluded(view: View, key: ValueFilter, values: readonly string[]): View {
  return key === 'project' ? { ...view, project: values[0] ?? null } : { ...view, [key]: values }
}

export function withValues(view: View, key: ValueFilter, values: readonly string[]): View {
  const exclusion = exclusionOf(key)
  const excluded = view[exclusion].filter((value) => !values.includes(value))
  return { ...withIncluded(view, key, values), [exclusion]: excluded }
}

/**
 * Returns the view with a value excluded and no longer included. If the filter included nothing else, every other value
 * matches. If the value is already excluded, the exclusion is removed.
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
