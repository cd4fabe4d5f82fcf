import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printSearch, readSearch } from './searchText.ts'
import { toQuery } from '#src/view/url.ts'

const letters = (some: string) => some.replaceAll(/[^ab]/g, '').length
const read = (text: string) => readSearch(text, null)

describe('readSearch', () => {
  it.each([
    ['-smoke', '', ['smoke']],
    ['lora -smoke', 'lora', ['smoke']],
    ['-smoke lora -dpo', 'lora', ['smoke', 'dpo']],
    ['-"out of memory" lora', 'lora', ['out of memory']],
    ['-"out of memory', '', ['out of memory']],
    ['-ada@example.com', '', ['ada@example.com']],
    ['-"--flag"', '', ['--flag']],
    ['"-smoke"', '-smoke', []],
    ['lora "-smoke" -dpo', 'lora -smoke', ['dpo']],
    ['"-smoke test"', '-smoke test', []],
    ['"-smo', '-smo', []],
    ['-', '-', []],
    ['lora - dpo', 'lora - dpo', []],
    ['--flag', '--flag', []],
    ['llama-sft', 'llama-sft', []],
    ['"quoted" word', '"quoted" word', []],
    ['-""', '-""', []],
    ['', '', []],
  ])('reads %j', (text, q, excluded) => {
    expect(read(text)).toMatchObject({ q, excluded })
  })

  it('leaves a word in the field as long as it is typed', () => {
    expect(readSearch('lora -smo', 9)).toEqual({ text: 'lora -smo', q: 'lora', excluded: [] })
    expect(readSearch('-', 1)).toEqual({ text: '-', q: '', excluded: [] })
    expect(readSearch('-"out of', 8)).toEqual({ text: '-"out of', q: '', excluded: [] })
    expect(readSearch('-s lora', 2)).toEqual({ text: '-s lora', q: 'lora', excluded: [] })
  })

  it('takes it out of the field after a blank', () => {
    expect(readSearch('-smoke ', 7)).toEqual({ text: '', q: '', excluded: ['smoke'] })
    expect(readSearch('lora -smoke ', 12)).toMatchObject({ q: 'lora', excluded: ['smoke'] })
    expect(readSearch('-"out of memory" ', 17)).toMatchObject({ excluded: ['out of memory'] })
  })

  it('never loses a word', () => {
    const anyText = fc
      .array(fc.constantFrom('-', '"', ' ', 'a', 'b', '--', '-"', '" '), { maxLength: 12 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(anyText, fc.option(fc.nat({ max: 12 })), (text, caret) => {
        const { text: stored, excluded, q } = readSearch(text, caret)
        expect(letters(stored) + letters(excluded.join(''))).toBe(letters(text))
        expect(letters(q)).toBeLessThanOrEqual(letters(stored))
        // Nothing of what stays is taken by the next look at it.
        if (caret === null) expect(readSearch(stored, null)).toMatchObject({ q, excluded: [] })
      }),
      { numRuns: 2000 },
    )
  })
})

describe('printSearch', () => {
  it.each([
    ['-smoke', '"-smoke"'],
    ['lora -smoke', 'lora "-smoke"'],
    ['"-smoke"', '""-smoke""'],
    ['--flag', '--flag'],
    ['-', '-'],
    ['llama-sft', 'llama-sft'],
    ['"quoted"', '"quoted"'],
  ])('prints %j so that it is searched for as it is', (q, text) => {
    expect(printSearch(q)).toBe(text)
  })

  it('is read back', () => {
    const anyQuery = fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc
          .array(fc.constantFrom('-', '"', ' ', 'a', '--', '""'), { maxLength: 12 })
          .map((parts) => parts.join('')),
      )
      .map(toQuery)
    fc.assert(
      fc.property(anyQuery, (q) => {
        expect(read(printSearch(q))).toMatchObject({ q, excluded: [] })
      }),
      { numRuns: 2000 },
    )
  })
})
