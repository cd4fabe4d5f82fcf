import type { FieldKey } from '#src/jobs/fields.ts'
import { areDefault, columnsOf, type ColumnsView } from '#src/view/columns.ts'

/**
 * The default columns are exported with separate columns for GPUs and nodes, even if they were resized, moved or
 * pinned. Other columns are exported as they are, since URLs and stored layouts can date from before hardware became
 * one column.
 */
export function exportedKeys(view: ColumnsView): readonly FieldKey[] {
  const columns = columnsOf(view)
  const keys = columns.map(({ key }) => key)
  if (!areDefault(columns)) return keys
  return keys.flatMap((key) => (key === 'instance' ? [key, 'gpus', 'nodes'] : [key]))
}
