import { EXCLUDABLE, exclusionOf, type Excludable } from '#src/view/filtering/exclusions.ts'
import { wordsOf } from '#src/view/filtering/clientFilters.ts'
import { parseView, viewParsers } from '#src/view/url.ts'

/** A part of the URL that asks for what another part excludes. Both as `name=value`. */
export interface ExcludedPart {
  readonly part: string
  readonly by: string
}

/** What of a query string has no effect since the same query string excludes it. Never throws. */
export function excludedParts(search: string): ExcludedPart[] {
  const parameters = new URLSearchParams(search)
  const view = parseView(search)
  return EXCLUDABLE.flatMap((key) => {
    const exclusion = exclusionOf(key)
    const wordsBy = (parameters.get(exclusion) ?? '').split(',')
    const excluded = view[exclusion]
    return wordsIn(parameters.get(key) ?? '', key).flatMap((word) => {
      const values = valuesOf(word, key)
      if (values.length === 0 || !values.every((value) => isExcluded(value, key, excluded))) {
        return []
      }
      const by = wordsBy.filter((other) => {
        const others = viewParsers[exclusion].parse(other) ?? []
        return values.some((value) => isExcluded(value, key, others))
      })
      return [{ part: `${key}=${word}`, by: `${exclusion}=${by.join(',')}` }]
    })
  })
}

function wordsIn(text: string, key: Excludable): string[] {
  // The whole text too, since what is excluded may have several words.
  if (key === 'q') return [...new Set([text.trim(), ...text.split(/\s+/)])]
  return key === 'project' ? [text] : text.split(',')
}

/** The values that one word asks for; none where it makes no sense. */
function valuesOf(word: string, key: Excludable): readonly string[] {
  const values = viewParsers[key].parse(word)
  return [values ?? []].flat()
}

/** A job that holds a word holds every part of it, too. */
function isExcluded(value: string, key: Excludable, excluded: readonly string[]): boolean {
  if (key !== 'q') return excluded.includes(value)
  const search = folded(value)
  return excluded.map(folded).some((text) => {
    if (text === '') return false
    // Of several words, a job may have each in another place.
    return search.includes(' ') ? search === text : search.includes(text)
  })
}

/** A text as the search compares it. */
const folded = (text: string) => wordsOf(text).join(' ')
