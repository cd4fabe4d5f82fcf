import { expect, it } from 'vitest'
import { expandedLines, foldLines, textOfLine, type FoldedLines } from './foldLines.ts'
import { terminalLines, type Span } from './terminalText.ts'

const linesOf = (count: number, text = 'line') =>
  Array.from({ length: count }, (_, index) => `${text} ${index}`)

const textsOf = ({ first, last, all }: FoldedLines<Span>) => ({
  first: first.map(textOfLine),
  last: last.map(textOfLine),
  all,
})

it('leaves a short message as it is', () => {
  const lines = terminalLines(linesOf(6).join('\n'))
  expect(foldLines(lines)).toEqual({ first: lines, last: [], all: null })
})

it('folds a long message to its first lines', () => {
  expect(textsOf(foldLines(terminalLines(linesOf(7).join('\n'))))).toEqual({
    first: ['line 0', 'line 1', 'line 2', 'line 3'],
    last: [],
    all: { count: 7, unit: 'line' },
  })
})

it('displays the exception of a traceback', () => {
  const traceback = [
    'Traceback (most recent call last):',
    ...linesOf(8, '  File "/app/train.py", line'),
    'torch.OutOfMemoryError: CUDA out of memory.',
    '',
  ]
  expect(textsOf(foldLines(terminalLines(traceback.join('\n'))))).toEqual({
    first: ['Traceback (most recent call last):', '  File "/app/train.py", line 0'],
    last: ['torch.OutOfMemoryError: CUDA out of memory.'],
    all: { count: 11, unit: 'line' },
  })
})

it('folds a long line, without losing its style', () => {
  const lines = terminalLines(`\u001B[31m${'x'.repeat(5000)}\u001B[0m`)
  const { first, all } = foldLines(lines)
  expect(all).toEqual({ count: 5000, unit: 'character' })
  expect(first.map((line) => line.map(({ text, style }) => [text.length, style.color]))).toEqual([
    [[2001, 'red']],
  ])
})

it('limits what an expanded message displays', () => {
  const short = terminalLines('x'.repeat(200_000))
  expect(expandedLines(short)).toEqual({ lines: short, isComplete: true })
  const { lines, isComplete } = expandedLines(terminalLines('x'.repeat(200_001)))
  expect(isComplete).toBe(false)
  expect(lines.map(textOfLine)).toEqual([`${'x'.repeat(200_000)}…`])
})
