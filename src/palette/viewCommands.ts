import { ArrowDown, ArrowUp, Bookmark, LayoutList } from 'lucide-react'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { FIELD_KEYS, FIELDS } from '#src/jobs/fields.ts'
import { formatCount } from '#src/lib/units.ts'
import { columnLabel } from '#src/view/columns.ts'
import { isPresetView, presetCount, PRESETS, type Preset } from '#src/view/presets.ts'
import { presetView, type Layouts } from '#src/view/saved/layouts.ts'
import { openQuery } from '#src/view/saved/openQuery.ts'
import type { SavedView } from '#src/view/saved/savedViews.ts'
import { withZone } from '#src/view/saved/start.ts'
import type { SetView } from '#src/view/useView.tsx'
import { isSameSort, type Sorts, type View } from '#src/view/view.ts'
import type { Command } from './command.ts'
import { statusWords } from './synonyms.ts'

export interface ViewContext {
  readonly view: View
  readonly setView: SetView
  readonly request: SearchRequest
  readonly counts: ReadonlyMap<string, number> | null
}

/** No preset is checked if the view is `current`, a saved one. */
export function presetCommands(
  { view, setView, request, counts }: ViewContext,
  storedLayouts: Layouts,
  current: SavedView | undefined,
): Command[] {
  return PRESETS.map((preset) => {
    const count = counts && presetCount(preset, request, counts)
    return {
      id: `preset ${preset.label}`,
      group: 'Presets',
      label: preset.label,
      keywords: `view tab status jobs ${wordsOf(preset)}`,
      icon: LayoutList,
      checked: !current && isPresetView(view, preset),
      ...(count !== null && { count: formatCount(count) }),
      run: () => setView((now) => presetView(now, preset, storedLayouts)),
    }
  })
}

function wordsOf({ status }: Preset): string {
  if (status.length === 0) return 'everything any'
  const [words = '', ...others] = new Set(status.map(statusWords))
  return others.length === 0 ? words : 'unfinished not ended'
}

export function savedViewCommands(
  saved: readonly SavedView[],
  current: SavedView | undefined,
  { view, setView }: Pick<ViewContext, 'view' | 'setView'>,
): Command[] {
  return saved.map(({ id, name, query }) => ({
    id: `saved ${id}`,
    checked: current?.id === id,
    group: 'Saved views',
    label: name,
    icon: Bookmark,
    run: () => {
      const address = withZone(query, view.tz)
      if (!openQuery(address, setView)) location.assign(address)
    },
  }))
}

export function sortCommands({ view, setView }: Pick<ViewContext, 'view' | 'setView'>): Command[] {
  return FIELD_KEYS.flatMap((field) =>
    [false, true].map((descending): Command => {
      const sort: Sorts = [{ field, descending }]
      const direction = descending ? 'descending' : 'ascending'
      const age = descending ? 'newest first latest recent' : 'oldest first'
      return {
        id: `sort ${field} ${direction}`,
        group: 'Columns',
        label: `Sort by ${columnLabel(field, view.status)}, ${direction}`,
        keywords: `order ${FIELDS[field].label}${field === 'created' ? ` ${age}` : ''}`,
        icon: descending ? ArrowDown : ArrowUp,
        checked: isSameSort(view.sort, sort),
        searchOnly: true,
        run: () => setView({ sort }),
      }
    }),
  )
}
