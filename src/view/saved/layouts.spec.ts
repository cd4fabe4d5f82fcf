// @vitest-environment jsdom
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { anyColumns } from '#src/testing/viewArbitraries.ts'
import { DEFAULT_COLUMNS, defaultColumns, withWidth } from '#src/view/columns.ts'
import { PRESETS } from '#src/view/presets.ts'
import { parseView } from '#src/view/url.ts'
import { DEFAULT_VIEW, DENSITIES } from '#src/view/view.ts'
import { layouts, parseLayouts, presetView, rememberLayout } from './layouts.ts'
import { queryOf } from './sameView.ts'
import { savedViews } from './savedViews.ts'

const [running, active, failed] = PRESETS
if (!running || !active || !failed) throw new Error('There are no presets')

const atRunning = { ...DEFAULT_VIEW, status: running.status, q: 'lora' }
const anyLayout = fc.record({ cols: fc.option(anyColumns), density: fc.constantFrom(...DENSITIES) })

beforeEach(() => {
  layouts.set(new Map())
  savedViews.set({ views: [], start: null, newer: null })
})

describe('a layout', () => {
  it('is stored for its preset, including the default one', () => {
    fc.assert(
      fc.property(anyLayout, anyLayout, (layout, other) => {
        layouts.set(new Map())
        rememberLayout(atRunning, layout)
        const stored = parseLayouts(JSON.stringify(Object.fromEntries(layouts.get())))
        const elsewhere = { ...DEFAULT_VIEW, ...other }
        expect(presetView(elsewhere, running, stored)).toMatchObject(layout)
        expect(
          presetView(elsewhere, active, stored),
          'other presets keep the layout of the view',
        ).toMatchObject(other)
        expect(
          presetView(elsewhere, failed, stored),
          'but not its columns if their default differs',
        ).toMatchObject({ cols: null, density: other.density })
        const back = presetView({ ...elsewhere, status: failed.status }, failed, stored)
        expect(back, 'the displayed preset keeps the layout').toMatchObject(other)
      }),
    )
  })

  it('of running jobs keeps the default columns of failed jobs', () => {
    const cols = withWidth(defaultColumns(running.status), 'name', 300)
    const view = { ...atRunning, cols, density: 'compact' } as const
    rememberLayout(atRunning, view)
    expect(presetView(view, failed, layouts.get())).toEqual({
      ...view,
      status: failed.status,
      cols: null,
    })
  })

  it('is stored for the displayed saved view', () => {
    const saved = { id: '1', name: 'Mine', query: queryOf(atRunning) }
    savedViews.set({ views: [saved], start: null, newer: null })
    const layout = { cols: DEFAULT_COLUMNS.slice(0, 3), density: 'compact' } as const
    rememberLayout({ ...atRunning, ...layout, open: 'j1' }, layout)
    expect(parseView(savedViews.get().views[0]?.query ?? '')).toEqual({ ...atRunning, ...layout })
    expect(layouts.get().size).toBe(0)
  })

  it('of any other view is only in the URL', () => {
    rememberLayout({ ...DEFAULT_VIEW, status: ['NEW'] }, DEFAULT_VIEW)
    expect(layouts.get().size).toBe(0)
  })
})

it('parses any stored text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('{"All":"?cols=banana"}')), (text) => {
      for (const query of parseLayouts(text).values()) expect(typeof query).toBe('string')
    }),
  )
})
