import { ArrowDown, ArrowUp, Bookmark, LayoutList } from 'lucide-react'
import type { SearchRequest } from '../contract/searchRequest.ts'
import { COLUMN_KEYS, FIELDS } from '../jobs/fields.ts'
import { formatCount } from '../jobs/units.ts'
import { isPresetView, presetCount, PRESETS, withPreset } from '../view/presets.ts'
import { parseView } from '../view/url.ts'
import type { SetView } from '../view/useView.ts'
import { isSameSort, type View } from '../view/view.ts'
import type { Command } from './command.ts'

/** What commands over the view need to know. */
export interface ViewContext {
  readonly view: View
  readonly setView: SetView
  readonly request: SearchRequest
  /** Jobs by status in the answer to `request`; null while it is not there. */
  readonly counts: ReadonlyMap<string, number> | null
}

export function presetCommands({ view, setView, request, counts }: ViewContext): Command[] {
  return PRESETS.map((preset) => {
    const count = counts && presetCount(preset, request, counts)
    return {
      id: `preset ${preset.label}`,
      group: 'Presets',
      label: preset.label,
      keywords: 'view status',
      icon: LayoutList,
      checked: isPresetView(view, preset),
      ...(count !== null && { count: formatCount(count) }),
      run: () => setView(withPreset(view, preset)),
    }
  })
}

/** A view that somebody gave a name, as the URL's query. */
export interface NamedView {
  readonly name: string
  readonly query: string
}

/** They leave the open job open: a view is saved without one. */
export function savedViewCommands(
  saved: readonly NamedView[],
  { view, setView }: Pick<ViewContext, 'view' | 'setView'>,
): Command[] {
  return saved.map(({ name, query }) => ({
    id: `saved ${name}`,
    group: 'Saved views',
    label: name,
    icon: Bookmark,
    run: () => setView({ ...parseView(query), open: view.open }),
  }))
}

/** Each column's two orders. */
export function sortCommands({ view, setView }: Pick<ViewContext, 'view' | 'setView'>): Command[] {
  return COLUMN_KEYS.flatMap((field) =>
    [false, true].map((descending): Command => {
      const sort = { field, descending }
      const way = descending ? 'descending' : 'ascending'
      const age = descending ? 'newest first' : 'oldest first'
      return {
        id: `sort ${field} ${way}`,
        group: 'Columns',
        label: `Sort by ${FIELDS[field].label}, ${way}`,
        keywords: field === 'created' ? `order ${age}` : 'order',
        icon: descending ? ArrowDown : ArrowUp,
        checked: isSameSort(view.sort, sort),
        deep: true,
        run: () => setView({ ...view, sort }),
      }
    }),
  )
}
