import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { packLanes, type Lanes } from './lanes.ts'

interface Span {
  readonly start: number
  readonly end: number
  readonly group: number
}

const GROUPS = 3
const anySpan: fc.Arbitrary<Span> = fc.record({
  start: fc.nat(20),
  end: fc.oneof(fc.nat(30), fc.constant(Infinity)),
  group: fc.nat(GROUPS - 1),
})
const anySpans = fc.array(anySpan, { maxLength: 30 })

function pack(spans: readonly Span[]): Lanes {
  return packLanes({
    starts: Float64Array.from(spans, ({ start }) => start),
    ends: Float64Array.from(spans, ({ end }) => end),
    codes: Uint32Array.from(spans, ({ group }) => group),
    groups: GROUPS,
  })
}

function lanesOf({ order, lanes }: Lanes, spans: readonly Span[]): Span[][] {
  return Array.from({ length: lanes.length - 1 }, (_, lane) =>
    [...order.subarray(lanes[lane], lanes[lane + 1])].flatMap((index) => spans[index] ?? []),
  )
}

const endOf = ({ start, end }: Span) => Math.max(end, start + 1)
const overlap = (a: Span, b: Span) => a.start < endOf(b) && b.start < endOf(a)

it('puts each span once into a lane of its group, ordered by time', () => {
  fc.assert(
    fc.property(anySpans, (spans) => {
      const packed = pack(spans)
      expect([...packed.order].sort((a, b) => a - b)).toEqual([...spans.keys()])
      for (const [lane, own] of lanesOf(packed, spans).entries()) {
        const starts = own.map(({ start }) => start)
        expect(starts).toEqual([...starts].sort((a, b) => a - b))
        for (const { group } of own) {
          expect(lane).toBeGreaterThanOrEqual(packed.groups[group] ?? NaN)
          expect(lane).toBeLessThan(packed.groups[group + 1] ?? NaN)
        }
      }
    }),
  )
})

it('lists the spans in the order of their starts', () => {
  fc.assert(
    fc.property(anySpans, (spans) => {
      const { order, byStart } = pack(spans)
      expect([...byStart].sort((a, b) => a - b)).toEqual([...spans.keys()])
      const starts = [...byStart].map((index) => spans[order[index] ?? NaN]?.start ?? NaN)
      expect(starts).toEqual([...starts].sort((a, b) => a - b))
    }),
  )
})

it('never overlaps spans of the same lane', () => {
  fc.assert(
    fc.property(anySpans, (spans) => {
      for (const lane of lanesOf(pack(spans), spans)) {
        for (const [index, span] of lane.entries()) {
          expect(lane.slice(index + 1).some((other) => overlap(span, other))).toBe(false)
        }
      }
    }),
  )
})

it('needs as many lanes per group as it has simultaneous spans at most', () => {
  fc.assert(
    fc.property(anySpans, (spans) => {
      const { groups } = pack(spans)
      for (let group = 0; group < GROUPS; group++) {
        const own = spans.filter((span) => span.group === group)
        const atOnce = own.map(
          ({ start }) => own.filter((other) => other.start <= start && start < endOf(other)).length,
        )
        expect((groups[group + 1] ?? NaN) - (groups[group] ?? NaN)).toBe(Math.max(0, ...atOnce))
      }
    }),
  )
})

function laneIn(list: readonly Span[], span: Span): number {
  const packed = pack(list)
  const lane = lanesOf(packed, list).findIndex((own) => own.includes(span))
  return lane - (packed.groups[span.group] ?? NaN)
}

it('keeps spans in their lanes when later spans are added', () => {
  fc.assert(
    fc.property(anySpans, fc.nat(20), (spans, now) => {
      const before = spans.filter(({ start }) => start < now)
      for (const span of before) expect(laneIn(spans, span)).toBe(laneIn(before, span))
    }),
    { numRuns: 30 },
  )
})
