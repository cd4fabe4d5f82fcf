// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest'
import { changedView } from '#src/testing/changedView.ts'
import { PRESETS } from '#src/view/presets.ts'
import type { SetView } from '#src/view/useView.tsx'
import { DEFAULT_VIEW } from '#src/view/view.ts'
import { layouts, presetView } from './layouts.ts'
import { setLayout } from './setLayout.ts'

beforeEach(() => layouts.set(new Map()))

it('adds up changes of the layout, and remembers them for the preset', () => {
  let view = { ...DEFAULT_VIEW, q: 'llama' }
  const steps: unknown[] = []
  const setView: SetView = (change, how) => {
    view = changedView(view, change)
    steps.push(how)
  }
  const cols = DEFAULT_VIEW.cols.slice(0, 3)
  setLayout(setView, () => ({ cols }))
  setLayout(setView, (layout) => ({ cols: layout.cols.slice(1) }))
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
