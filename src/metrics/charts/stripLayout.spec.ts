import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowAt, stripLayout } from './stripLayout.ts'

it('has 16 px for each of the GPUs of one node', () => {
  expect(stripLayout([2])).toEqual({
    groups: [{ top: 0, height: 32 }],
    rows: [
      { node: 0, gpu: 0, top: 0 },
      { node: 0, gpu: 1, top: 16 },
    ],
    rowHeight: 16,
    rowGap: 1,
    height: 32,
  })
})

it('separates nodes', () => {
  const { groups, height } = stripLayout([8, 8])
  expect(groups).toEqual([
    { top: 0, height: 96 },
    { top: 102, height: 96 },
  ])
  expect(height).toBe(198)
})

it('fits 16 nodes with 8 GPUs in about 600 px', () => {
  const { rows, height } = stripLayout(Array.from({ length: 16 }, () => 8))
  expect(rows).toHaveLength(128)
  expect(height).toBe(602)
})

it('has no room for a node without GPUs', () => {
  expect(stripLayout([]).height).toBe(0)
  expect(stripLayout([0]).height).toBe(0)
  expect(stripLayout([1, 0, 1]).groups.map(({ top }) => top)).toEqual([0, 22, 22])
})

it('finds each row at each of its pixels, and none between nodes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(8), { maxLength: 16 }), (counts) => {
      const layout = stripLayout(counts)
      let found = 0
      for (let y = 0; y < layout.height; y++) {
        const row = rowAt(layout, y)
        if (!row) continue
        found += 1
        const group = layout.groups[row.node]
        expect(group && y >= group.top && y < group.top + group.height).toBe(true)
      }
      expect(found).toBe(layout.rows.length * layout.rowHeight)
      expect(rowAt(layout, -1)).toBeNull()
      expect(rowAt(layout, layout.height)).toBeNull()
    }),
  )
})
