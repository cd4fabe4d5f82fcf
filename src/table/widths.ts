import { COLUMN_KEYS, type ColumnKey } from '../jobs/fields.ts'

/** Every row's height in px: a virtual table must know it before a row is drawn. */
export const ROW_HEIGHT = 44

/** Each column's least width in px. */
export const WIDTHS: Readonly<Record<ColumnKey, number>> = {
  status: 148,
  name: 200,
  id: 108,
  project: 152,
  instance: 264,
  gpus: 68,
  elapsed: 84,
  created: 88,
  error: 216,
  user: 176,
  priority: 80,
  nodes: 72,
  capacity: 100,
  checkpoint: 136,
  updated: 92,
}

/** What part of the width that is left over goes to the columns whose texts are long. */
const SHARES: Partial<Record<ColumnKey, number>> = {
  name: 0.2,
  project: 0.1,
  instance: 0.05,
  error: 0.5,
  user: 0.15,
}

/** The least width of the whole table, px. */
export const TABLE_WIDTH = Object.values(WIDTHS).reduce((sum, width) => sum + width, 0)

/** A column's width in CSS, in a container that is as wide as the table's window. */
export function columnWidth(key: ColumnKey): string {
  return widthOf([key])
}

/** How far from the table's left edge a column begins, in CSS, in the same container. */
export function columnLeft(key: ColumnKey): string {
  return widthOf(COLUMN_KEYS.slice(0, COLUMN_KEYS.indexOf(key)))
}

function widthOf(keys: readonly ColumnKey[]): string {
  const least = keys.reduce((sum, key) => sum + WIDTHS[key], 0)
  const share = keys.reduce((sum, key) => sum + (SHARES[key] ?? 0), 0)
  return `calc(${least}px + max(0px, 100cqi - ${TABLE_WIDTH}px) * ${share})`
}
