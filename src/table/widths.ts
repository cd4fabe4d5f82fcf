import type { FieldKey } from '#src/jobs/fields.ts'
import type { Columns } from '#src/view/columns.ts'
import type { Density } from '#src/view/view.ts'

/** Row heights, px: fixed, since a virtual table needs them before a row is rendered. */
export const ROW_HEIGHTS: Readonly<Record<Density, number>> = { comfortable: 44, compact: 30 }

/** Two lines, px. */
export const PHONE_ROW_HEIGHTS: Readonly<Record<Density, number>> = { comfortable: 68, compact: 52 }

/** px; the phone's fits a finger. */
export const CHECK_WIDTH = 36
export const PHONE_CHECK_WIDTH = 44

/** px. */
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
 * If one of these follows the error, as by default among failed jobs, the error is the main column. In the other default
 * layouts, none of them follows it.
 */
const AFTER_MAIN_ERROR: readonly FieldKey[] = ['project', 'elapsed', 'created']
const MAIN_ERROR_WIDTH = 440

/** The list without details beside it (`all`), or with them, and room for more than its main columns or not. */
export type ListRoom = 'all' | 'beside' | 'tight'

/** px. */
const NARROW: Readonly<Record<ListRoom, Partial<Record<FieldKey, number>>>> = {
  all: {},
  beside: { error: 400 },
  tight: { name: 140, error: 140 },
}

/** Up to this width, px, the error takes all extra room: about a hundred characters, or sixty beside the details. */
const ERROR_WIDTH: Readonly<Record<ListRoom, number>> = { all: 640, beside: 400, tight: 400 }

const WEIGHTS: Partial<Record<FieldKey, number>> = {
  name: 4,
  project: 2,
  instance: 1,
  error: 4,
  user: 2,
}

/** Sizes in CSS, where `--room` is the width of the table's visible part. */
export interface Sizes {
  /** px. */
  readonly minWidth: number
  readonly widths: readonly string[]
  readonly lefts: readonly string[]
  readonly pinned: string
  /** Whether no column takes extra room, so that the table can be narrower than its visible part. */
  readonly fixed: boolean
}

export function sizesOf(columns: Columns, list: ListRoom = 'all'): Sizes {
  const px = minWidths(columns, list)
  const weights = weightsOf(columns)
  const minTotal = sumOf(px) + CHECK_WIDTH
  const weight = sumOf(weights)
  const error = columns.findIndex(({ key, width }) => key === 'error' && width === null)
  const errorWidth = ERROR_WIDTH[list]
  const errorRoom = Math.max(0, errorWidth - (px[error] ?? errorWidth))
  const css = (fixed: number, share: number, hasError: boolean) => {
    const parts = [`${fixed}px`]
    if (hasError) parts.push(`clamp(0px, var(--room) - ${minTotal}px, ${errorRoom}px)`)
    if (share > 0) {
      parts.push(`max(0px, var(--room) - ${minTotal + errorRoom}px) * ${share / weight}`)
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
    minWidth: minTotal,
    widths: px.map((width, index) => css(width, weights[index] ?? 0, index === error)),
    lefts: px.map((_, index) => left(index)),
    pinned: left(columns.filter(({ pinned }) => pinned).length),
    fixed: weight === 0,
  }
}

export function minWidthOf(columns: Columns, list: ListRoom): number {
  return sumOf(minWidths(columns, list)) + CHECK_WIDTH
}

function minWidths(columns: Columns, list: ListRoom): number[] {
  return columns.map(
    ({ key, width }, index) => width ?? NARROW[list][key] ?? minWidth(key, columns[index + 1]?.key),
  )
}

/** Can depend on the next column, px. */
function minWidth(key: FieldKey, next: FieldKey | undefined): number {
  const isMain = key === 'error' && next !== undefined && AFTER_MAIN_ERROR.includes(next)
  return isMain ? MAIN_ERROR_WIDTH : WIDTHS[key]
}

/** Without long texts, the last column that the user hasn't resized takes the extra room. */
function weightsOf(columns: Columns): number[] {
  const weights = columns.map(({ key, width }) => (width === null ? (WEIGHTS[key] ?? 0) : 0))
  if (weights.some((weight) => weight > 0)) return weights
  const last = columns.findLastIndex(({ width }) => width === null)
  return weights.map((_, index) => Number(index === last))
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
