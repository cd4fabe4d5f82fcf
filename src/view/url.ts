import { createLoader, createParser, createSerializer, parseAsStringLiteral } from 'nuqs'
import { statusFromWord, statusesOf, statusWord, type Phase } from '../contract/statuses.ts'
import {
  DEFAULT_VIEW,
  isSameSort,
  isSameStatuses,
  NEWEST_FIRST,
  parseSort,
  printSort,
  REFRESHES,
} from './view.ts'

/** The longest value that can be an ID or a status; a longer one is a mistake. */
const MAX_LENGTH = 200

const PHASES: readonly Phase[] = ['active', 'ended']

/** One word of `status`: a group, a short word, or an API name, known or not. */
function parseStatusWord(word: string): string[] {
  const phase = PHASES.find((known) => known === word.toLowerCase())
  return phase ? statusesOf(phase) : [statusFromWord(word)]
}

function parseStatuses(text: string): string[] | null {
  const words = text.split(',').map(decodeComma).filter(isId)
  const statuses = [...new Set(words.flatMap(parseStatusWord))]
  return statuses.length > 0 ? statuses : null
}

function printStatuses(statuses: readonly string[]): string {
  const phase = PHASES.find((known) => isSameStatuses(statusesOf(known), statuses))
  return phase ?? statuses.map((status) => statusWord(status) ?? encodeComma(status)).join(',')
}

// A status is the API's to name, so a comma inside one must survive the list.
const encodeComma = (text: string) => text.replaceAll('%', '%25').replaceAll(',', '%2C')
const decodeComma = (text: string) => text.replaceAll(/%2C/gi, ',').replaceAll('%25', '%').trim()

/** Whether a text can be an ID or a status: something, not too long, no control characters. */
export function isId(text: string): boolean {
  return text !== '' && text === text.trim() && text.length <= MAX_LENGTH && !/\p{C}/u.test(text)
}

const parseAsId = createParser({
  parse: (text) => (isId(text.trim()) ? text.trim() : null),
  serialize: String,
})

/**
 * The URL's parameters, as nuqs parsers: one for each part of the view. A value that makes no sense
 * parses as null, which means the default.
 */
export const viewParsers = {
  status: createParser<readonly string[]>({
    parse: parseStatuses,
    serialize: printStatuses,
    eq: isSameStatuses,
  }).withDefault(DEFAULT_VIEW.status),
  project: parseAsId,
  job: parseAsId,
  sort: createParser({
    parse: (text) => parseSort(text) ?? null,
    serialize: printSort,
    eq: isSameSort,
  }).withDefault(NEWEST_FIRST),
  refresh: parseAsStringLiteral(REFRESHES).withDefault(DEFAULT_VIEW.refresh),
}

/** A query string (or URL) in, the view out. Any string will do; never throws. */
export const parseView = createLoader(viewParsers)

/** A view in, its query string out: `?status=running`, or an empty string for the default view. */
export const printView = createSerializer(viewParsers)
