import type { FieldKey } from '#src/jobs/fields.ts'
import { columnsOf, onlyKindOf, type Columns, type ColumnsView } from '#src/view/columns.ts'
import { minWidthOf } from './widths.ts'

/** The status, the name, and what jobs are compared by. */
export const NARROWEST = 3

/** What the list has besides while it fits, the most useful first. */
const PREFERRED: readonly FieldKey[] = ['project', 'instance', 'user']

/**
 * The columns of the list beside the open details, if there is no room for all: the status, the name, and what
 * jobs are compared by, the error if all have failed and otherwise the elapsed time, or the one of the two that the
 * columns have. Default columns have others while they fit into `room`, px. They keep their order but not their widths.
 */
export function narrowColumns(view: ColumnsView, room: number): Columns {
  const all = columnsOf(view)
  const compared: readonly FieldKey[] = ['elapsed', 'error']
  const byUse = onlyKindOf(view.status) === 'failed' ? compared.toReversed() : compared
  const last = byUse.find((wanted) => all.some(({ key }) => key === wanted))
  let some = all.filter(({ key }) => key === 'status' || key === 'name' || key === last)
  if (some.length === 0) return all
  for (const wanted of view.cols ? [] : [...PREFERRED, ...all.map(({ key }) => key)]) {
    const more = all.filter((column) => column.key === wanted || some.includes(column))
    if (minWidthOf(more, 'beside') <= room) some = more
  }
  return some.map((column) => ({ ...column, width: null }))
}
