import type { FieldKey } from '#src/jobs/fields.ts'
import type { Columns } from '#src/view/columns.ts'
import type { Density } from '#src/view/view.ts'

/** Every row's height in px: a virtual table must know it before a row is drawn. */
export const ROW_HEIGHTS: Readonly<Record<Density, number>> = { comfortable: 44, compact: 30 }

/** The height of two lines, of which a row on a phone has at least as many, px. */
export const PHONE_ROW_HEIGHTS: Readonly<Record<Density, number>> = { comfortable: 68, compact: 52 }

/** The column with the checkboxes, px: it stands before all others, and in place. On a phone a finger presses it. */
export const CHECK_WIDTH = 36
export const PHONE_CHECK_WIDTH = 44

/** Each column's min width, px, unless it was given another. */
const WIDTHS: Readonly<Record<FieldKey, number>> = {
  status: 136,
  name: 208,
  id: 94,
  project: 152,
  instance: 148,
  gpus: 76,
  gpu: 96,
  elapsed: 84,
  created: 104,
  error: 312,
  user: 120,
  priority: 84,
  nodes: 80,
  capacity: 104,
  checkpoint: 136,
  updated: 104,
}

/**
 * An error that one of these follows, as among failed jobs by default, is what the rows are read for. Wherever it is
 * by default otherwise, none of them do.
 */
const AFTER_MAIN_ERROR: readonly FieldKey[] = ['project', 'elapsed', 'created']
const MAIN_ERROR_WIDTH = 440

/** The list: alone, beside the details with room for more than its main columns, or without. */
export type ListRoom = 'all' | 'beside' | 'tight'

/** The min widths that differ in the list beside the details. */
const NARROW: Readonly<Record<ListRoom, Partial<Record<FieldKey, number>>>> = {
  all: {},
  beside: { error: 400 },
  tight: { name: 140, error: 140 },
}

/** Up to this width, px, the error takes all that is left over: about a hundred characters, or sixty beside the details. */
const ERROR_WIDTH: Readonly<Record<ListRoom, number>> = { all: 640, beside: 400, tight: 400 }

/** How the rest is shared: by the columns whose texts are long. */
const WEIGHTS: Partial<Record<FieldKey, number>> = {
  name: 4,
  project: 2,
  instance: 1,
  error: 4,
  user: 2,
}

/** How wide columns are, as CSS where `--room` is the width of what is in view of the table. */
export interface Sizes {
  /** The least width of the whole table, px. */
  readonly minWidth: number
  /** Each column's width. */
  readonly widths: readonly string[]
  /** How far from the table's left edge each column begins. */
  readonly lefts: readonly string[]
  /** How far the columns go that stay in place. */
  readonly pinned: string
  /** Nothing takes what is left over: the table ends where its columns do. */
  readonly fixed: boolean
}

/** The sizes of columns, of all or of some beside the details. Those without a width take what is left over. */
export function sizesOf(columns: Columns, list: ListRoom = 'all'): Sizes {
  const px = minWidths(columns, list)
  const weights = weightsOf(columns)
  const min = sumOf(px) + CHECK_WIDTH
  const weight = sumOf(weights)
  const error = columns.findIndex(({ key, width }) => key === 'error' && width === null)
  const errorWidth = ERROR_WIDTH[list]
  const errorRoom = Math.max(0, errorWidth - (px[error] ?? errorWidth))
  const css = (fixed: number, share: number, hasError: boolean) => {
    const parts = [`${fixed}px`]
    if (hasError) parts.push(`clamp(0px, var(--room) - ${min}px, ${errorRoom}px)`)
    if (share > 0) {
      parts.push(`max(0px, var(--room) - ${min + errorRoom}px) * ${share / weight}`)
    }
    return parts.length === 1 ? parts.join('') : `calc(${parts.join(' + ')})`
  }
  const left = (index: number) =>
    css(
      CHECK_WIDTH + sumOf(px.slice(0, index)),
      sumOf(weights.slice(0, index)),
      error !== -1 && error < index,
    )
  return {
    minWidth: min,
    widths: px.map((width, index) => css(width, weights[index] ?? 0, index === error)),
    lefts: px.map((_, index) => left(index)),
    pinned: left(columns.filter(({ pinned }) => pinned).length),
    fixed: weight === 0,
  }
}

/** The least width of a table, px. */
export function minWidthOf(columns: Columns, list: ListRoom): number {
  return sumOf(minWidths(columns, list)) + CHECK_WIDTH
}

function minWidths(columns: Columns, list: ListRoom): number[] {
  return columns.map(
    ({ key, width }, index) => width ?? NARROW[list][key] ?? minWidth(key, columns[index + 1]?.key),
  )
}

/** The min width of a column by the one after it, px. */
function minWidth(key: FieldKey, next: FieldKey | undefined): number {
  const isMain = key === 'error' && next !== undefined && AFTER_MAIN_ERROR.includes(next)
  return isMain ? MAIN_ERROR_WIDTH : WIDTHS[key]
}

/** Where no long text is shown, the last column without a width takes what is left over. */
function weightsOf(columns: Columns): number[] {
  const weights = columns.map(({ key, width }) => (width === null ? (WEIGHTS[key] ?? 0) : 0))
  if (weights.some((weight) => weight > 0)) return weights
  const last = columns.findLastIndex(({ width }) => width === null)
  return weights.map((_, index) => Number(index === last))
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
