import * as fc from 'fast-check'
import { FIELD_KEYS } from '../jobs/fields.ts'
import { MAX_WIDTH, MIN_WIDTH, type Columns } from './columns.ts'
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
