import { expect, it, vi } from 'vitest'
import { LineBuffer } from './lineBuffer.ts'
import { LineSelection } from './lineSelection.ts'
import type { LogLine } from './logLine.ts'
import { SlicedSearch } from './slicedSearch.ts'

const line = (time: number): LogLine => ({
  time: BigInt(time),
  message: '',
  replica: null,
  level: null,
})
const { buffer } = LineBuffer.empty.insert(
  Array.from({ length: 10_000 }, (_, index) => line(index)),
  { reading: 'end' },
)
const isEven = ({ time }: LogLine) => time % 2n === 0n
/** Blocks the thread for as long as a slice takes. */
const slowly = (each: LogLine) => {
  if (each.time % 512n === 0n) {
    const end = performance.now() + 6
    while (performance.now() < end);
  }
  return isEven(each)
}
const never = new AbortController().signal

it('selects the lines that pass, and tests only new ones after an insertion', async () => {
  const test = vi.fn<typeof isEven>(isEven)
  const search = new SlicedSearch(test)
  await search.search(buffer, never)
  expect(new LineSelection(buffer, search.test)).toMatchObject({ length: 5000, pending: 0 })
  test.mockClear()
  const { buffer: longer } = buffer.insert([line(20_000)], { reading: 'end' })
  await search.search(longer, never)
  expect(new LineSelection(longer, search.test).length).toBe(5001)
  expect(test.mock.calls.length).toBeLessThanOrEqual(512)
})

it('yields to the page, and begins at the end', async () => {
  const search = new SlicedSearch(slowly)
  const selections: LineSelection[] = []
  await search.search(buffer, never, () => {
    selections.push(new LineSelection(buffer, search.test))
  })
  expect(selections.length).toBeGreaterThan(0)
  expect(selections[0]?.at(selections[0].length - 1)?.time).toBe(9998n)
  expect(selections[0]?.pending).toBeGreaterThan(0)
})

it('reports its progress at most every 100 ms', async () => {
  const times: number[] = []
  await new SlicedSearch(slowly).search(buffer, never, () => times.push(performance.now()))
  expect(times.length).toBeGreaterThan(0)
  const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  expect(waits.filter((wait) => wait < 99)).toEqual([])
})

it('stops when it is aborted', async () => {
  const controller = new AbortController()
  const search = new SlicedSearch(slowly)
  await search.search(buffer, controller.signal, () => {
    controller.abort()
  })
  expect(new LineSelection(buffer, search.test).pending).toBeGreaterThan(5000)
})
