import type { FieldKey } from '#src/jobs/fields.ts'
import type { Columns } from '#src/view/columns.ts'
import type { Density } from '#src/view/view.ts'

/** Every row's height in px: a virtual table must know it before a row is drawn. */
export const ROW_HEIGHTS: Readonly<Record<Density, number>> = { comfortable: 44, compact: 30 }

/** The column with the checkboxes, px: it stands before all others, and in place. */
export const CHECK_WIDTH = 36

/** Each column's least width in px, as long as nobody gives it another. */
const WIDTHS: Readonly<Record<FieldKey, number>> = {
  status: 144,
  name: 200,
  id: 108,
  project: 152,
  instance: 264,
  gpus: 76,
  gpu: 96,
  elapsed: 88,
  created: 104,
  error: 216,
  user: 176,
  priority: 84,
  nodes: 80,
  capacity: 100,
  checkpoint: 136,
  updated: 104,
}

/** Who gets how much of the width that is left over: the columns whose texts are long. */
const WEIGHTS: Partial<Record<FieldKey, number>> = {
  name: 4,
  project: 2,
  instance: 1,
  error: 10,
  user: 3,
}

/** How wide columns are, as CSS in a container that is as wide as the table's window. */
export interface Sizes {
  /** The least width of the whole table, px. */
  readonly least: number
  /** Each column's width. */
  readonly widths: readonly string[]
  /** How far from the table's left edge each column begins. */
  readonly lefts: readonly string[]
  /** How far the columns go that stay in place. */
  readonly pinned: string
  /** Nothing takes what is left over: the table ends where its columns do. */
  readonly fixed: boolean
}

/** The sizes of columns; what the window leaves over goes to those that nobody gave a width. */
export function sizesOf(columns: Columns): Sizes {
  const px = columns.map(({ key, width }) => width ?? WIDTHS[key])
  const weights = weightsOf(columns)
  const least = sumOf(px) + CHECK_WIDTH
  const weight = sumOf(weights)
  const css = (fixed: number, share: number) =>
    share === 0
      ? `${fixed}px`
      : `calc(${fixed}px + max(0px, 100cqi - ${least}px) * ${share / weight})`
  const left = (place: number) =>
    css(CHECK_WIDTH + sumOf(px.slice(0, place)), sumOf(weights.slice(0, place)))
  return {
    least,
    widths: px.map((width, place) => css(width, weights[place] ?? 0)),
    lefts: px.map((_, place) => left(place)),
    pinned: left(columns.filter(({ pinned }) => pinned).length),
    fixed: weight === 0,
  }
}

/** Where no long text is shown, the last column without a width takes what is left over. */
function weightsOf(columns: Columns): number[] {
  const weights = columns.map(({ key, width }) => (width === null ? (WEIGHTS[key] ?? 0) : 0))
  if (weights.some((weight) => weight > 0)) return weights
  const last = columns.findLastIndex(({ width }) => width === null)
  return weights.map((_, place) => Number(place === last))
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
