import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { FIELDS } from '#src/jobs/fields.ts'
import { fold } from '#src/lib/fold.ts'
import { Dictionary } from './dictionary.ts'

const anyText = fc.oneof(
  fc.constantFrom('', 'a', 'A', 'á', 'b', 'run-9', 'run-10', 'Run-10', 'TRAINING_JOB_FAILED'),
  fc.string({ unit: 'grapheme' }),
)

const anyTexts = fc.array(anyText, { maxLength: 15 })
const compare = fc.constantFrom(
  ...[FIELDS.name, FIELDS.id, FIELDS.status, FIELDS.error].map(
    (field) => (a: string, b: string) => field.compare(a, b),
  ),
)

it('numbers each distinct text once, from 0', () => {
  fc.assert(
    fc.property(anyTexts, (texts) => {
      const dictionary = new Dictionary((a, b) => FIELDS.name.compare(a, b))
      const codes = texts.map((text) => dictionary.codeOf(text))
      const distinct = [...new Set(texts)]
      expect(codes).toEqual(texts.map((text) => distinct.indexOf(text)))
      expect(texts.map((text) => dictionary.codeOf(text))).toEqual(codes)
      expect(dictionary.size).toBe(distinct.length)
    }),
  )
})

it('ranks texts by comparison, including those added later', () => {
  fc.assert(
    fc.property(fc.array(anyTexts, { maxLength: 4 }), compare, (batches, order) => {
      const dictionary = new Dictionary(order)
      const known = new Set<string>()
      for (const batch of batches) {
        for (const text of batch) {
          dictionary.codeOf(text)
          known.add(text)
        }
        const ranks = dictionary.ranks()
        const sorted = [...known].sort(order)
        // The rank increases if neighbors differ.
        let rank = 0
        for (const [index, text] of sorted.entries()) {
          if (index > 0 && order(sorted[index - 1] ?? '', text) !== 0) rank += 1
          expect(ranks[dictionary.codeOf(text)]).toBe(rank)
        }
        expect(ranks).toHaveLength(known.size)
      }
    }),
  )
})

it('sorts only new texts again', () => {
  let comparisons = 0
  const dictionary = new Dictionary((a, b) => {
    comparisons += 1
    return FIELDS.name.compare(a, b)
  })
  for (let n = 0; n < 1000; n++) dictionary.codeOf(`run-${(n * 7) % 1000}`)
  const ranks = dictionary.ranks()
  comparisons = 0
  dictionary.codeOf('run-7')
  expect(dictionary.ranks()).toBe(ranks)
  expect(comparisons).toBe(0)
  dictionary.codeOf('run-new')
  dictionary.ranks()
  // One with each neighbor, and a few for the binary search.
  expect(comparisons).toBeLessThan(1050)
})

it('finds a folded word in all texts, including those added later', () => {
  const word = anyText.map(fold)
  fc.assert(
    fc.property(fc.array(anyTexts, { maxLength: 3 }), word, (batches, sought) => {
      const dictionary = new Dictionary((a, b) => FIELDS.name.compare(a, b))
      const known = new Set<string>()
      for (const batch of batches) {
        for (const text of batch) {
          dictionary.codeOf(text)
          known.add(text)
        }
        expect([...dictionary.holding(sought)]).toEqual(
          [...known].map((text) => Number(fold(text).includes(sought))),
        )
      }
    }),
  )
})

it('finds texts added before and after the first one that folding changes', () => {
  const dictionary = new Dictionary((a, b) => a.localeCompare(b))
  for (const text of ['smoke', 'lora']) dictionary.codeOf(text)
  expect([...dictionary.holding('o')]).toEqual([1, 1])
  for (const text of ['LÖRA', 'sft']) dictionary.codeOf(text)
  expect([...dictionary.holding('lora')]).toEqual([0, 1, 1, 0])
})

it('sorts by a key that is computed once for each text', () => {
  let computed = 0
  const dictionary = new Dictionary(
    (a, b) => (a < b ? -1 : Number(a > b)),
    (text) => {
      computed += 1
      return text.slice(-1)
    },
  )
  for (const text of ['ac', 'bb', 'cc']) dictionary.codeOf(text)
  expect([...dictionary.ranks()]).toEqual([1, 0, 1])
  dictionary.codeOf('da')
  expect([...dictionary.ranks()]).toEqual([2, 1, 2, 0])
  expect(computed).toBe(4)
})
