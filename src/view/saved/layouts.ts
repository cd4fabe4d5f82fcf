import { createLoader, createSerializer } from 'nuqs'
import { isObject, isString } from '#src/contract/guards.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { pick } from '#src/lib/records.ts'
import { Stored } from '#src/lib/stored.ts'
import { defaultColumns } from '#src/view/columns.ts'
import { isPresetView, PRESETS, withPreset, type Preset } from '#src/view/presets.ts'
import { parseView, printView, viewParsers } from '#src/view/url.ts'
import { DEFAULT_VIEW, type Layout, type View } from '#src/view/view.ts'
import { LAYOUT_KEYS } from '#src/view/viewKeys.ts'
import { currentView } from './sameView.ts'
import { savedViews, type SavedView, setQuery } from './savedViews.ts'

const layoutParsers = pick(viewParsers, LAYOUT_KEYS)
const parseLayout = createLoader(layoutParsers)
const printLayout = createSerializer(layoutParsers)

export const DEFAULT_LAYOUT: Layout = pick(DEFAULT_VIEW, LAYOUT_KEYS)

export function isDefaultLayout(layout: Layout): boolean {
  return printLayout(layout) === ''
}

export type Layouts = ReadonlyMap<string, string>

/** Skips invalid layouts; never throws. */
export function parseLayouts(text: string | null): Layouts {
  const content = parseJson(text ?? '')
  return new Map(
    Object.entries(isObject(content) ? content : {}).flatMap(([label, query]) =>
      isString(query) ? [[label, printLayout(parseLayout(query))] as const] : [],
    ),
  )
}

export const layouts = new Stored<Layouts>('layouts', {
  parse: parseLayouts,
  print: (stored) => JSON.stringify(Object.fromEntries(stored)),
})

export function layoutOfDefault(stored: Layouts): string | undefined {
  const preset = PRESETS.find((known) => isPresetView(DEFAULT_VIEW, known))
  return preset && stored.get(preset.label)
}

/**
 * Returns the view that a preset opens, with the preset's stored layout. Without one, the layout of the current view
 * stays, but not its columns if the preset has other default columns: failed jobs need their errors.
 */
export function presetView(view: View, preset: Preset, stored: Layouts): View {
  const next = withPreset(view, preset)
  const layout = stored.get(preset.label)
  if (layout !== undefined) return { ...next, ...parseLayout(layout) }
  return defaultColumns(next.status) === defaultColumns(view.status)
    ? next
    : { ...next, cols: null }
}

/**
 * Returns the saved view that matches a view. `undefined` if there is none, or if a preset with the same jobs has the
 * view's layout and the saved view doesn't.
 */
export function currentSaved(
  view: View,
  views: readonly SavedView[],
  stored: Layouts,
): SavedView | undefined {
  const saved = currentView(views, view)
  const layout = printLayout(view)
  if (!saved || printLayout(parseView(saved.query)) === layout) return saved
  const preset = PRESETS.find((known) => isPresetView(view, known))
  return preset && stored.get(preset.label) === layout ? undefined : saved
}

/** Stores a layout for the saved view or, if there is none, the preset that matches a view. */
export function rememberLayout(view: View, layout: Layout): void {
  const saved = currentSaved(view, savedViews.get().views, layouts.get())
  if (saved) {
    const query = printView({ ...parseView(saved.query), ...pick(layout, LAYOUT_KEYS) })
    savedViews.update(setQuery(saved.id, query))
    return
  }
  const preset = PRESETS.find((known) => isPresetView(view, known))
  if (!preset) return
  layouts.update((stored) => new Map([...stored, [preset.label, printLayout(layout)]]))
}
