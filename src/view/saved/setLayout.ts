import { pick } from '#src/lib/records.ts'
import type { SetView } from '#src/view/useView.tsx'
import { type Columns, columnsOf, defaultColumns, isSameColumns } from '#src/view/columns.ts'
import type { Layout, View } from '#src/view/view.ts'
import { LAYOUT_KEYS } from '#src/view/viewKeys.ts'
import { rememberLayout } from './layouts.ts'

/** Changes the layout, and remembers it for the saved view or the preset that the view is. */
export function setLayout(setView: SetView, change: (view: View) => Partial<Layout>): void {
  setView((view) => {
    const layout = { ...pick(view, LAYOUT_KEYS), ...change(view) }
    // Here, since only here the view is known as it is by now. Done twice, it does the same.
    rememberLayout(view, layout)
    return layout
  }, 'replace')
}

/** Changes the columns that are displayed. If they are the default again, the view names none. */
export function setColumns(setView: SetView, change: (columns: Columns) => Columns): void {
  setLayout(setView, (view) => {
    const cols = change(columnsOf(view))
    return { cols: isSameColumns(cols, defaultColumns(view.status)) ? null : cols }
  })
}
