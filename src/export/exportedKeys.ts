import type { FieldKey } from '#src/jobs/fields.ts'
import { columnsOf, type ColumnsView } from '#src/view/columns.ts'

/** The fields in an export of the displayed columns. By default, the figures of the hardware are apart. */
export function exportedKeys(view: ColumnsView): readonly FieldKey[] {
  const keys = columnsOf(view).map(({ key }) => key)
  if (view.cols) return keys
  return keys.flatMap((key) => (key === 'instance' ? [key, 'gpus', 'nodes'] : [key]))
}
