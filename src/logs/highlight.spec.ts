import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { highlighterOf, markLines } from './highlight.ts'
import { parseQuery } from './logFilter.ts'
import { terminalLines } from './terminalText.ts'

/** Returns a message's text with its marks in brackets. */
function marked(message: string, query: string): string {
  const lines = markLines(terminalLines(message), highlighterOf(parseQuery(query)))
  return lines
    .map((line) => line.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join(''))
    .join('\n')
}

it.each([
  ['Loss and loss', 'LOSS', '[Loss] and [loss]'],
  ['Café', 'cafe', '[Café]'],
  ['lo\u001B[31mss\u001B[0m', 'loss', '[lo][ss]'],
  ['step 12, step 13', String.raw`/step \d+/`, '[step 12], step 13'],
  ['a\nstep\nstep', '/step/', 'a\n[step]\nstep'],
  ['a\n\nb', String.raw`/a\s+b/`, '[a]\n\n[b]'],
  ['step', '/(/', 'step'],
  ['step', '', 'step'],
  ['step', '/x*/', 'step'],
])('marks %j for %j as %j', (message, query, text) => {
  expect(marked(message, query)).toBe(text)
})

it('splits spans without changing their text', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[abßé \n]{0,20}$/),
      fc.stringMatching(/^[abs]{1,2}$/),
      (text, query) => {
        expect(marked(text, query).replaceAll(/[[\]]/g, '')).toBe(text)
      },
    ),
  )
})
