// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest'
import { changedView } from '#src/testing/changedView.ts'
import { DEFAULT_COLUMNS, defaultColumns, withColumnToggled, withWidth } from '#src/view/columns.ts'
import { FAILED, PRESETS } from '#src/view/presets.ts'
import type { SetView } from '#src/view/useView.tsx'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { layouts, presetView } from './layouts.ts'
import { setColumns, setLayout } from './setLayout.ts'

beforeEach(() => layouts.set(new Map()))

it('merges layout changes, and stores them for the preset', () => {
  let view = { ...DEFAULT_VIEW, q: 'llama' }
  const steps: unknown[] = []
  const setView: SetView = (change, how) => {
    view = changedView(view, change)
    steps.push(how)
  }
  const cols = DEFAULT_COLUMNS.slice(0, 3)
  setLayout(setView, () => ({ cols }))
  setLayout(setView, (layout) => ({ cols: layout.cols?.slice(1) ?? null }))
  setLayout(setView, () => ({ density: 'compact' }))
  const layout = { cols: cols.slice(1), density: 'compact' }
  expect(view).toEqual({ ...DEFAULT_VIEW, q: 'llama', ...layout })
  expect(steps).toEqual(['replace', 'replace', 'replace'])
  expect([...layouts.get().keys()]).toEqual(['All'])
  const all = PRESETS.find(({ label }) => label === 'All')
  expect(all && presetView(DEFAULT_VIEW, all, layouts.get())).toEqual({
    ...DEFAULT_VIEW,
    ...layout,
  })
})

it('changes the columns, and removes them from the view if they are the default', () => {
  let view: View = { ...DEFAULT_VIEW, status: FAILED }
  const setView: SetView = (change) => {
    view = changedView(view, change)
  }
  const failed = defaultColumns(FAILED)
  setColumns(setView, (columns) => withWidth(columns, 'error', 500))
  expect(view.cols).toEqual(withWidth(failed, 'error', 500))
  setColumns(setView, (columns) => withWidth(columns, 'error', null))
  expect(view.cols).toBeNull()
  setColumns(setView, (columns) => withColumnToggled(columns, 'priority'))
  expect(view.cols).toHaveLength(failed.length + 1)
  // These columns stay if the statuses change.
  view = { ...view, status: [] }
  setColumns(setView, (columns) => columns)
  expect(view.cols).toHaveLength(failed.length + 1)
  setColumns(setView, () => DEFAULT_COLUMNS)
  expect(view.cols).toBeNull()
})
