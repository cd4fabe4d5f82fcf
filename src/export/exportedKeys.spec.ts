import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseBookmarks } from '#src/testing/bookmarks.ts'
import { defaultColumns, withColumnMoved, withPinToggled, withWidth } from '#src/view/columns.ts'
import { FAILED, PRESETS } from '#src/view/presets.ts'
import { parseView } from '#src/view/url.ts'
import { exportedKeys } from './exportedKeys.ts'

it('exports GPUs and nodes as separate columns by default', () => {
  expect(exportedKeys({ cols: null, status: FAILED }).join()).toBe(
    'status,name,user,error,project,elapsed,created,updated,instance,gpus,nodes,id',
  )
})

it('exports the columns of a view in their order', () => {
  expect(exportedKeys(parseView('?cols=instance,error,name.pin')).join()).toBe(
    'name,instance,error',
  )
})

it.each([...PRESETS, { label: 'New', status: ['NEW'] }])(
  'exports the same fields if columns are resized, pinned or moved: $label',
  ({ status }) => {
    const columns = defaultColumns(status)
    const byDefault = exportedKeys({ cols: null, status })
    const resized = withWidth(columns, 'name', 300)
    expect(exportedKeys({ cols: resized, status })).toEqual(byDefault)
    expect(exportedKeys({ cols: resized, status: [] }), 'with other statuses, too').toEqual(
      byDefault,
    )
    expect(exportedKeys({ cols: withPinToggled(columns, 'name'), status })).toContain('gpus')
    const moved = exportedKeys({ cols: withColumnMoved(columns, 4, 5), status })
    expect(moved.toSorted()).toEqual(byDefault.toSorted())
    expect(moved).not.toEqual(byDefault)
  },
)

it('exports the columns of bookmarks unchanged', () => {
  const bookmarks = parseBookmarks(readFileSync('e2e/bookmarks.json', 'utf8'))
  const withColumns = bookmarks.map(({ url }) => parseView(url)).filter(({ cols }) => cols)
  expect(withColumns.length).toBeGreaterThan(0)
  for (const view of withColumns) {
    expect(exportedKeys(view)).toEqual(view.cols?.map(({ key }) => key))
  }
})
