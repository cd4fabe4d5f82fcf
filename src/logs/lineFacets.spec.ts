import { expect, it } from 'vitest'
import { LineBuffer } from './lineBuffer.ts'
import { facetsOf } from './lineFacets.ts'

it('counts the lines of all chunks by level and node, each once', () => {
  const lines = Array.from({ length: 3000 }, (_, index) => ({
    time: BigInt(index),
    message: `${index}`,
    replica: index % 3 === 0 ? null : `node-${index % 3}`,
    level: index < 10 ? 'ERROR' : 'INFO',
  }))
  const { buffer } = LineBuffer.empty.insert(lines, { reading: 'end' })
  expect(buffer.chunks.length).toBeGreaterThan(1)
  for (const counts of [facetsOf(buffer), facetsOf(buffer)]) {
    expect([...counts.levels]).toEqual([
      ['ERROR', 10],
      ['INFO', 2990],
    ])
    expect([...counts.replicas]).toEqual([
      [null, 1000],
      ['node-1', 1000],
      ['node-2', 1000],
    ])
  }
})
