import * as fc from 'fast-check'
import { sortByKey } from '#src/jobs/columns/sortByKey.ts'
import type { Bars } from '#src/overview/timeline/bars.ts'
import { packLanes } from '#src/overview/timeline/lanes.ts'

export const LATEST = 60

interface AnyBar {
  readonly start: number
  readonly length: number
  readonly group: number
}

/** Bars of one or two groups, for property tests: at least one bar. */
export const anyBars: fc.Arbitrary<Bars> = fc
  .array(
    fc.record({ start: fc.nat(LATEST), length: fc.integer({ min: 1, max: 20 }), group: fc.nat(1) }),
    { minLength: 1, maxLength: 25 },
  )
  .map(toBars)

function toBars(list: readonly AnyBar[]): Bars {
  const starts = Float64Array.from(list, ({ start }) => start)
  const ends = Float64Array.from(list, ({ start, length }) => start + length)
  const codes = Uint32Array.from(list, ({ group }) => group)
  const { order, lanes, groups } = packLanes({ starts, ends, codes, groups: 2 })
  const inOrder = (values: Float64Array) => Float64Array.from(order, (at) => values[at] ?? NaN)
  const byStart = sortByKey(inOrder(starts))
  const rankOf = new Uint32Array(order.length)
  for (const [rank, bar] of byStart.entries()) rankOf[bar] = rank
  return {
    groups: [0, 1].map((group) => {
      const firstLane = groups[group] ?? 0
      const count = (groups[group + 1] ?? 0) - firstLane
      return { value: `${group}`, name: `${group}`, firstLane, lanes: count, jobs: 0 }
    }),
    lanes,
    laneOf: Uint32Array.from(order, (_, bar) => lanes.findLastIndex((first) => first <= bar)),
    rows: order,
    starts: inOrder(starts),
    ends: inOrder(ends),
    kinds: new Uint8Array(order.length),
    byStart,
    rankOf,
  }
}
