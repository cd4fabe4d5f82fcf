import { capitalized } from '#src/lib/capitalized.ts'
import { NO_VALUE } from '#src/view/filtering/facets.ts'

interface Level {
  /** In filters and URLs. */
  readonly key: string
  /** In the menu. */
  readonly label: string
}

/** The known levels, the worst first. */
const LEVELS: readonly Level[] = [
  { key: 'error', label: 'Error' },
  { key: 'warning', label: 'Warning' },
  { key: 'info', label: 'Info' },
  { key: 'debug', label: 'Debug' },
]

/** Names of levels in other loggers, which the API could add. */
const SYNONYMS: Readonly<Record<string, string>> = {
  critical: 'error',
  fatal: 'error',
  warn: 'warning',
  notice: 'info',
  trace: 'debug',
}

/** Returns the key of a level of the API in filters: in lower case, `NO_VALUE` for none. */
export function levelKeyOf(level: string | null): string {
  const key = level?.toLowerCase() ?? NO_VALUE
  return SYNONYMS[key] ?? key
}

/** Returns the levels to filter by: the known ones, those of the lines and no level. */
export function levelsOf(found: Iterable<string | null>): readonly Level[] {
  const known = new Set(LEVELS.map(({ key }) => key))
  const others = new Set(Array.from(found, levelKeyOf))
  const added = [...others].filter((key) => key !== NO_VALUE && !known.has(key))
  return [
    ...LEVELS,
    ...added.map((key) => ({ key, label: capitalized(key) })),
    { key: NO_VALUE, label: 'No level' },
  ]
}

/** The longest word of a level in a row, in UTF-16 units. */
const MAX_WORD = 8

/** Returns the word for a level of the API in a row; empty for none. */
export function levelWord(level: string | null): string {
  const word = level?.toUpperCase() ?? ''
  return word === 'WARNING' ? 'WARN' : word.slice(0, MAX_WORD)
}
