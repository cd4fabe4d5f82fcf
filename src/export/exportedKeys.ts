import type { FieldKey } from '#src/jobs/fields.ts'
import { areDefault, columnsOf, type ColumnsView } from '#src/view/columns.ts'

/**
 * The fields in an export of the displayed columns. By default, the figures of the hardware are apart, also if the
 * columns were resized, moved or pinned. Columns that a person picked are exported as they are: an address or a
 * stored layout has named them before the hardware was one column.
 */
export function exportedKeys(view: ColumnsView): readonly FieldKey[] {
  const columns = columnsOf(view)
  const keys = columns.map(({ key }) => key)
  if (!areDefault(columns)) return keys
  return keys.flatMap((key) => (key === 'instance' ? [key, 'gpus', 'nodes'] : [key]))
}
