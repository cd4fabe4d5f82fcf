import { wordsOf } from '#src/view/filtering/clientFilters.ts'
import { EXCLUDABLE, exclusionOf, type Excludable } from '#src/view/filtering/exclusions.ts'
import { parseView, viewParsers } from '#src/view/url.ts'

/** A part of the URL that requests values that another part excludes. Both as `name=value`. */
export interface ExcludedPart {
  readonly part: string
  readonly by: string
}

/** Returns the parts of a query string that have no effect because another part excludes them. Never throws. */
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
  // Includes the whole text, since an exclusion can consist of several words.
  if (key === 'q') return [...new Set([text.trim(), ...text.split(/\s+/)])]
  return key === 'project' ? [text] : text.split(',')
}

function valuesOf(word: string, key: Excludable): readonly string[] {
  const values = viewParsers[key].parse(word)
  return [values ?? []].flat()
}

/** Whether the exclusions match every job that the value matches: a job that contains a word contains its parts. */
function isExcluded(value: string, key: Excludable, excluded: readonly string[]): boolean {
  if (key !== 'q') return excluded.includes(value)
  const search = folded(value)
  return excluded.map(folded).some((text) => {
    if (text === '') return false
    // The words of a search can match in different fields.
    return search.includes(' ') ? search === text : search.includes(text)
  })
}

const folded = (text: string) => wordsOf(text).join(' ')
