import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { LineBuffer } from './lineBuffer.ts'
import { LineSelection, nextMatch, passingBoth, testingLines } from './lineSelection.ts'
import type { LogLine } from './logLine.ts'

const line = (time: number): LogLine => ({
  time: BigInt(time),
  message: '',
  replica: null,
  level: null,
})
const bufferOf = (...pages: number[][]) =>
  pages.reduce(
    (buffer, times) => buffer.insert(times.map(line), { reading: 'end' }).buffer,
    LineBuffer.empty,
  )
const divisibleBy =
  (divisor: number) =>
  ({ time }: LogLine) =>
    Number(time) % divisor === 0

it('selects the lines that pass, and finds them by rank and by index', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(3000), { maxLength: 2000 }),
      fc.integer({ min: 1, max: 50 }),
      fc.nat(3000),
      (times, divisor, from) => {
        const buffer = bufferOf(times)
        const sorted = times.toSorted((a, b) => a - b)
        const selected = sorted.filter((time) => time % divisor === 0)
        const selection = new LineSelection(buffer, testingLines(divisibleBy(divisor)))
        expect(selection.length).toBe(selected.length)
        expect(selected.map((_, rank) => Number(selection.at(rank)?.time))).toEqual(selected)
        expect(selected.map((_, rank) => selection.indexAt(rank))).toEqual(
          selected.map((time) => sorted.indexOf(time)),
        )
        expect(selection.at(-1)).toBeUndefined()
        expect(selection.at(selected.length)).toBeUndefined()
        const before = sorted.slice(0, from).filter((time) => time % divisor === 0).length
        expect(selection.rankFrom(from)).toBe(before)
        const values = selection.valuesIn(new Uint32Array(selected.length), (chunk) =>
          Uint32Array.from(chunk, ({ time }) => Number(time)),
        )
        expect([...values]).toEqual(selected)
      },
    ),
    { numRuns: 50 },
  )
})

it('tests only lines near new ones after an insertion', () => {
  const buffer = bufferOf(Array.from({ length: 20_000 }, (_, index) => index))
  const test = vi.fn<(line: LogLine) => boolean>(divisibleBy(7))
  const tested = testingLines(test)
  expect(new LineSelection(buffer, tested).length).toBe(2858)
  expect(test).toHaveBeenCalledTimes(20_000)
  test.mockClear()
  const { buffer: longer } = buffer.insert([line(21_000)], { reading: 'end' })
  expect(new LineSelection(longer, tested).length).toBe(2859)
  expect(test.mock.calls.length).toBeLessThanOrEqual(512)
})

it('selects the lines that pass both tests, and none of a chunk without a result', () => {
  const buffer = bufferOf(Array.from({ length: 100 }, (_, index) => index))
  const both = passingBoth(testingLines(divisibleBy(2)), testingLines(divisibleBy(3)))
  expect(new LineSelection(buffer, both).length).toBe(17)
  const unknown = passingBoth(both, () => null)
  expect(new LineSelection(buffer, unknown)).toMatchObject({ length: 0, pending: 100 })
})

it('finds the next match in both directions, and starts over', () => {
  const matches = new LineSelection(
    bufferOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
    testingLines(divisibleBy(4)),
  )
  const indexes = (index: number) =>
    ([1, -1] as const).map((direction) => matches.indexAt(nextMatch(matches, index, direction)))
  expect(indexes(0)).toEqual([4, 8])
  expect(indexes(3)).toEqual([4, 0])
  expect(indexes(8)).toEqual([0, 4])
  expect(indexes(9)).toEqual([0, 8])
  const none = new LineSelection(bufferOf([1]), testingLines(divisibleBy(4)))
  expect(nextMatch(none, 0, 1)).toBe(-1)
})
