import { FIELD_KEYS, type FieldKey } from '#src/jobs/fields.ts'
import { DEFAULT_COLUMNS, isSameColumns, PINNED, pinnedFirst, type Columns } from './columns.ts'
import type { Density } from './view.ts'

// Apart from `columns.ts` and `view.ts`, which every visit loads.

export const DENSITY_LABELS: Readonly<Record<Density, string>> = {
  comfortable: 'Comfortable',
  compact: 'Compact',
}

/** By which one can tell at a glance that nothing differs from the default. */
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
