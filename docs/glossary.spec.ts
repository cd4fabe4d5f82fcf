import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync, Visitor } from 'vite'
import { describe, expect, it } from 'vitest'

/** What to look for, in lower-case words: `firstJobs` is `first jobs`. */
interface Pattern {
  /** In names of files and identifiers, and in comments. */
  readonly everywhere?: RegExp
  /** In names only, because texts use the word in another, ordinary sense. */
  readonly inNames?: RegExp
}

/** A pattern for each entry in the column "instead of" of the glossary in ARCHITECTURE.md. */
const PATTERNS: Readonly<Record<string, Pattern>> = {
  answer: { everywhere: /\banswer(?:s|ed|ing)?\b/ },
  ask: { everywhere: /\bask(?:s|ed|ing)?\b/ },
  place: { inNames: /(?<!\bin )\bplaces?\b/ },
  'least, most': { inNames: /^(?:least|most) / },
  kept: { everywhere: /\bkept\b(?! up to date)/ },
  'came, left': { inNames: /\bcame\b|\bleft (?:ids|jobs|rows)\b|\b(?:ids|jobs|rows) left\b/ },
  'left out': { everywhere: /\b(?:left|leaves?|leaving) out\b/ },
  narrowing: { everywhere: /\bnarrowing\b/ },
  pace: { everywhere: /\bpac(?:e|es|ed|er|ers)\b/ },
  picks: { everywhere: /\bpicks\b/ },
  sightings: { everywhere: /\bsightings?\b/ },
  'news, endings, seen': { everywhere: /\bnews\b|\bendings\b|\btold\b|\bunseen\b|\bseen at\b/ },
  'beside, quiet': { inNames: /\b(?:beside|quiet) \w|\w (?:beside|quiet)\b/ },
  'first jobs': { everywhere: /\bfirst jobs\b/ },
  shown: { everywhere: /\bshown\b/ },
  'give way': { everywhere: /\b(?:gives?|gave|given|giving) way\b/ },
  'tip, cut': { inNames: /\btips?\b|\bcut\b/ },
  'fault, except in URLs': { everywhere: /\bfaults?\b/ },
  'shared parts': { everywhere: /\bshared parts\b/ },
  worn: { everywhere: /\bworn\b/ },
  'stand-in': { everywhere: /\bstand[- ]?ins?\b/ },
  hostile: { everywhere: /\bhostile\b/ },
}

/** Names that are promises to bookmarks and browsers: URL words, storage keys and stored fields. */
const EXCEPTIONS: readonly { readonly name: string; readonly in: string; readonly why: string }[] =
  [
    { name: 'fault', in: 'src/', why: 'the URL word, which is also the key of the facet' },
    { name: 'told', in: 'src/watch/alerts.ts', why: 'a field of the stored alerts' },
    { name: 'told', in: 'src/testing/untrustedStorage.ts', why: 'a field of the stored alerts' },
    { name: 'sightings', in: 'src/testing/storedData.spec.ts', why: 'a storage key' },
    { name: 'sightings', in: 'src/testing/untrustedStorage.ts', why: 'a storage key' },
    { name: 'sightings', in: 'src/testing/untrustedStorage.spec.ts', why: 'a storage key' },
  ]

interface Passage {
  readonly file: string
  /** The position in the file, in characters. */
  readonly offset: number
  readonly kind: 'name' | 'comment'
  readonly text: string
  /** The text in lower-case words. */
  readonly words: string
}

function passagesOf(file: string, source: string): Passage[] {
  const passages: Passage[] = []
  const add = (kind: Passage['kind'], text: string, offset: number) => {
    passages.push({ file, offset, kind, text: text.trim(), words: wordsOf(kind, text) })
  }
  const addName = ({ name, start }: { readonly name: string; readonly start: number }) => {
    add('name', name, start)
  }
  const { program, comments } = parseSync(file, source)
  const visitor = { Identifier: addName, JSXIdentifier: addName, PrivateIdentifier: addName }
  add('name', path.posix.basename(file).replace(/\..*$/, ''), 0)
  new Visitor(visitor).visit(program)
  for (const { value, start } of comments) add('comment', value, start)
  return passages
}

function wordsOf(kind: Passage['kind'], text: string): string {
  const words =
    kind === 'comment'
      ? text.replaceAll(/\s+(?:\* )?/g, ' ')
      : text.replaceAll(/(?<=[a-z\d])(?=[A-Z])|[-_$]/g, ' ')
  return words.trim().toLowerCase()
}

function describePassage({ file, offset, text }: Passage): string {
  const line = readFileSync(file, 'utf8').slice(0, offset).split('\n').length
  return `${file}:${line}: ${text}`
}

function matches(pattern: Pattern, { kind, words }: Pick<Passage, 'kind' | 'words'>): boolean {
  return Boolean(
    pattern.everywhere?.test(words) || (kind === 'name' && pattern.inNames?.test(words)),
  )
}

const passages = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => path.posix.join('src', name.replaceAll(path.sep, '/')))
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) => passagesOf(file, readFileSync(file, 'utf8')))

const isException = ({ kind, text, file }: Passage) =>
  kind === 'name' && EXCEPTIONS.some((each) => each.name === text && file.startsWith(each.in))

describe('the glossary', () => {
  it('has a pattern for each entry', () => {
    const [, table = ''] =
      /^## Glossary$([^]+)/m.exec(readFileSync('ARCHITECTURE.md', 'utf8')) ?? []
    const entries = Array.from(table.matchAll(/^\| [^|]+\| ([^|]+?) +\|$/gm), ([, entry]) => entry)
    const [heading, ...rest] = entries.filter((entry) => !entry?.startsWith('-'))
    expect(heading).toBe('instead of')
    expect(Object.keys(PATTERNS)).toEqual(rest)
  })

  it.each(Object.entries(PATTERNS))('has no %s in names and comments of src', (_, pattern) => {
    const found = passages.filter((passage) => matches(pattern, passage) && !isException(passage))
    expect(found.map(describePassage)).toEqual([])
  })

  it.each([
    ['const firstJobs = 1', 'first jobs'],
    ['type T = { readonly FIRST_JOBS: 1 }', 'first jobs'],
    ['class C { #pacer = 1 }', 'pace'],
    ['const a = <b leastNodes={1} />', 'least, most'],
    ['// Skips a hostile\n', 'hostile'],
    ['/**\n * The first\n * jobs.\n */', 'first jobs'],
    ['/** The most\n * recent. */', null],
    ['const picked = "hostile"', null],
  ])('finds in %j: %s', (source, expected) => {
    const found = passagesOf('src/x.tsx', source).flatMap((passage) =>
      Object.keys(PATTERNS).filter((entry) => matches(PATTERNS[entry] ?? {}, passage)),
    )
    expect(found).toEqual(expected === null ? [] : [expected])
  })

  it.each(EXCEPTIONS)('needs the exception $name in $in: $why', (exception) => {
    const used = passages.some(
      ({ kind, text, file }) =>
        kind === 'name' && text === exception.name && file.startsWith(exception.in),
    )
    expect(used).toBe(true)
  })
})
