import { FIELD_KEYS, isFieldKey, type FieldKey } from '#src/jobs/fields.ts'

/** A column of the table. */
export interface Column {
  readonly key: FieldKey
  /** Its width in px; null for as much as its texts need and the window leaves. */
  readonly width: number | null
  /** It stays in place while the others are scrolled sideways. */
  readonly pinned: boolean
}

/** Columns from left to right, each field once, those that are pinned first. There is always one. */
export type Columns = readonly Column[]

/** The least and the greatest width, px. */
export const MIN_WIDTH = 48
export const MAX_WIDTH = 1200

/** The columns that are pinned by default. */
const PINNED: readonly FieldKey[] = ['status', 'name']
/** The GPU type stands in the column of the instance type. */
const HIDDEN: readonly FieldKey[] = ['gpu']

export const DEFAULT_COLUMNS: Columns = FIELD_KEYS.filter((key) => !HIDDEN.includes(key)).map(
  (key) => ({ key, width: null, pinned: PINNED.includes(key) }),
)

const WORD = /^(?<key>[a-z]+)(?<pinned>\.pin)?(?:\.(?<width>\d{1,4}))?$/

/** One word of `cols`: `name`, `name.pin`, `name.pin.240`; null for one that names no column. */
function parseColumn(word: string): Column | null {
  const { key = '', pinned, width } = WORD.exec(word.trim())?.groups ?? {}
  if (!isFieldKey(key)) return null
  return {
    key,
    width: width === undefined ? null : toWidth(Number(width)),
    pinned: pinned !== undefined,
  }
}

/** The columns of `cols`, with commas between; words that name none are left out. Null for none. */
export function parseColumns(text: string): Columns | null {
  const columns = text.split(',').flatMap((word) => parseColumn(word) ?? [])
  const unique = columns.filter(
    ({ key }, place) => columns.findIndex((other) => other.key === key) === place,
  )
  return unique.length > 0 ? pinnedFirst(unique) : null
}

export function printColumns(columns: Columns): string {
  return columns
    .map(({ key, width, pinned }) => `${key}${pinned ? '.pin' : ''}${width ? `.${width}` : ''}`)
    .join(',')
}

export function isSameColumns(a: Columns, b: Columns): boolean {
  return printColumns(a) === printColumns(b)
}

/** A width that a column can have, in whole px. */
export function toWidth(width: number): number {
  return Math.round(Math.min(Math.max(width, MIN_WIDTH), MAX_WIDTH))
}

/** The columns with another width of one: px, or null for its own. */
export function withWidth(columns: Columns, key: FieldKey, width: number | null): Columns {
  return columns.map((column) =>
    column.key === key ? { ...column, width: width === null ? null : toWidth(width) } : column,
  )
}

/** The same columns, those that are pinned before the others. */
function pinnedFirst(columns: Columns): Columns {
  return [...columns.filter(({ pinned }) => pinned), ...columns.filter(({ pinned }) => !pinned)]
}

/** Whether the columns are the default ones. */
export function isDefaultColumns(columns: Columns): boolean {
  return isSameColumns(columns, DEFAULT_COLUMNS)
}

/** The columns with one pinned that was not, or the other way. */
export function withPinToggled(columns: Columns, key: FieldKey): Columns {
  return pinnedFirst(
    columns.map((column) => (column.key === key ? { ...column, pinned: !column.pinned } : column)),
  )
}

/**
 * The columns without one of them, or with one that was not shown, where the catalogue has it. The last
 * one stays.
 */
export function withColumnToggled(columns: Columns, key: FieldKey): Columns {
  const others = columns.filter((column) => column.key !== key)
  if (others.length === 0) return columns
  if (others.length < columns.length) return others
  const before = FIELD_KEYS.slice(0, FIELD_KEYS.indexOf(key))
  const place = others.findLastIndex((column) => before.includes(column.key)) + 1
  const pinned = PINNED.includes(key)
  return pinnedFirst(others.toSpliced(place, 0, { key, width: null, pinned }))
}

/** The columns with the one at a place moved to another; among those that are pinned it is pinned, too. */
export function withColumnMoved(columns: Columns, from: number, to: number): Columns {
  const column = columns[from]
  if (!column) return columns
  const others = columns.toSpliced(from, 1)
  const pinnedOthers = others.filter(({ pinned }) => pinned).length
  const pinned = to === pinnedOthers ? column.pinned : to < pinnedOthers
  return others.toSpliced(to, 0, { ...column, pinned })
}
