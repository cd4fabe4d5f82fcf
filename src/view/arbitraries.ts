import * as fc from 'fast-check'
import { FIELD_KEYS } from '../jobs/fields.ts'
import { MAX_WIDTH, MIN_WIDTH, type Columns } from './columns.ts'
import { LANE_KEYS, PARTS, type Overview } from './overview.ts'
import type { Period } from './spans.ts'
import { toSorts, type Sorts } from './view.ts'

// Parts of any view, for property tests.

export const anySorts: fc.Arbitrary<Sorts> = fc
  .uniqueArray(fc.record({ field: fc.constantFrom(...FIELD_KEYS), descending: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ field }) => field,
  })
  .map((sorts) => toSorts(sorts) ?? [{ field: 'created', descending: true }])

export const anyColumns: fc.Arbitrary<Columns> = fc
  .tuple(
    fc.shuffledSubarray(FIELD_KEYS, { minLength: 1 }),
    fc.array(fc.option(fc.integer({ min: MIN_WIDTH, max: MAX_WIDTH })), {
      minLength: FIELD_KEYS.length,
      maxLength: FIELD_KEYS.length,
    }),
    fc.nat({ max: 4 }),
  )
  .map(([keys, widths, pinned]) =>
    keys.map((key, place) => ({
      key,
      width: widths[place] ?? null,
      pinned: place < pinned,
    })),
  )

export const anyOverview: fc.Arbitrary<Overview> = fc
  .record({ parts: fc.subarray([...PARTS]), lanes: fc.constantFrom(...LANE_KEYS) })
  .map(({ parts, lanes }) => ({
    parts,
    // Nothing is grouped where there is no timeline.
    lanes: parts.includes('timeline') ? lanes : 'project',
  }))

const FIRST = Date.parse('0001-01-03T00:00Z')
const LAST = Date.UTC(9999, 11, 30)

/** Whole days, minutes, seconds or thousandths. */
export const anyPeriod: fc.Arbitrary<Period> = fc
  .tuple(
    fc.integer({ min: FIRST, max: LAST - 2e10 }),
    fc.integer({ min: 1, max: 1e10 }),
    fc.constantFrom(1, 1000, 60_000),
    fc.boolean(),
  )
  .map(([start, length, unit, days]) => {
    if (days) {
      const from = new Date(start).setHours(0, 0, 0, 0)
      return {
        from,
        until: new Date(Math.min(from + length + 100_000_000, LAST)).setHours(0, 0, 0, 0),
      }
    }
    const from = Math.floor(start / unit) * unit
    return { from, until: from + Math.ceil(Math.min(length, LAST - start) / unit) * unit }
  })
