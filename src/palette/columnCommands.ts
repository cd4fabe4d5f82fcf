import { Columns3, RotateCcw, Rows3, Rows4 } from 'lucide-react'
import { FIELD_KEYS, FIELDS } from '#src/jobs/fields.ts'
import { columnLabel, columnsOf, withColumnToggled } from '#src/view/columns.ts'
import { setColumns, setLayout } from '#src/view/saved/setLayout.ts'
import { DENSITIES, DENSITY_LABELS } from '#src/view/view.ts'
import type { Command } from './command.ts'
import type { ViewContext } from './viewCommands.ts'

const DENSITY_ICONS = { comfortable: Rows3, compact: Rows4 }

export function columnCommands({
  view,
  setView,
}: Pick<ViewContext, 'view' | 'setView'>): Command[] {
  const { cols, density, status } = view
  const displayed = columnsOf(view)
  const columns = FIELD_KEYS.map((key): Command => {
    const isDisplayed = displayed.some((column) => column.key === key)
    return {
      id: `column ${key}`,
      group: 'Columns',
      label: `Column ${columnLabel(key, status)}`,
      keywords: `show hide field ${FIELDS[key].label}`,
      icon: Columns3,
      checked: isDisplayed,
      searchOnly: true,
      run: () => setColumns(setView, (now) => withColumnToggled(now, key)),
    }
  })
  const rows = DENSITIES.map((value): Command => {
    return {
      id: `density ${value}`,
      group: 'Columns',
      label: `${DENSITY_LABELS[value]} rows`,
      icon: DENSITY_ICONS[value],
      keywords: 'density height dense size',
      checked: density === value,
      run: () => setLayout(setView, () => ({ density: value })),
    }
  })
  if (cols === null) return [...rows, ...columns]
  const reset: Command = {
    id: 'columns reset',
    group: 'Columns',
    label: 'Reset columns to default',
    icon: RotateCcw,
    run: () => setLayout(setView, () => ({ cols: null })),
  }
  return [...rows, reset, ...columns]
}
