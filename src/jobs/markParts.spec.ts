import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '#src/lib/fold.ts'
import { findMarks, markParts } from './markParts.ts'

/** Letters with diacritics, and others that folding makes longer or shorter. */
const LETTERS = [
  ...Array.from('aBÉİßﬁΣ가ﷺ… -😀\u0301'),
  'ab',
  'e\u0301',
  'हि',
  '\r\n',
  '\ude00',
  '👩‍💻',
]

const anyText = fc.oneof(
  fc.array(fc.constantFrom(...LETTERS), { maxLength: 12 }).map((letters) => letters.join('')),
  fc.string({ unit: 'grapheme' }),
)
const anyWords = fc
  .array(
    fc.oneof(
      fc.constantFrom('a', 'b', 'ab', 'aba', 'é', '😀', '-', 'bb', 'i', 's', 'ss', 'ee', '.', 'ह'),
      fc.string({ unit: 'grapheme', maxLength: 2 }),
    ),
    { maxLength: 3 },
  )
  .map((words) => words.map(fold).filter(Boolean))

const partsOf = (text: string, words: readonly string[]) => markParts(text, findMarks(text, words))

const show = (text: string, words: readonly string[]) =>
  partsOf(text, words.map(fold))
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('')

describe('markParts', () => {
  it('splits a text into the fewest possible parts without losing anything', () => {
    fc.assert(
      fc.property(anyText, anyWords, (text, words) => {
        const parts = partsOf(text, words)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        for (const [n, part] of parts.entries()) {
          expect(part.text).not.toBe('')
          expect(part.marked).not.toBe(parts[n + 1]?.marked)
        }
      }),
    )
  })

  it('marks every word that the text contains, and nothing if it contains none', () => {
    fc.assert(
      fc.property(anyText, anyWords, (text, words) => {
        const marked = partsOf(text, words).filter((part) => part.marked)
        for (const word of words) {
          const isMarked = marked.some((part) => fold(part.text).includes(word))
          expect(isMarked).toBe(fold(text).includes(word))
        }
        expect(marked.length > 0).toBe(words.some((word) => fold(text).includes(word)))
      }),
      { numRuns: 1000 },
    )
  })

  it('marks exactly the letters of the words if folding keeps the length', () => {
    const plain = fc
      .array(fc.constantFrom('a', 'B', 'É', 'é', 'ñ', ' ', 'й', '-'), { maxLength: 12 })
      .map((letters) => letters.join(''))
    fc.assert(
      fc.property(plain, anyWords, (text, words) => {
        const folded = Array.from(text, fold)
        const isInWord = (at: number) =>
          words.some((word) =>
            Array.from(word).some(
              (_, back) =>
                folded
                  .slice(at - back)
                  .join('')
                  .startsWith(word) && at >= back,
            ),
          )
        const marked = partsOf(text, words).flatMap((part) =>
          Array.from(part.text, () => part.marked),
        )
        expect(marked).toEqual(folded.map((_, at) => isInWord(at)))
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['Llama LoRA', ['l'], '[Ll]ama [L]oRA'],
    ['abab', ['aba', 'bab'], '[abab]'],
    ['aaa', ['aa'], '[aaa]'],
    ['a-b', ['a', 'b'], '[a]-[b]'],
    ['a-b', [], 'a-b'],
    ['a-b', ['c'], 'a-b'],
    ['Un café', ['cafe'], 'Un [café]'],
    ['Un cafe\u0301 noir', ['CAFÉ'], 'Un [cafe\u0301] noir'],
    ['İSTANBUL-run', ['istanbul'], '[İSTANBUL]-run'],
    ['İ run', ['run'], 'İ [run]'],
    ['straße 7', ['STRASSE'], '[straße] 7'],
    ['straße', ['s'], '[s]tra[ß]e'],
    ['ﬁne', ['in'], '[ﬁn]e'],
    ['각', ['가'], '[각]'],
    ['हिन्दी', ['हि'], '[हि]न्दी'],
    ['a👩‍💻b', ['👩'], 'a[👩‍💻]b'],
  ])('in %s, marks the words %j', (text, words, marked) => {
    expect(show(text, words)).toBe(marked)
  })

  it('returns no parts for an empty text', () => {
    expect(partsOf('', ['a'])).toEqual([])
  })

  it('marks a word on both sides of a split', () => {
    const marks = findMarks('warmup-straße16', ['up', 'asse'])
    expect(markParts('warmup-stra', marks)).toEqual([
      { text: 'warm', marked: false },
      { text: 'up', marked: true },
      { text: '-str', marked: false },
      { text: 'a', marked: true },
    ])
    expect(markParts('ße16', marks.subarray(11))).toEqual([
      { text: 'ße', marked: true },
      { text: '16', marked: false },
    ])
  })
})
