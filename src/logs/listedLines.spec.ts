import { expect, it } from 'vitest'
import { LineBuffer } from './lineBuffer.ts'
import { testingLines } from './lineSelection.ts'
import { estimateRows, listLines, nearestRank, rankOf } from './listedLines.ts'
import type { LogLine } from './logLine.ts'

const lineAt = (time: number, message = `${time}`): LogLine => ({
  time: BigInt(time),
  message,
  replica: null,
  level: null,
})
const bufferOf = (lines: readonly LogLine[]) =>
  LineBuffer.empty.insert(lines, { reading: 'end' }).buffer

const all = testingLines(() => true)
const even = testingLines(({ time }) => time % 2n === 0n)

it('has a key for each line, the same in later lists', () => {
  const buffer = bufferOf(Array.from({ length: 2000 }, (_, index) => lineAt(1000 + index)))
  const { keys } = listLines(buffer, all)
  expect(new Set(keys).size).toBe(2000)
  expect(listLines(buffer, even).keys).toEqual(keys.filter((_, index) => index % 2 === 0))
  const older = Array.from({ length: 700 }, (_, index) => lineAt(index))
  const { buffer: longer } = buffer.insert(older, { reading: 'start' })
  expect(listLines(longer, all).keys.slice(700)).toEqual(keys)
})

it('finds the rank of a line, or of the next one', () => {
  const lines = [0, 1, 2, 3].map((time) => lineAt(time))
  const list = listLines(bufferOf(lines), even)
  expect(lines.map((line) => rankOf(list, line))).toEqual([0, 1, 1, 2])
  expect(rankOf(list, lineAt(4))).toBe(-1)
})

it('finds the rank of the nearest listed line', () => {
  const lines = Array.from({ length: 10 }, (_, time) => lineAt(time))
  const list = listLines(
    bufferOf(lines),
    testingLines(({ time }) => time === 2n || time === 7n),
  )
  expect(lines.map((line) => nearestRank(list, line))).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
  // Of lines that aren't loaded anymore, only the time is known.
  expect([-1, 20].map((time) => nearestRank(list, lineAt(time)))).toEqual([0, 1])
  expect(nearestRank(listLines(bufferOf([]), all), lineAt(0))).toBe(-1)
})

it.each([
  ['', 10, 0, 1],
  ['x'.repeat(10), 10, 0, 1],
  ['x'.repeat(11), 10, 0, 2],
  ['x'.repeat(10), 10, 1, 2],
  ['a\nb', 10, 0, 2],
  ['x'.repeat(1000), Infinity, 5, 1],
  // At spaces, if possible.
  ['aaaa bbbb cccc', 10, 0, 2],
  ['aaaa bbbbbb cccc', 10, 0, 3],
  ['aaaaaaaaaa bbbb', 10, 0, 2],
  ['aaaa bbbb', 10, 3, 2],
  ['x'.repeat(25), 10, 30, 6],
  ['a\nbbbb cccccc\n', 10, 0, 4],
  // Folded: the first lines and a button, and the line of an exception.
  ['a\n'.repeat(100), Infinity, 0, 5],
  [`Traceback\n${'a\n'.repeat(100)}Error`, Infinity, 0, 4],
  ['x'.repeat(5000), 100, 0, 21],
])(
  'estimates the rows of %j in %d columns, %d of them taken, as %d',
  (message, columns, indent, rows) => {
    const list = listLines(bufferOf([lineAt(0, message)]), all)
    expect([...estimateRows(list, { columns, indent })]).toEqual([rows])
  },
)
