import { createLoader, createParser, createSerializer, parseAsStringLiteral } from 'nuqs'
import { statusFromWord, statusesOf, statusWord } from '#src/contract/statuses.ts'
import { isSameColumns, parseColumns, printColumns } from './columns.ts'
import { forExclusions } from './filtering/exclusions.ts'
import { FACET_KEYS, FACETS, NO_VALUE, type FacetKey } from './filtering/facets.ts'
import { isSameOverview, parseOverview, printOverview } from './overview.ts'
import { fromKeys } from '#src/lib/records.ts'
import { parseSpan, periodOf, TIME_KEYS } from './filtering/spans.ts'
import {
  DEFAULT_VIEW,
  DENSITIES,
  isSameSort,
  isSameStatuses,
  NEWEST_FIRST,
  parseSort,
  printSort,
  REFRESHES,
  type View,
} from './view.ts'

/** The longest value that can be an ID or a status; a longer one is a mistake. */
const MAX_LENGTH = 200

const GROUPS = ['active', 'ended'] as const

/** The group that has exactly these statuses, in any order. */
function groupOf(statuses: readonly string[]): (typeof GROUPS)[number] | undefined {
  return GROUPS.find((known) => isSameStatuses(statusesOf(known), statuses))
}

/**
 * The statuses that one word of `status` stands for: a group's, that of a short word, or the API's
 * name, known or not. A word with a percent sign is an escaped API name; none for an empty word.
 */
function parseStatusWord(text: string): string[] {
  const word = text.trim()
  const unescaped = unescapeWord(word)
  if (!isId(unescaped)) return []
  if (word !== unescaped) return [unescaped]
  const group = GROUPS.find((known) => known === word.toLowerCase())
  return group ? statusesOf(group) : [statusFromWord(word)]
}

/** The statuses in the order of their words; those of a group, which prints as one word, in the group's own. */
function parseStatuses(text: string): string[] | null {
  const statuses = [...new Set(text.split(',').flatMap(parseStatusWord))]
  const group = groupOf(statuses)
  if (group) return statusesOf(group)
  return statuses.length > 0 ? statuses : null
}

function printStatuses(statuses: readonly string[]): string {
  return groupOf(statuses) ?? statuses.map(printStatusWord).join(',')
}

function printStatusWord(status: string): string {
  const [back, ...more] = parseStatusWord(status)
  const isPlain = back === status && more.length === 0 && !/[,%]/.test(status)
  return statusWord(status) ?? (isPlain ? status : escapeWord(status))
}

// A status is the API's to name: one that holds a comma, or reads like a short word, must come back as it was.
function escapeWord(status: string): string {
  const [first = '', ...rest] = status
  return escape(first) + rest.join('').replaceAll(/[,%]/g, escape)
}

const escape = (character: string) =>
  [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
    .join('')

function unescapeWord(word: string): string {
  try {
    return decodeURIComponent(word)
  } catch {
    return word
  }
}

/** Whether a text can be an ID or a status: something, not too long, no control characters. */
export function isId(text: string): boolean {
  return text !== '' && text === text.trim() && text.length <= MAX_LENGTH && !/\p{C}/u.test(text)
}

/** An ID from what a person typed or pasted, without blanks and invisible characters; null if none is left. */
export function toId(text: string): string | null {
  const id = text.replaceAll(/\p{C}/gu, '').trim()
  return isId(id) ? id : null
}

/** A text search from what a person typed or pasted: blanks for what cannot be typed, and not too long. */
export function toQuery(text: string): string {
  const letters = Array.from(text.replaceAll(/\p{C}/gu, ' ').trim())
  return letters.slice(0, MAX_LENGTH).join('').trim()
}

/** Null for a text that holds nothing to search for, or too much. */
function parseQuery(text: string): string | null {
  return Array.from(text.trim()).length > MAX_LENGTH ? null : toQuery(text) || null
}

const NO_VALUE_WORD = 'none'

const isText = (value: string) => value.length <= MAX_LENGTH

/** The value of a facet that one word stands for. */
export function toValue(word: string): string {
  return word === NO_VALUE_WORD ? NO_VALUE : unescapeWord(word)
}

/** The value of a facet that one word stands for; null where it makes no sense. */
function parseValue(word: string, key: FacetKey): string | null {
  const { isValue = isText, normalize = (value: string) => value } = FACETS[key]
  const value = normalize(toValue(word))
  return isValue(value) ? value : null
}

/** Values with commas between. */
function parseValues(text: string, parseWord: (word: string) => string | null): string[] | null {
  const values = text
    .split(',')
    .filter((word) => word !== '')
    .map(parseWord)
    .filter((value) => value !== null)
  return values.length > 0 ? [...new Set(values)] : null
}

function printValues(values: readonly string[]): string {
  return values
    .map((value) => {
      if (value === NO_VALUE) return NO_VALUE_WORD
      return value === NO_VALUE_WORD ? escapeWord(value) : value.replaceAll(/[,%]/g, escape)
    })
    .join(',')
}

const parseAsSet = (
  parse: (text: string) => string[] | null,
  serialize: (values: readonly string[]) => string = printValues,
) => createParser<readonly string[]>({ parse, serialize, eq: isSameStatuses }).withDefault([])

const parseAsStatuses = parseAsSet(parseStatuses, printStatuses)

const parseAsValues = (key: FacetKey) =>
  parseAsSet((text) => parseValues(text, (word) => parseValue(word, key)))

const parseAsTexts = (parse: (text: string) => string | null) =>
  parseAsSet((text) => parseValues(text, (word) => parse(unescapeWord(word))))

const parseAsId = createParser({
  parse: (text) => (isId(text.trim()) ? text.trim() : null),
  serialize: String,
})

const parseAsTime = createParser({
  parse: (text) => (periodOf(text, 0, 'utc') ? text : null),
  serialize: String,
})

/**
 * The URL's parameters, as nuqs parsers: one for each part of the view. A value that makes no sense
 * parses as null, which means the default.
 */
export const viewParsers = {
  status: parseAsStatuses,
  project: parseAsId,
  job: parseAsId,
  q: createParser({ parse: parseQuery, serialize: String }).withDefault(DEFAULT_VIEW.q),
  ...fromKeys(FACET_KEYS, parseAsValues),
  ...forExclusions((key) => {
    if (key === 'status') return parseAsStatuses
    if (key === 'project') return parseAsTexts(toId)
    return key === 'q' ? parseAsTexts(parseQuery) : parseAsValues(key)
  }),
  ...fromKeys(TIME_KEYS, () => parseAsTime),
  longer: createParser({ parse: (text) => parseSpan(text)?.text ?? null, serialize: String }),
  sort: createParser({
    parse: parseSort,
    serialize: printSort,
    eq: isSameSort,
  }).withDefault(NEWEST_FIRST),
  cols: createParser({
    parse: parseColumns,
    serialize: printColumns,
    eq: isSameColumns,
  }),
  density: parseAsStringLiteral(DENSITIES).withDefault(DEFAULT_VIEW.density),
  refresh: parseAsStringLiteral(REFRESHES).withDefault(DEFAULT_VIEW.refresh),
  open: parseAsId,
  overview: createParser({
    parse: parseOverview,
    serialize: printOverview,
    eq: isSameOverview,
  }).withDefault(DEFAULT_VIEW.overview),
  wall: createParser<boolean>({
    parse: (text) => (text === '1' ? true : null),
    serialize: () => '1',
  }).withDefault(DEFAULT_VIEW.wall),
  tz: parseAsStringLiteral(['utc']),
} satisfies Record<keyof View, unknown>

/** A query string (or URL) in, the view out. Any string will do; never throws. */
export const parseView = createLoader(viewParsers)

/** A view in, its query string out: `?status=running`, or an empty string for the default view. */
export const printView = createSerializer(viewParsers)
