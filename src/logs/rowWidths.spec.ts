import { expect, it } from 'vitest'
import { LineBuffer } from './lineBuffer.ts'
import { metaWidth, timeWidthOf } from './rowWidths.ts'

it.each([
  ['14:03:22.123 ', { timeWidth: 12, hasLevels: false, nodeWidth: 0 }],
  ['14:03:22.123 ERROR ', { timeWidth: 12, hasLevels: true, nodeWidth: 0 }],
  ['14:03:22.123 ERROR node 0 ', { timeWidth: 12, hasLevels: true, nodeWidth: 6 }],
  ['Nov 25, 14:03:22.123 node 0 ', { timeWidth: 20, hasLevels: false, nodeWidth: 6 }],
])('%j begins a row', (text, columns) => {
  expect(metaWidth(columns)).toBe(text.length)
})

const HOUR = 3_600_000
const CREATED = Date.parse('2026-03-30T12:00:00Z')
const bufferOf = (...hours: readonly number[]) =>
  LineBuffer.empty.insert(
    hours.map((hour) => ({
      time: BigInt(CREATED + hour * HOUR) * 1_000_000n,
      message: '',
      replica: null,
      level: null,
    })),
    { reading: 'end' },
  ).buffer

it.each([
  [[0, 1], { since: null, hasDate: false }, '12:00:00.000'],
  [[0, 72], { since: null, hasDate: true }, 'Mar 30, 12:00:00.000'],
  [[72, 300], { since: null, hasDate: true }, 'Apr 11, 12:00:00.000'],
  [[0, 9], { since: CREATED, hasDate: false }, '+9:00:00.000'],
  [[0, 72, 100], { since: CREATED, hasDate: true }, '+100:00:00.000'],
])('the longest time of lines at %j h with %j is %s', (hours, clock, text) => {
  expect(timeWidthOf(bufferOf(...hours), { zone: 'utc', ...clock })).toBe(text.length)
})

it('the longest time without lines is empty', () => {
  const clock = { zone: 'utc', since: null, hasDate: false } as const
  expect(timeWidthOf(LineBuffer.empty, clock)).toBe(0)
})
