import type { FieldKey } from '#src/jobs/fields.ts'
import { columnsOf, onlyKindOf, type Columns, type ColumnsView } from '#src/view/columns.ts'
import { minWidthOf } from './widths.ts'

export const MIN_NARROW_COLUMNS = 3

/** The columns to add first if they fit, the most useful first. */
const PREFERRED: readonly FieldKey[] = ['project', 'instance', 'user']

/**
 * Returns the columns of the list next to the open details: the status, the name, and the error if all jobs have
 * failed, otherwise the elapsed time. If the view has only one of the last two, that one is used. Default columns
 * include others that fit into `room`, px. Order and pins stay, widths don't.
 */
export function narrowColumns(view: ColumnsView, room: number): Columns {
  const all = columnsOf(view)
  const keys: readonly FieldKey[] = ['elapsed', 'error']
  const byPriority = onlyKindOf(view.status) === 'failed' ? keys.toReversed() : keys
  const third = byPriority.find((candidate) => all.some(({ key }) => key === candidate))
  let some = all.filter(({ key }) => key === 'status' || key === 'name' || key === third)
  if (some.length === 0) return all
  for (const candidate of view.cols ? [] : [...PREFERRED, ...all.map(({ key }) => key)]) {
    const more = all.filter((column) => column.key === candidate || some.includes(column))
    if (minWidthOf(more, 'beside') <= room) some = more
  }
  return some.map((column) => ({ ...column, width: null }))
}
