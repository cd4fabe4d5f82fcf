import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  columnHeight,
  columnWidth,
  endedJobHeight,
  endedJobLines,
  layoutWall,
  listHeight,
  ROW,
  rowHeight,
  WALL_PARTS,
  type ItemCounts,
  type Room,
} from './layout.ts'

const MANY: ItemCounts = { running: 80, endedJobs: 12, queue: 5, users: 20 }

const roomOf = (width: number, height: number): Room => ({ width, height, row: ROW })

/** The columns as text: `running 11 | queue 3, users 4`. */
function print(counts: ItemCounts, width: number, height: number): string {
  const { columns, hidden } = layoutWall(counts, roomOf(width, height))
  const text = columns
    .map((column) => column.map(({ part, rows }) => `${part} ${rows}`).join(', '))
    .join(' | ')
  return hidden.length > 0 ? `${text} without ${hidden.join(', ')}` : text
}

it.each<[text: string, width: number, height: number]>([
  // 1920 × 1080 and 3840 × 2160.
  ['running 10 | queue 2, users 5 | endedJobs 4', 77, 26.5],
  // Wider: each list has its own column.
  ['running 10 | queue 5 | users 10 | endedJobs 4', 100, 26.5],
  // Short windows
  ['running 2 | queue 1 | endedJobs 1 without users', 77, 8.5],
  ['running 1 without endedJobs, queue, users', 77, 6],
  [' without running, endedJobs, queue, users', 77, 4],
  ['running 3, users 3 | endedJobs 1, queue 2', 56, 22],
  ['running 1, users 1 | endedJobs 1 without queue', 56, 12],
  ['running 2 | endedJobs 1 without queue, users', 56, 9],
  // A portrait screen
  ['running 8, endedJobs 3, queue 5, users 7', 42, 83],
  // A phone, where the page scrolls
  ['running 8, endedJobs 8, queue 5, users 8', 22, Infinity],
])('the lists are %s in %s × %s rem', (text, width, height) => {
  expect(print(MANY, width, height)).toBe(text)
})

it('gives the room of excluded lists to the others', () => {
  expect(print({ queue: 5, users: 20 }, 77, 26.5)).toBe('queue 5 | users 10')
  expect(print({ endedJobs: 12, queue: 5 }, 56, 26.5)).toBe('endedJobs 4 | queue 5')
  expect(print({ running: 80, queue: 5, users: 20 }, 77, 26.5)).toBe(
    'running 10 | queue 5 | users 10',
  )
  expect(print({}, 77, 26.5)).toBe('')
})

it('gives the room of a short list to its neighbor, and one line to an empty list', () => {
  expect(print({ ...MANY, queue: 1 }, 77, 26.5)).toBe('running 10 | queue 1, users 7 | endedJobs 4')
  expect(print({ ...MANY, users: 0 }, 77, 26.5)).toBe('running 10 | queue 4, users 1 | endedJobs 4')
})

it('sizes ended jobs by their lines, and fills their column', () => {
  const room = roomOf(77, 26.5)
  expect([endedJobHeight(2, room), endedJobHeight(1, room)]).toEqual([5.25, 3.75])
  expect(endedJobHeight(1, { row: 4 })).toBe(4)
  const heights = layoutWall(MANY, room).columns.map((column) =>
    column.map((placed) => listHeight(placed, column, room)),
  )
  // The last is not 4 × 5.25: six ended jobs of one line fit.
  expect(heights).toEqual([[22.5], [7.5, 11.25], [23.75]])
  const page = roomOf(22, Infinity)
  expect(listHeight({ part: 'endedJobs', rows: 8 }, [], page)).toBe(42)
})

it('gives short text only one line below the name', () => {
  expect(endedJobLines('Failed · Killed', 20)).toBe(1)
  expect(endedJobLines('x'.repeat(33), 20)).toBe(1)
  expect(endedJobLines('x'.repeat(34), 20)).toBe(2)
})

it('divides the width by the relative widths of the lists', () => {
  const { columns } = layoutWall(MANY, roomOf(81, 26.5))
  expect(columns.map((column) => columnWidth(column, columns, roomOf(81, 26.5)))).toEqual([
    34, 19, 25,
  ])
})

const anyCounts = fc.record(
  {
    running: fc.nat({ max: 90 }),
    endedJobs: fc.nat({ max: 12 }),
    queue: fc.nat({ max: 9 }),
    users: fc.nat({ max: 40 }),
  },
  { requiredKeys: [] },
)
const anyRoom = fc.record({
  width: fc.integer({ min: 20, max: 200 }),
  height: fc.integer({ min: 0, max: 120 }),
  row: fc.constantFrom(ROW, 2.75),
})

it('displays or hides every list, fits all of them, and leaves no room for another row', () => {
  fc.assert(
    fc.property(anyCounts, anyRoom, (counts, room) => {
      const { columns, hidden } = layoutWall(counts, room)
      const placed = columns.flat()
      expect([...placed.map(({ part }) => part), ...hidden].sort()).toEqual(
        Object.keys(counts).sort(),
      )
      for (const column of columns) {
        const height = columnHeight(column, room)
        expect(height).toBeLessThanOrEqual(room.height)
        for (const { part, rows } of column) {
          const items = counts[part] ?? 0
          expect(rows).toBeLessThanOrEqual(Math.max(items, 1))
          if (rows < items) expect(height + rowHeight(part, room)).toBeGreaterThan(room.height)
        }
      }
    }),
  )
})

it('hides a list only if more important ones in its column leave no room', () => {
  fc.assert(
    fc.property(anyCounts, anyRoom, (counts, room) => {
      const { columns, hidden } = layoutWall(counts, room)
      const whole = layoutWall(counts, { ...room, height: 1000 })
      for (const part of hidden) {
        const column = whole.columns.find((one) => one.some((other) => other.part === part)) ?? []
        const before = column
          .map((one) => one.part)
          .filter((one) => WALL_PARTS.indexOf(one) <= WALL_PARTS.indexOf(part))
        expect(
          columnHeight(
            before.map((one) => ({ part: one, rows: 1 })),
            room,
          ),
        ).toBeGreaterThan(room.height)
      }
      expect(columns.length).toBeLessThanOrEqual(whole.columns.length)
    }),
  )
})
