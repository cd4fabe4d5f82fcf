import { FACET_KEYS } from './facets.ts'

export const EXCLUDABLE = ['status', 'project', 'q', ...FACET_KEYS] as const
export type Excludable = (typeof EXCLUDABLE)[number]

export type ValueFilter = Exclude<Excludable, 'q'>

export type ExclusionOf<Key extends Excludable> = `not-${Key}`
export type ExclusionKey = ExclusionOf<Excludable>

/** The values or texts that exclude a job. */
export type Exclusions = Readonly<Record<ExclusionKey, readonly string[]>>

export function exclusionOf<Key extends Excludable>(key: Key): ExclusionOf<Key> {
  return `not-${key}`
}

export function forExclusions<Value>(
  value: (key: Excludable) => Value,
): Readonly<Record<ExclusionKey, Value>> {
  const entries = EXCLUDABLE.map((key) => [exclusionOf(key), value(key)] as const)
  // oxlint-disable-next-line no-unsafe-type-assertion -- it has an entry for each key
  return Object.fromEntries(entries) as Record<ExclusionKey, Value>
}

export const NO_EXCLUSIONS: Exclusions = forExclusions(() => [])
