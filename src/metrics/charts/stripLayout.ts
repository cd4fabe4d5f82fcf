/** The rows of one node. Positions are in px from the top of the first row. */
interface Group {
  readonly top: number
  readonly height: number
}

export interface StripRow {
  /** The index of the node, and that of the GPU among those of its node. */
  readonly node: number
  readonly gpu: number
  readonly top: number
}

export interface StripLayout {
  /** By node. */
  readonly groups: readonly Group[]
  readonly rows: readonly StripRow[]
  /** From row to row, px. */
  readonly rowHeight: number
  /** The space at the end of each row, px. */
  readonly rowGap: number
  readonly height: number
}

/** The height of a row, px, by the max number of rows. */
const ROW_HEIGHTS: readonly (readonly [rows: number, height: number])[] = [
  [8, 16],
  [16, 12],
  [32, 8],
  [64, 5],
]
const MIN_ROW_HEIGHT = 4
/** Thinner rows have no space between them. */
const GAP_FROM = 8
const GROUP_GAP = 6

/** Returns the rows of all GPUs, by the numbers of GPUs of each node. */
export function stripLayout(gpuCounts: readonly number[]): StripLayout {
  const total = gpuCounts.reduce((sum, count) => sum + count, 0)
  const rowHeight = ROW_HEIGHTS.find(([rows]) => total <= rows)?.[1] ?? MIN_ROW_HEIGHT
  const groups: Group[] = []
  const rows: StripRow[] = []
  let top = 0
  for (const [node, count] of gpuCounts.entries()) {
    for (let gpu = 0; gpu < count; gpu++) rows.push({ node, gpu, top: top + gpu * rowHeight })
    groups.push({ top, height: count * rowHeight })
    if (count > 0) top += count * rowHeight + GROUP_GAP
  }
  const rowGap = rowHeight >= GAP_FROM ? 1 : 0
  return { groups, rows, rowHeight, rowGap, height: Math.max(0, top - GROUP_GAP) }
}

/** Returns the row at a position; `null` if there is none. */
export function rowAt({ rows, rowHeight }: StripLayout, y: number): StripRow | null {
  return rows.find(({ top }) => y >= top && y < top + rowHeight) ?? null
}
