import { expect, it } from 'vitest'
import { compilePattern, patternProblem } from './regexPattern.ts'

it.each([
  [
    '(',
    'Invalid regular expression: unterminated group. Put \\ before a character to search for it.',
  ],
  [
    '[a',
    'Invalid regular expression: unterminated character class. Put \\ before a character to search for it.',
  ],
  [
    '/(/',
    'Invalid regular expression: unterminated group. Put \\ before a character to search for it.',
  ],
  [
    '*',
    'Invalid regular expression: nothing to repeat. Put \\ before a character to search for it.',
  ],
  ['loss=\\d+', null],
  ['', null],
])('%j has the problem %j', (pattern, problem) => {
  expect(patternProblem(pattern)).toBe(problem)
})

it('ignores case, and matches at each line of a message', () => {
  expect(compilePattern('^error$').test('first\nERROR\nlast')).toBe(true)
})
