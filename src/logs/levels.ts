/** A level in filters and URLs. */
export type LevelKey = 'error' | 'warning' | 'info' | 'debug' | 'none'

interface Level {
  readonly key: LevelKey
  /** In the menu. */
  readonly label: string
  /** In a row. */
  readonly word: string
}

/** The levels by severity, the worst first. */
export const LEVELS: readonly Level[] = [
  { key: 'error', label: 'Error', word: 'ERROR' },
  { key: 'warning', label: 'Warning', word: 'WARN' },
  { key: 'info', label: 'Info', word: 'INFO' },
  { key: 'debug', label: 'Debug', word: 'DEBUG' },
  { key: 'none', label: 'No level', word: '' },
]

/** Names of levels, also those of other loggers, which the API can add. */
const KEYS: Readonly<Record<string, LevelKey>> = {
  ERROR: 'error',
  CRITICAL: 'error',
  FATAL: 'error',
  WARNING: 'warning',
  WARN: 'warning',
  INFO: 'info',
  NOTICE: 'info',
  DEBUG: 'debug',
  TRACE: 'debug',
}

/** Returns the key of a level of the API; `none` for a line without one, or with an unknown one. */
export function levelKeyOf(level: string | null): LevelKey {
  return KEYS[level?.toUpperCase() ?? ''] ?? 'none'
}

/** The longest word of a level in a row, in UTF-16 units. */
const MAX_WORD = 8

/** Returns the word for a level of the API in a row; an unknown one is displayed as it is. */
export function levelWord(level: string | null): string {
  const key = levelKeyOf(level)
  if (key === 'none') return level?.slice(0, MAX_WORD) ?? ''
  const known = LEVELS.find((each) => each.key === key)?.word ?? ''
  const own = level?.toUpperCase() ?? ''
  return own === 'WARNING' ? known : own.slice(0, MAX_WORD)
}
