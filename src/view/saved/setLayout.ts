import { pick } from '#src/lib/records.ts'
import { type Columns, columnsOf, defaultColumns, isSameColumns } from '#src/view/columns.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { Layout, View } from '#src/view/view.ts'
import { LAYOUT_KEYS } from '#src/view/viewKeys.ts'
import { rememberLayout } from './layouts.ts'

export function setLayout(setView: SetView, change: (view: View) => Partial<Layout>): void {
  setView((view) => {
    const layout = { ...pick(view, LAYOUT_KEYS), ...change(view) }
    // Inside the updater, because only there the view is current. A second call has no further effect.
    rememberLayout(view, layout)
    return layout
  }, 'replace')
}

export function setColumns(setView: SetView, change: (columns: Columns) => Columns): void {
  setLayout(setView, (view) => {
    const cols = change(columnsOf(view))
    return { cols: isSameColumns(cols, defaultColumns(view.status)) ? null : cols }
  })
}
