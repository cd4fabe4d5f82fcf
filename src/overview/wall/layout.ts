/**
 * The lists of the wall, the most important first. If a column is too short for all of its lists, the least important
 * are hidden first, and the footer names them. The totals are never hidden.
 */
export const WALL_PARTS = ['running', 'endedJobs', 'queue', 'users'] as const
export type WallPart = (typeof WALL_PARTS)[number]

/** The number of items in each list. A missing list takes no room: the view excludes its jobs. */
export type ItemCounts = Partial<Readonly<Record<WallPart, number>>>

export interface Room {
  readonly width: number
  /** `Infinity` on a phone, where the page scrolls. */
  readonly height: number
  /** Larger on touch screens. */
  readonly row: number
}

// Lengths are in rem. The heights of headings and of the footer include the space next to them.

export const ROW = 2.25

const HEADING = 2.75

const GAP = 1.25

export const FOOTER = 2

const ROWS: Readonly<Record<WallPart, number>> = {
  running: ROW,
  users: ROW,
  // Two lines
  queue: 3.75,
  // Three lines, two of them for the reason
  endedJobs: 5.25,
}

/** The relative widths of the lists, of which only ratios matter. */
const SHARES: Readonly<Record<WallPart, number>> = {
  running: 34,
  queue: 19,
  users: 19,
  endedJobs: 25,
}

/** The assignment of lists to columns, by the minimum width, rem. */
const COLUMNS: readonly (readonly [width: number, columns: readonly (readonly WallPart[])[]])[] = [
  [96, [['running'], ['queue'], ['users'], ['endedJobs']]],
  [64, [['running'], ['queue', 'users'], ['endedJobs']]],
  [
    44,
    [
      ['running', 'users'],
      ['endedJobs', 'queue'],
    ],
  ],
  [0, [WALL_PARTS]],
]

/** The maximum number of rows in a list if the page scrolls. */
const MAX_ROWS = 8

export interface PositionedPart {
  readonly part: WallPart
  readonly rows: number
}

export interface WallLayout {
  /** From left to right, each from top to bottom. */
  readonly columns: readonly (readonly PositionedPart[])[]
  readonly hidden: readonly WallPart[]
}

export function rowHeight(part: WallPart, { row }: Pick<Room, 'row'>): number {
  return Math.max(ROWS[part], row)
}

const SHORT_ENDED_JOB = 3.75

/** The mean width of a letter, rem. Rounded up, because text that overflows its line is truncated. */
const LETTER = 0.6

/** Returns the number of lines of the text below an ended job's name in a column that is `width` rem wide. */
export function endedJobLines(text: string, width: number): 1 | 2 {
  return text.length * LETTER > width ? 2 : 1
}

export function endedJobHeight(lines: 1 | 2, room: Pick<Room, 'row'>): number {
  return lines === 2 ? rowHeight('endedJobs', room) : Math.max(SHORT_ENDED_JOB, room.row)
}

const COLUMN_GAP = 1.5

/** Returns the relative width of a column: that of its widest list. */
export function columnShare(column: readonly PositionedPart[]): number {
  return Math.max(...column.map(({ part }) => SHARES[part]))
}

export function columnWidth(
  column: readonly PositionedPart[],
  columns: WallLayout['columns'],
  { width }: Pick<Room, 'width'>,
): number {
  const shares = columns.reduce((sum, other) => sum + columnShare(other), 0)
  return ((width - COLUMN_GAP * (columns.length - 1)) * columnShare(column)) / shares
}

/** Returns the height of a list's rows, rem. Ended jobs vary in height, so their list gets the column's free space. */
export function listHeight(
  { part, rows }: PositionedPart,
  column: readonly PositionedPart[],
  room: Room,
): number {
  const isFlexible = part === 'endedJobs' && room.height !== Infinity
  const free = isFlexible ? room.height - columnHeight(column, room) : 0
  return rows * rowHeight(part, room) + free
}

/** Decides which lists fit, and how many rows each gets. */
export function layoutWall(counts: ItemCounts, room: Room): WallLayout {
  const parts = WALL_PARTS.filter((part) => counts[part] !== undefined)
  const columns = columnsOf(parts, room.width).map((column) =>
    shareRows(fitting(column, room), counts, room),
  )
  const placed = new Set(columns.flat().map(({ part }) => part))
  return {
    columns: columns.filter((column) => column.length > 0),
    hidden: parts.filter((part) => !placed.has(part)),
  }
}

export function columnHeight(column: readonly PositionedPart[], room: Pick<Room, 'row'>): number {
  const heights = column.map(({ part, rows }) => HEADING + rows * rowHeight(part, room))
  return heights.reduce((sum, height) => sum + height, GAP * Math.max(0, column.length - 1))
}

/** If a column would be empty, a list from a shared column moves there. */
function columnsOf(parts: readonly WallPart[], width: number): readonly (readonly WallPart[])[] {
  const all = COLUMNS.find(([from]) => width >= from)?.[1] ?? []
  const columns = all
    .map((column) => column.filter((part) => parts.includes(part)))
    .filter((column) => column.length > 0)
  const hasEmpty = columns.length < all.length
  return hasEmpty && parts.length <= all.length ? columns.flat().map((part) => [part]) : columns
}

/** Returns the lists of a column that fit with one row each, dropping the least important first. */
function fitting(column: readonly WallPart[], room: Room): readonly WallPart[] {
  const isTooHigh =
    columnHeight(
      column.map((part) => ({ part, rows: 1 })),
      room,
    ) > room.height
  const last = WALL_PARTS.findLast((part) => column.includes(part))
  return isTooHigh && column.length > 0
    ? fitting(
        column.filter((part) => part !== last),
        room,
      )
    : column
}

/** Divides a column's height equally among its lists, except for what short lists don't need. */
function shareRows(
  column: readonly WallPart[],
  counts: ItemCounts,
  room: Room,
): readonly PositionedPart[] {
  const max = room.height === Infinity ? MAX_ROWS : Infinity
  const heightOf = ({ part, rows }: PositionedPart) => rows * rowHeight(part, room)
  let placed: readonly PositionedPart[] = column.map((part) => ({ part, rows: 1 }))
  for (;;) {
    const free = room.height - columnHeight(placed, room)
    const [lowest] = placed
      .filter(({ part, rows }) => rows < Math.min(counts[part] ?? 0, max))
      .filter(({ part }) => rowHeight(part, room) <= free)
      .sort((a, b) => heightOf(a) - heightOf(b))
    if (!lowest) return placed
    placed = placed.map((list) => (list === lowest ? { ...list, rows: list.rows + 1 } : list))
  }
}
