import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markParts } from './markParts.ts'

const anyText = fc
  .array(fc.constantFrom('a', 'B', 'ab', 'É', ' ', '😀', '\ude00', 'İ', '-'), { maxLength: 12 })
  .map((parts) => parts.join(''))

const anyWords = fc.array(fc.constantFrom('a', 'b', 'ab', 'aba', 'é', '😀', '-', 'bb'), {
  maxLength: 3,
})

const show = (text: string, words: readonly string[]) =>
  markParts(text, words)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('')

describe('markParts', () => {
  it('cuts a text into parts that are the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'grapheme' })), anyWords, (text, words) => {
        const parts = markParts(text, words)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        expect(parts.every((part) => part.text !== '')).toBe(true)
      }),
    )
  })

  it('marks exactly where a word stands, in as few parts as there can be', () => {
    const text = anyText.filter((any) => !any.includes('İ'))
    fc.assert(
      fc.property(text, anyWords, (any, words) => {
        const parts = markParts(any, words)
        const marked = parts.flatMap((part) => Array.from(part.text.split(''), () => part.marked))
        const lower = any.toLowerCase()
        const stands = (at: number) =>
          words.some((word) =>
            word.split('').some((_, back) => at >= back && lower.startsWith(word, at - back)),
          )
        expect(marked).toEqual(any.split('').map((_, at) => stands(at)))
        for (const [n, part] of parts.entries()) expect(part.marked).not.toBe(parts[n + 1]?.marked)
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
  ])('marks in %s the words %j', (text, words, shown) => {
    expect(show(text, words)).toBe(shown)
  })

  it('marks nothing where lower case moves the letters', () => {
    expect(markParts('İ run', ['run'])).toEqual([{ text: 'İ run', marked: false }])
  })

  it('has no parts for no text', () => {
    expect(markParts('', ['a'])).toEqual([])
  })

  it('marks a word on both sides of a split', () => {
    const words = ['up', 'seed']
    expect(markParts('warmup-seed16', words, 0, 9)).toEqual([
      { text: 'warm', marked: false },
      { text: 'up', marked: true },
      { text: '-', marked: false },
      { text: 'se', marked: true },
    ])
    expect(markParts('warmup-seed16', words, 9)).toEqual([
      { text: 'ed', marked: true },
      { text: '16', marked: false },
    ])
    expect(markParts('İ run-16', words, 2)).toEqual([{ text: 'run-16', marked: false }])
  })
})
