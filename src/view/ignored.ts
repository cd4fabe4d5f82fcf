import { EXCLUDABLE, exclusionOf } from './filtering/exclusions.ts'
import { FACET_KEYS } from './filtering/facets.ts'
import { viewParsers } from './url.ts'

type Parameter = keyof typeof viewParsers

export interface Ignored {
  readonly name: string
  readonly value: string
  readonly why: Parameter | 'unknown' | 'again'
}

const isParameter = (name: string): name is Parameter => Object.hasOwn(viewParsers, name)

/** Returns the parts of a query string that have no effect on the view, in the order of the URL. Never throws. */
export function ignoredParameters(search: string): Ignored[] {
  const seen = new Set<string>()
  return [...new URLSearchParams(search)].flatMap(([name, value]): Ignored[] => {
    const again = seen.has(name)
    seen.add(name)
    if (!isParameter(name)) return [{ name, value, why: 'unknown' }]
    if (again) return [{ name, value, why: 'again' }]
    return invalidParts(name, value).map((part) => ({ name, value: part, why: name }))
  })
}

const LISTS: readonly Parameter[] = [
  'status',
  'sort',
  'cols',
  'overview',
  'level',
  'node',
  ...FACET_KEYS,
  ...EXCLUDABLE.map(exclusionOf),
]

/** Returns the invalid words of a list, or the whole value of any other parameter if it is invalid. */
function invalidParts(name: Parameter, value: string): string[] {
  const words = LISTS.includes(name) ? value.split(',') : [value]
  const isEmpty = (word: string) => (name.endsWith('status') ? word.trim() : word) === ''
  return words.filter((word) => !isEmpty(word) && viewParsers[name].parse(word) === null)
}
