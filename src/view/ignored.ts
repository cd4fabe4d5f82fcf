import { EXCLUDABLE, exclusionOf } from './filtering/exclusions.ts'
import { FACET_KEYS } from './filtering/facets.ts'
import { viewParsers } from './url.ts'

type Parameter = keyof typeof viewParsers

/** A part of the URL that had no effect, and why: the parameter that it makes no sense for, or another reason. */
export interface Ignored {
  readonly name: string
  readonly value: string
  readonly why: Parameter | 'unknown' | 'again'
}

const isParameter = (name: string): name is Parameter => Object.hasOwn(viewParsers, name)

/** What of a query string the view leaves out, in the order of the URL. Never throws. */
export function ignoredParameters(search: string): Ignored[] {
  const seen = new Set<string>()
  return [...new URLSearchParams(search)].flatMap(([name, value]): Ignored[] => {
    const again = seen.has(name)
    seen.add(name)
    if (!isParameter(name)) return [{ name, value, why: 'unknown' }]
    if (again) return [{ name, value, why: 'again' }]
    return senseless(name, value).map((part) => ({ name, value: part, why: name }))
  })
}

const LISTS: readonly Parameter[] = [
  'status',
  'sort',
  'cols',
  'overview',
  ...FACET_KEYS,
  ...EXCLUDABLE.map(exclusionOf),
]

/** The parts of a value that mean nothing: the words of a list, the whole of any other. */
function senseless(name: Parameter, value: string): string[] {
  const words = LISTS.includes(name) ? value.split(',') : [value]
  const isEmpty = (word: string) => (name.endsWith('status') ? word.trim() : word) === ''
  return words.filter((word) => !isEmpty(word) && viewParsers[name].parse(word) === null)
}
