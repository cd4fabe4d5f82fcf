import { createLoader, createSerializer } from 'nuqs'
import { isObject, isString } from '#src/contract/guards.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { Stored } from '#src/lib/stored.ts'
import { pick } from '#src/lib/records.ts'
import { defaultColumns } from '#src/view/columns.ts'
import { isPresetView, PRESETS, withPreset, type Preset } from '#src/view/presets.ts'
import { currentView } from './sameView.ts'
import { savedViews, type SavedView, setQuery } from './savedViews.ts'
import { parseView, printView, viewParsers } from '#src/view/url.ts'
import { DEFAULT_VIEW, type Layout, type View } from '#src/view/view.ts'
import { LAYOUT_KEYS } from '#src/view/viewKeys.ts'

const layoutParsers = pick(viewParsers, LAYOUT_KEYS)
const parseLayout = createLoader(layoutParsers)
const printLayout = createSerializer(layoutParsers)

export const DEFAULT_LAYOUT: Layout = pick(DEFAULT_VIEW, LAYOUT_KEYS)

export function isDefaultLayout(layout: Layout): boolean {
  return printLayout(layout) === ''
}

/** The layouts that a person gave the presets in this browser, by the presets' labels, as query strings. */
export type Layouts = ReadonlyMap<string, string>

/** The layouts that a text holds; what cannot be read is left out. Never throws. */
export function parseLayouts(text: string | null): Layouts {
  const stored = parseJson(text ?? '')
  return new Map(
    Object.entries(isObject(stored) ? stored : {}).flatMap(([label, query]) =>
      isString(query) ? [[label, printLayout(parseLayout(query))] as const] : [],
    ),
  )
}

export const layouts = new Stored<Layouts>('layouts', {
  parse: parseLayouts,
  print: (stored) => JSON.stringify(Object.fromEntries(stored)),
})

/** The layout that the default view was given, as a query string; undefined for none. */
export function layoutOfDefault(stored: Layouts): string | undefined {
  const preset = PRESETS.find((known) => isPresetView(DEFAULT_VIEW, known))
  return preset && stored.get(preset.label)
}

/**
 * The view that a preset leads to: with the layout that it was given. Without one, it has that of the view, but not
 * its columns if those of the preset are others by default: they would lack the errors of failed jobs.
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
 * The saved view that a view is; none where it has the layout of a preset that shows the same jobs, and not
 * that of the saved view.
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

/** Remembers a layout for the view that it was given to: a saved view, or else a preset. */
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
