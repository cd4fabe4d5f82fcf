/**
 * The lists of the wall, the most important first. Where a column is too low for all of its lists, those at the end
 * are left out first, and the wall says so. The totals above them never are.
 */
export const WALL_PARTS = ['running', 'endedJobs', 'queue', 'users'] as const
export type WallPart = (typeof WALL_PARTS)[number]

/** How many items each list has; without those whose jobs the view excludes, which take no room. */
export type ItemCounts = Partial<Readonly<Record<WallPart, number>>>

/** The room for the lists, rem. */
export interface Room {
  readonly width: number
  /** `Infinity` where the page scrolls: on a phone. */
  readonly height: number
  /** The height of the lowest row: more where it is touched. */
  readonly row: number
}

/** The height of a row of one line, rem. */
export const ROW = 2.25

/** The height of a list's heading with the space below it, rem. */
const HEADING = 2.75

/** The space between two lists of a column, rem. */
const GAP = 1.25

/** The height of the line below the lists with the space above it, rem. */
export const FOOTER = 2

/** The heights of rows, rem. */
const ROWS: Readonly<Record<WallPart, number>> = {
  running: ROW,
  users: ROW,
  // Two lines.
  queue: 3.75,
  // Three: a reason has two.
  endedJobs: 5.25,
}

/** How wide the lists are, compared with each other. */
const SHARES: Readonly<Record<WallPart, number>> = {
  running: 34,
  queue: 19,
  users: 19,
  endedJobs: 25,
}

/** From which width on, in rem, the lists are in which columns. */
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

/** The most rows of a list where the page scrolls. */
const MAX_ROWS = 8

/** A list with the number of items that it displays at a time. */
export interface PositionedPart {
  readonly part: WallPart
  readonly rows: number
}

export interface WallLayout {
  /** From left to right, and in each from top to bottom. */
  readonly columns: readonly (readonly PositionedPart[])[]
  /** The lists that have no room, the most important first. */
  readonly hidden: readonly WallPart[]
}

/** The height of a row of a list, rem. */
export function rowHeight(part: WallPart, { row }: Pick<Room, 'row'>): number {
  return Math.max(ROWS[part], row)
}

/** The height of an ending with one line below its name, rem. */
const SHORT_ENDED_JOB = 3.75

/** The mean width of a letter, rem; generous, since what is longer than its line is truncated. */
const LETTER = 0.6

/** Returns the number of lines, at most two, of the text below an ending's name, in a column that is `width` rem wide. */
export function endingLines(text: string, width: number): 1 | 2 {
  return text.length * LETTER > width ? 2 : 1
}

/** The height of an ending with some lines below its name, rem. */
export function endedJobHeight(lines: 1 | 2, room: Pick<Room, 'row'>): number {
  return lines === 2 ? rowHeight('endedJobs', room) : Math.max(SHORT_ENDED_JOB, room.row)
}

/** The space between two columns, rem: `gap-x-6`. */
const COLUMN_GAP = 1.5

/** How wide a column is compared with the others: as its widest list. */
export function columnShare(column: readonly PositionedPart[]): number {
  return Math.max(...column.map(({ part }) => SHARES[part]))
}

/** The width of one of some columns, rem. */
export function columnWidth(
  column: readonly PositionedPart[],
  columns: WallLayout['columns'],
  { width }: Pick<Room, 'width'>,
): number {
  const shares = columns.reduce((sum, one) => sum + columnShare(one), 0)
  return ((width - COLUMN_GAP * (columns.length - 1)) * columnShare(column)) / shares
}

/** The height of a list's rows, rem. Endings differ in height: they use what their column has left. */
export function listHeight(
  { part, rows }: PositionedPart,
  column: readonly PositionedPart[],
  room: Room,
): number {
  const isFlexible = part === 'endedJobs' && room.height !== Infinity
  const left = isFlexible ? room.height - columnHeight(column, room) : 0
  return rows * rowHeight(part, room) + left
}

/** What of the wall's lists there is room for, and how many items of each. */
export function layoutWall(counts: ItemCounts, room: Room): WallLayout {
  const parts = WALL_PARTS.filter((part) => counts[part] !== undefined)
  const columns = columnsOf(parts, room.width).map((column) =>
    shareRows(withoutLeast(column, room), counts, room),
  )
  const placed = new Set(columns.flat().map(({ part }) => part))
  return {
    columns: columns.filter((column) => column.length > 0),
    hidden: parts.filter((part) => !placed.has(part)),
  }
}

/** The height that lists take for a number of rows each, rem. */
export function columnHeight(column: readonly PositionedPart[], room: Pick<Room, 'row'>): number {
  const heights = column.map(({ part, rows }) => HEADING + rows * rowHeight(part, room))
  return heights.reduce((sum, height) => sum + height, GAP * Math.max(0, column.length - 1))
}

/** The columns of some lists. If others leave a column empty, lists that share one take it. */
function columnsOf(parts: readonly WallPart[], width: number): readonly (readonly WallPart[])[] {
  const all = COLUMNS.find(([from]) => width >= from)?.[1] ?? []
  const columns = all
    .map((column) => column.filter((part) => parts.includes(part)))
    .filter((column) => column.length > 0)
  const isFree = columns.length < all.length
  return isFree && parts.length <= all.length ? columns.flat().map((part) => [part]) : columns
}

/** A column with as many of its lists as have room for an item. */
function withoutLeast(column: readonly WallPart[], room: Room): readonly WallPart[] {
  const isLow =
    columnHeight(
      column.map((part) => ({ part, rows: 1 })),
      room,
    ) > room.height
  const min = WALL_PARTS.findLast((part) => column.includes(part))
  return isLow && column.length > 0
    ? withoutLeast(
        column.filter((part) => part !== min),
        room,
      )
    : column
}

/** A column in which the lists have equally much room, except for what a short one doesn't need. */
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
    placed = placed.map((one) => (one === lowest ? { ...one, rows: one.rows + 1 } : one))
  }
}
