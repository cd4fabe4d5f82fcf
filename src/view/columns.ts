import { kindOf, phaseOf, type Kind } from '#src/contract/statuses.ts'
import { FIELD_KEYS, FIELDS, isFieldKey, type FieldKey } from '#src/jobs/fields.ts'

export interface Column {
  readonly key: FieldKey
  /** px; `null` to fit the content and the window. */
  readonly width: number | null
  readonly pinned: boolean
}

/** Pinned columns come first. Each field appears at most once; there is at least one column. */
export type Columns = readonly Column[]

/** The limits of a width, px. */
export const MIN_WIDTH = 48
export const MAX_WIDTH = 1200

/** The order of columns: the catalog's, but the error, which takes the remaining width, follows the user. */
const ORDER: readonly FieldKey[] = FIELD_KEYS.filter((key) => key !== 'error').flatMap((key) =>
  key === 'user' ? [key, 'error'] : [key],
)

const PINNED: readonly FieldKey[] = ['status', 'name']
const HIDDEN: readonly FieldKey[] = ['gpus', 'gpu', 'nodes']
/** More fields that are hidden if a view has only one kind of job. */
const HIDDEN_BY_KIND: ReadonlyMap<Kind, readonly FieldKey[]> = new Map([
  ['running', ['error']],
  ['failed', ['priority', 'capacity', 'checkpoint']],
])

/** What failed, who started it and why come first, so that a narrow window displays them, too. */
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

/** Whether columns are the default for any statuses. Order, widths and pins don't matter. */
export function areDefault(columns: Columns): boolean {
  return [DEFAULT_COLUMNS, ...defaultsByKind.values()].some(
    (defaults) =>
      defaults.length === columns.length &&
      defaults.every(({ key }) => columns.some((column) => column.key === key)),
  )
}

/** `null` if there is no status, or several kinds. */
export function onlyKindOf(statuses: readonly string[]): Kind | null {
  const [kind, ...others] = new Set(statuses.map(kindOf))
  return others.length === 0 ? (kind ?? null) : null
}

/** Returns the default columns for a view's statuses. The same kind returns the same object. */
export function defaultColumns(statuses: readonly string[]): Columns {
  const kind = onlyKindOf(statuses)
  return (kind && defaultsByKind.get(kind)) ?? DEFAULT_COLUMNS
}

export interface ColumnsView {
  readonly cols: Columns | null
  readonly status: readonly string[]
}

export function columnsOf({ cols, status }: ColumnsView): Columns {
  return cols ?? defaultColumns(status)
}

/** Returns the column that displays a field: its own or, if that is hidden, hardware if it includes the field. */
export function columnWith(columns: Columns, field: FieldKey): FieldKey {
  const isDisplayed = columns.some(({ key }) => key === field)
  return !isDisplayed && HIDDEN.includes(field) ? 'instance' : field
}

/** Returns the field that a column's header sorts by: for hardware, the GPUs, unless they have their own column. */
export function sortedBy(columns: Columns, key: FieldKey): FieldKey {
  return key === 'instance' && columnWith(columns, 'gpus') === key ? 'gpus' : key
}

/** Returns a column's title in a view of these statuses. Exports use the field's own label instead. */
export function columnLabel(key: FieldKey, statuses: readonly string[]): string {
  if (key === 'instance') return 'Hardware'
  const isEnd = key === 'updated' && statuses.length > 0
  return isEnd && statuses.every((status) => phaseOf(status) === 'ended')
    ? 'Ended'
    : FIELDS[key].label
}

const WORD = /^(?<key>[a-z]+)(?<pinned>\.pin)?(?:\.(?<width>\d{1,4}))?$/

/** `name`, `name.pin`, `name.pin.240`; `null` if the word names no column. */
function parseColumn(word: string): Column | null {
  const { key = '', pinned, width } = WORD.exec(word.trim())?.groups ?? {}
  if (!isFieldKey(key)) return null
  return {
    key,
    width: width === undefined ? null : toWidth(Number(width)),
    pinned: pinned !== undefined,
  }
}

/** Skips words that name no column; `null` if none is left. */
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

export function toWidth(width: number): number {
  return Math.round(Math.min(Math.max(width, MIN_WIDTH), MAX_WIDTH))
}

export function withWidth(columns: Columns, key: FieldKey, width: number | null): Columns {
  return columns.map((column) =>
    column.key === key ? { ...column, width: width === null ? null : toWidth(width) } : column,
  )
}

function pinnedFirst(columns: Columns): Columns {
  return [...columns.filter(({ pinned }) => pinned), ...columns.filter(({ pinned }) => !pinned)]
}

export function withPinToggled(columns: Columns, key: FieldKey): Columns {
  return pinnedFirst(
    columns.map((column) => (column.key === key ? { ...column, pinned: !column.pinned } : column)),
  )
}

/** Returns the columns with one hidden or, in its default position, displayed. The last column can't be hidden. */
export function withColumnToggled(columns: Columns, key: FieldKey): Columns {
  const others = columns.filter((column) => column.key !== key)
  if (others.length === 0) return columns
  if (others.length < columns.length) return others
  const before = ORDER.slice(0, ORDER.indexOf(key))
  const index = others.findLastIndex((column) => before.includes(column.key)) + 1
  const pinned = PINNED.includes(key)
  return pinnedFirst(others.toSpliced(index, 0, { key, width: null, pinned }))
}

/** Returns the columns with one moved to another index. Among pinned columns, it becomes pinned. */
export function withColumnMoved(columns: Columns, from: number, to: number): Columns {
  const column = columns[from]
  if (!column) return columns
  const others = columns.toSpliced(from, 1)
  const pinnedOthers = others.filter(({ pinned }) => pinned).length
  const pinned = to === pinnedOthers ? column.pinned : to < pinnedOthers
  return others.toSpliced(to, 0, { ...column, pinned })
}
