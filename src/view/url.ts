import { createLoader, createParser, createSerializer, parseAsStringLiteral } from 'nuqs'
import { statusFromWord, statusesOf, statusWord } from '#src/contract/statuses.ts'
import { fromKeys } from '#src/lib/records.ts'
import { isSameColumns, parseColumns, printColumns } from './columns.ts'
import { forExclusions } from './filtering/exclusions.ts'
import { FACET_KEYS, FACETS, NO_VALUE, type FacetKey } from './filtering/facets.ts'
import { parseSpan, periodOf, TIME_KEYS } from './filtering/spans.ts'
import { LINE_REF } from './lineRef.ts'
import { isRange } from './metricsRange.ts'
import { isSameOverview, parseOverview, printOverview } from './overview.ts'
import {
  DEFAULT_VIEW,
  DENSITIES,
  isSameSort,
  isSameStatuses,
  NEWEST_FIRST,
  parseSort,
  printSort,
  REFRESHES,
  TABS,
  type View,
} from './view.ts'

const MAX_LENGTH = 200

const GROUPS = ['active', 'ended'] as const

function groupOf(statuses: readonly string[]): (typeof GROUPS)[number] | undefined {
  return GROUPS.find((known) => isSameStatuses(statusesOf(known), statuses))
}

/**
 * Parses one word of `status`: a group, a short word or the API's name for a status, known or not. A word with a
 * percent escape is an API name. Empty if the word is invalid.
 */
function parseStatusWord(text: string): string[] {
  const word = text.trim()
  const unescaped = unescapeWord(word)
  if (!isId(unescaped)) return []
  if (word !== unescaped) return [unescaped]
  const group = GROUPS.find((known) => known === word.toLowerCase())
  return group ? statusesOf(group) : [statusFromWord(word)]
}

/** Parses statuses in the order of their words. If they form a group, they are in the group's order. */
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
  const [parsed, ...more] = parseStatusWord(status)
  const isPlain = parsed === status && more.length === 0 && !/[,%]/.test(status)
  return statusWord(status) ?? (isPlain ? status : escapeWord(status))
}

/** Escapes a word that would parse as something else: the API can use any name, such as `a,b` or a short word. */
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

/** Whether a text can be an ID or a status: not empty, not too long, trimmed and without control characters. */
export function isId(text: string): boolean {
  return text !== '' && text === text.trim() && text.length <= MAX_LENGTH && !/\p{C}/u.test(text)
}

/** Removes surrounding blanks and invisible characters; `null` if the ID is invalid. */
export function toId(text: string): string | null {
  const id = text.replaceAll(/\p{C}/gu, '').trim()
  return isId(id) ? id : null
}

/** Replaces control characters with blanks, and truncates the text. */
export function toQuery(text: string): string {
  const letters = Array.from(text.replaceAll(/\p{C}/gu, ' ').trim())
  return letters.slice(0, MAX_LENGTH).join('').trim()
}

/** `null` if the text is empty or too long. */
function parseQuery(text: string): string | null {
  return Array.from(text.trim()).length > MAX_LENGTH ? null : toQuery(text) || null
}

const NO_VALUE_WORD = 'none'

const isText = (value: string) => value.length <= MAX_LENGTH

export function toValue(word: string): string {
  return word === NO_VALUE_WORD ? NO_VALUE : unescapeWord(word)
}

/** `null` if the text is too long. */
function parseText(word: string): string | null {
  const value = toValue(word)
  return isText(value) ? value : null
}

/** Levels are an open set, so any word can be one. */
function parseLevel(word: string): string | null {
  const level = toValue(word.trim().toLowerCase())
  return /^[\p{L}\p{N}_.-]{0,40}$/u.test(level) ? level : null
}

function parseValue(word: string, key: FacetKey): string | null {
  const { isValue = isText, normalize = (value: string) => value } = FACETS[key]
  const value = normalize(toValue(word))
  return isValue(value) ? value : null
}

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

const parseAsQuery = createParser({ parse: parseQuery, serialize: String }).withDefault('')

const parseAsId = createParser({
  parse: (text) => (isId(text.trim()) ? text.trim() : null),
  serialize: String,
})

const parseAsTime = createParser({
  parse: (text) => (periodOf(text, 0, 'utc') ? text : null),
  serialize: String,
})

const parseAsFlag = createParser<boolean>({
  parse: (text) => (text === '1' ? true : null),
  serialize: () => '1',
}).withDefault(false)

/** Invalid values parse as `null`: the default. */
export const viewParsers = {
  status: parseAsStatuses,
  project: parseAsId,
  job: parseAsId,
  q: parseAsQuery,
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
  tab: parseAsStringLiteral(TABS).withDefault(DEFAULT_VIEW.tab),
  full: parseAsFlag,
  log: parseAsQuery,
  level: parseAsSet((text) => parseValues(text, parseLevel)),
  node: parseAsSet((text) => parseValues(text, parseText)),
  line: createParser({
    parse: (text) => (LINE_REF.test(text) ? text : null),
    serialize: String,
  }),
  range: createParser({
    parse: (text) => (isRange(text) ? text : null),
    serialize: String,
  }).withDefault(DEFAULT_VIEW.range),
  chart: createParser({
    parse: (text) => (/^\d{1,3}$/.test(text) ? Number(text) : null),
    serialize: String,
  }).withDefault(DEFAULT_VIEW.chart),
  overview: createParser({
    parse: parseOverview,
    serialize: printOverview,
    eq: isSameOverview,
  }).withDefault(DEFAULT_VIEW.overview),
  wall: parseAsFlag,
  tz: parseAsStringLiteral(['utc']),
} satisfies Record<keyof View, unknown>

/** Never throws. */
export const parseView = createLoader(viewParsers)

/** `?status=running`; empty for the default view. */
export const printView = createSerializer(viewParsers)
