import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineBuffer, type Insertion } from './lineBuffer.ts'
import type { LogLine } from './logLine.ts'

const line = (time: number | bigint, message = '', replica: string | null = null): LogLine => ({
  time: BigInt(time),
  message,
  replica,
  level: null,
})
const MS = 1_000_000

const linesOf = (buffer: LineBuffer) => buffer.slice(0, buffer.length)
const messagesOf = (buffer: LineBuffer) => linesOf(buffer).map(({ message }) => message)
const insertAll = (...pages: LogLine[][]) =>
  pages.reduce((buffer, page) => buffer.insert(page, { reading: 'end' }).buffer, LineBuffer.empty)

/** A page of few times, so that lines are repeated and share their time. */
const anyPage = fc.array(
  fc.record({
    time: fc.bigInt({ min: 0n, max: 12n }),
    message: fc.constantFrom('a', 'b', 'c'),
    replica: fc.constantFrom(null, 'node-0'),
    level: fc.constant(null),
  }),
  { maxLength: 40 },
)

describe('a line buffer', () => {
  it('has each line once, in the order of time, whatever the order of pages and lines', () => {
    fc.assert(
      fc.property(fc.array(anyPage), (pages) => {
        const buffer = insertAll(...pages)
        const keys = pages
          .flat()
          .map(({ time, message, replica }) => `${time}|${message}|${replica}`)
        const found = linesOf(buffer)
        expect(
          found.map(({ time, message, replica }) => `${time}|${message}|${replica}`).sort(),
        ).toEqual([...new Set(keys)].sort())
        const times = found.map(({ time }) => time)
        expect(times).toEqual(times.toSorted((a, b) => Number(a - b)))
        expect(buffer.length).toBe(found.length)
      }),
    )
  })

  it('finds the same lines one by one and in slices', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(100_000), { minLength: 1, maxLength: 3000 }),
        fc.nat(3000),
        fc.nat(3000),
        (times, from, to) => {
          const half = times.length / 2
          const buffer = insertAll(
            times.slice(0, half).map((time) => line(time)),
            times.slice(half).map((time) => line(time)),
          )
          const sorted = times.toSorted((a, b) => a - b)
          const read = Array.from(sorted, (_, index) => Number(buffer.at(index)?.time))
          expect(read).toEqual(sorted)
          expect(buffer.at(-1)).toBeUndefined()
          expect(buffer.at(sorted.length)).toBeUndefined()
          expect(buffer.slice(from, to).map(({ time }) => Number(time))).toEqual(
            sorted.slice(from, to),
          )
          expect(buffer.indexOfTime(BigInt(from))).toBe(sorted.filter((time) => time < from).length)
          expect(buffer.indexOf(line(sorted[0] ?? 0))).toBe(0)
          expect(buffer.indexOf(line(sorted[0] ?? 0, 'other'))).toBe(-1)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('has lines of the same time in the order of the API, whichever page comes first', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((message) => line(7, message))
    const part = (...messages: string[]) => all.filter(({ message }) => messages.includes(message))
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'd']), (first) => {
        const buffer = insertAll(part(...first, 'e'), part('a', 'b', 'c', 'd', 'e'))
        expect(messagesOf(buffer)).toEqual(['a', 'b', 'c', 'd', 'e'])
      }),
    )
    expect(messagesOf(insertAll(part('a', 'd'), part('b', 'd', 'e')))).toEqual(['a', 'b', 'd', 'e'])
    expect(messagesOf(insertAll(part('a', 'b'), part('b', 'a', 'c')))).toEqual(['a', 'b', 'c'])
  })

  it('takes in 5,000 lines of one time', () => {
    const flood = Array.from({ length: 5000 }, (_, index) => line(7, `line ${index}`))
    const buffer = insertAll([line(1)], flood.slice(2000), flood, [line(9)])
    expect(buffer.length).toBe(5002)
    expect(buffer.indexOfTime(8n)).toBe(5001)
  })

  it('is the same object after a page without new lines', () => {
    const page = [line(1, 'a'), line(2, 'b'), line(2, 'c')]
    const buffer = insertAll(page)
    expect(buffer.insert([line(2, 'c'), line(1, 'a')], { reading: 'end' })).toEqual({
      buffer,
      added: 0,
      addedAtEnd: 0,
      dropped: null,
    })
    expect(buffer.insert(page, { reading: 'end' }).buffer).toBe(buffer)
  })

  it('counts new lines, and those after the last one', () => {
    const { added, addedAtEnd } = insertAll([line(1), line(5)]).insert(
      [line(3), line(5), line(5, 'next'), line(6)],
      { reading: 'end' },
    )
    expect([added, addedAtEnd]).toEqual([3, 2])
    expect(LineBuffer.empty.insert([line(3)], { reading: 'end' }).addedAtEnd).toBe(1)
  })

  it('shares the chunks that have no new line', () => {
    const lines = Array.from({ length: 99_998 }, (_, index) => line(2 * index * MS))
    const before = insertAll(lines)
    const { buffer } = before.insert([line(100_001 * MS, 'late'), line(1_000_000 * MS)], {
      reading: 'end',
    })
    const old = new Set(before.chunks)
    expect(before.chunks.length).toBeGreaterThan(100)
    expect(buffer.chunks.filter((chunk) => !old.has(chunk)).length).toBeLessThanOrEqual(4)
    expect(before.length).toBe(99_998)
    expect(buffer.length).toBe(100_000)
  })

  it('has few chunks after many small insertions', () => {
    let buffer = insertAll(Array.from({ length: 2000 }, (_, index) => line(1000 * index)))
    for (let count = 0; count < 2000; count += 1) {
      const late = line(1000 * ((count * 7919) % 2000) + 1 + (count % 900))
      buffer = buffer.insert([late, line(10_000_000 + count)], { reading: 'end' }).buffer
    }
    expect(buffer.chunks.length).toBeLessThan(40)
  })
})

describe('a full line buffer', () => {
  const lines = Array.from({ length: 30 }, (_, index) => line(index * MS))

  it('drops the oldest lines while newer ones are read, and the newest while older ones are', () => {
    const older = LineBuffer.empty.insert(lines, { reading: 'end', limit: 20 })
    expect(older.buffer.slice(0, 1)).toEqual([line(10 * MS)])
    expect(older).toMatchObject({ added: 30, dropped: { from: 'start', count: 10, edge: 9 } })
    const newer = LineBuffer.empty.insert(lines, { reading: 'start', limit: 20 })
    expect(newer.buffer.at(newer.buffer.length - 1)).toEqual(line(19 * MS))
    expect(newer).toMatchObject({ added: 30, dropped: { from: 'end', count: 10, edge: 20 } })
  })

  it('drops whole milliseconds, so that what remains is complete', () => {
    const anyTimes = fc.array(fc.nat(40), { minLength: 1, maxLength: 200 })
    fc.assert(
      fc.property(
        anyTimes,
        fc.constantFrom('start', 'end'),
        fc.integer({ min: 1, max: 100 }),
        (times, reading, limit) => {
          const all = times.map((time, index) => line((time * MS) / 2, `line ${index}`))
          const result: Insertion = LineBuffer.empty.insert(all, { reading, limit })
          const rest = linesOf(result.buffer)
          expect(rest.length).toBeLessThanOrEqual(limit)
          expect(result.dropped?.count ?? 0).toBe(all.length - rest.length)
          if (!result.dropped) return
          const { from, edge } = result.dropped
          const stays = ({ time }: LogLine) => {
            const ms = Math.floor(Number(time) / MS)
            return from === 'start' ? ms > edge : ms < edge
          }
          expect(rest).toEqual(all.filter(stays).toSorted((a, b) => Number(a.time - b.time)))
          const atEdge = all.filter((each) => Math.floor(Number(each.time) / MS) === edge)
          expect(rest.length + atEdge.length).toBeGreaterThan(limit)
        },
      ),
    )
  })
})
