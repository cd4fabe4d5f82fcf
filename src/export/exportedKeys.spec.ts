import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseBookmarks } from '#src/testing/bookmarks.ts'
import { defaultColumns, withColumnMoved, withPinToggled, withWidth } from '#src/view/columns.ts'
import { FAILED, PRESETS } from '#src/view/presets.ts'
import { parseView } from '#src/view/url.ts'
import { exportedKeys } from './exportedKeys.ts'

it('by default, the figures of the hardware are exported apart', () => {
  expect(exportedKeys({ cols: null, status: FAILED }).join()).toBe(
    'status,name,user,error,project,elapsed,created,updated,instance,gpus,nodes,id',
  )
})

it('the columns that a view names are exported in their order', () => {
  expect(exportedKeys(parseView('?cols=instance,error,name.pin')).join()).toBe(
    'name,instance,error',
  )
})

it.each([...PRESETS, { label: 'New', status: ['NEW'] }])(
  'the looks of columns change nothing in an export: $label',
  ({ status }) => {
    const columns = defaultColumns(status)
    const byDefault = exportedKeys({ cols: null, status })
    const resized = withWidth(columns, 'name', 300)
    expect(exportedKeys({ cols: resized, status })).toEqual(byDefault)
    expect(exportedKeys({ cols: resized, status: [] }), 'whatever the statuses are then').toEqual(
      byDefault,
    )
    expect(exportedKeys({ cols: withPinToggled(columns, 'name'), status })).toContain('gpus')
    const moved = exportedKeys({ cols: withColumnMoved(columns, 4, 5), status })
    expect(moved.toSorted()).toEqual(byDefault.toSorted())
    expect(moved).not.toEqual(byDefault)
  },
)

it('bookmarks with columns are exported as they always were', () => {
  const bookmarks = parseBookmarks(readFileSync('e2e/bookmarks.json', 'utf8'))
  const withColumns = bookmarks.map(({ url }) => parseView(url)).filter(({ cols }) => cols)
  expect(withColumns.length).toBeGreaterThan(0)
  for (const view of withColumns) {
    expect(exportedKeys(view)).toEqual(view.cols?.map(({ key }) => key))
  }
})
