import { kindOf, phaseOf, type Kind } from '#src/contract/statuses.ts'
import { FIELD_KEYS, FIELDS, isFieldKey, type FieldKey } from '#src/jobs/fields.ts'

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

/** The order of columns: the catalog's, except that the error, which takes the remaining width, follows the user. */
const ORDER: readonly FieldKey[] = FIELD_KEYS.filter((key) => key !== 'error').flatMap((key) =>
  key === 'user' ? [key, 'error'] : [key],
)

/** The columns that are pinned by default. */
const PINNED: readonly FieldKey[] = ['status', 'name']
/** What the column of the hardware says too. */
const HIDDEN: readonly FieldKey[] = ['gpus', 'gpu', 'nodes']
/** What is hidden too in a view of one kind of jobs. */
const HIDDEN_BY_KIND: ReadonlyMap<Kind, readonly FieldKey[]> = new Map([
  ['running', ['error']],
  ['failed', ['priority', 'capacity', 'checkpoint']],
])

/**
 * All default columns of failed jobs, in order: what failed, who started it, and why, also in a narrow window, then where
 * and when.
 */
export const FAILED_ORDER: readonly FieldKey[] = [
  'status',
  'name',
  'user',
  'error',
  'project',
  'elapsed',
  'created',
  'updated',
  'instance',
  'id',
]

/** The default of a view of several kinds of jobs. */
export const DEFAULT_COLUMNS: Columns = ORDER.filter((key) => !HIDDEN.includes(key)).map((key) => ({
  key,
  width: null,
  pinned: PINNED.includes(key),
}))

const defaultsByKind = new Map(
  [...HIDDEN_BY_KIND].map(([kind, hidden]) => {
    const columns = DEFAULT_COLUMNS.filter(({ key }) => !hidden.includes(key))
    return [kind, kind === 'failed' ? columns.toSorted(byFailedOrder) : columns]
  }),
)

function byFailedOrder(a: Column, b: Column): number {
  return FAILED_ORDER.indexOf(a.key) - FAILED_ORDER.indexOf(b.key)
}

/** Whether columns are the default of some statuses, in any order and width, pinned or not. */
export function areDefault(columns: Columns): boolean {
  return [DEFAULT_COLUMNS, ...defaultsByKind.values()].some(
    (defaults) =>
      defaults.length === columns.length &&
      defaults.every(({ key }) => columns.some((column) => column.key === key)),
  )
}

/** The kind of all statuses; `null` if there are none or several kinds. */
export function onlyKindOf(statuses: readonly string[]): Kind | null {
  const [kind, ...others] = new Set(statuses.map(kindOf))
  return others.length === 0 ? (kind ?? null) : null
}

/** The columns of a view that names none, by its statuses. The same object for the same kinds. */
export function defaultColumns(statuses: readonly string[]): Columns {
  const kind = onlyKindOf(statuses)
  return (kind && defaultsByKind.get(kind)) ?? DEFAULT_COLUMNS
}

/** What of a view decides on its columns. */
export interface ColumnsView {
  readonly cols: Columns | null
  readonly status: readonly string[]
}

/** The columns of a view: its own, or the default. */
export function columnsOf({ cols, status }: ColumnsView): Columns {
  return cols ?? defaultColumns(status)
}

/** The column that displays a field: the field's own or, if that is hidden, the one that says it too. */
export function columnWith(columns: Columns, field: FieldKey): FieldKey {
  const isDisplayed = columns.some(({ key }) => key === field)
  return !isDisplayed && HIDDEN.includes(field) ? 'instance' : field
}

/** The field that a column's header sorts by: the hardware's, the GPUs that it begins with while no other column does. */
export function sortedBy(columns: Columns, key: FieldKey): FieldKey {
  return key === 'instance' && columnWith(columns, 'gpus') === key ? 'gpus' : key
}

/** A column's title in a view of these statuses. Exports have the field's own label. */
export function columnLabel(key: FieldKey, statuses: readonly string[]): string {
  if (key === 'instance') return 'Hardware'
  const isEnd = key === 'updated' && statuses.length > 0
  return isEnd && statuses.every((status) => phaseOf(status) === 'ended')
    ? 'Ended'
    : FIELDS[key].label
}

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
    ({ key }, index) => columns.findIndex((other) => other.key === key) === index,
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

/** The columns with one pinned that was not, or the other way. */
export function withPinToggled(columns: Columns, key: FieldKey): Columns {
  return pinnedFirst(
    columns.map((column) => (column.key === key ? { ...column, pinned: !column.pinned } : column)),
  )
}

/** The columns without one of them, or with one that was hidden, in its default place. The last one stays. */
export function withColumnToggled(columns: Columns, key: FieldKey): Columns {
  const others = columns.filter((column) => column.key !== key)
  if (others.length === 0) return columns
  if (others.length < columns.length) return others
  const before = ORDER.slice(0, ORDER.indexOf(key))
  const index = others.findLastIndex((column) => before.includes(column.key)) + 1
  const pinned = PINNED.includes(key)
  return pinnedFirst(others.toSpliced(index, 0, { key, width: null, pinned }))
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
