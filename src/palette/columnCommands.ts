import { Columns3, RotateCcw, Rows3, Rows4 } from 'lucide-react'
import { FIELD_KEYS, FIELDS } from '#src/jobs/fields.ts'
import { DEFAULT_COLUMNS, isDefaultColumns, withColumnToggled } from '#src/view/columns.ts'
import { setLayout } from '#src/view/saved/setLayout.ts'
import { DENSITIES, DENSITY_LABELS } from '#src/view/view.ts'
import type { Command } from './command.ts'
import type { ViewContext } from './viewCommands.ts'

const DENSITY_ICONS = { comfortable: Rows3, compact: Rows4 }

/** Each column shown or hidden, the density, and the way back to the default. */
export function columnCommands({
  view: { cols, density },
  setView,
}: Pick<ViewContext, 'view' | 'setView'>): Command[] {
  const columns = FIELD_KEYS.map((key): Command => {
    const isShown = cols.some((column) => column.key === key)
    return {
      id: `column ${key}`,
      group: 'Columns',
      label: `Column ${FIELDS[key].label}`,
      keywords: 'show hide',
      icon: Columns3,
      checked: isShown,
      deep: true,
      run: () => setLayout(setView, (now) => ({ cols: withColumnToggled(now.cols, key) })),
    }
  })
  const rows = DENSITIES.map((value): Command => {
    return {
      id: `density ${value}`,
      group: 'Columns',
      label: `${DENSITY_LABELS[value]} rows`,
      icon: DENSITY_ICONS[value],
      keywords: 'density height',
      checked: density === value,
      run: () => setLayout(setView, () => ({ density: value })),
    }
  })
  if (isDefaultColumns(cols)) return [...rows, ...columns]
  const reset: Command = {
    id: 'columns reset',
    group: 'Columns',
    label: 'Reset columns to default',
    icon: RotateCcw,
    run: () => setLayout(setView, () => ({ cols: DEFAULT_COLUMNS })),
  }
  return [...rows, reset, ...columns]
}
