import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toQuery } from '#src/view/url.ts'
import { printSearch, readSearch } from './searchText.ts'

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
  ])('parses %j', (text, q, excluded) => {
    expect(read(text)).toMatchObject({ q, excluded })
  })

  it('leaves an exclusion in the field while it is being typed', () => {
    expect(readSearch('lora -smo', 9)).toEqual({ text: 'lora -smo', q: 'lora', excluded: [] })
    expect(readSearch('-', 1)).toEqual({ text: '-', q: '', excluded: [] })
    expect(readSearch('-"out of', 8)).toEqual({ text: '-"out of', q: '', excluded: [] })
    expect(readSearch('-s lora', 2)).toEqual({ text: '-s lora', q: 'lora', excluded: [] })
  })

  it('removes an exclusion from the field after a space', () => {
    expect(readSearch('-smoke ', 7)).toEqual({ text: '', q: '', excluded: ['smoke'] })
    expect(readSearch('lora -smoke ', 12)).toMatchObject({ q: 'lora', excluded: ['smoke'] })
    expect(readSearch('-"out of memory" ', 17)).toMatchObject({ excluded: ['out of memory'] })
  })

  it('never loses a letter', () => {
    const anyText = fc
      .array(fc.constantFrom('-', '"', ' ', 'a', 'b', '--', '-"', '" '), { maxLength: 12 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(anyText, fc.option(fc.nat({ max: 12 })), (text, caret) => {
        const { text: rest, excluded, q } = readSearch(text, caret)
        expect(letters(rest) + letters(excluded.join(''))).toBe(letters(text))
        expect(letters(q)).toBeLessThanOrEqual(letters(rest))
        if (caret === null) expect(readSearch(rest, null)).toMatchObject({ q, excluded: [] })
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
  ])('prints %j so that it is searched for literally', (q, text) => {
    expect(printSearch(q)).toBe(text)
  })

  it('returns a text that is parsed as the same query', () => {
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
