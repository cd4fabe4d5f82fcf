import * as fc from 'fast-check'
import { statusesOf } from '#src/contract/statuses.ts'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import { capacityLabel } from '#src/jobs/job.ts'
import { MAX_WIDTH, MIN_WIDTH, type Columns } from '#src/view/columns.ts'
import type { Exclusions } from '#src/view/filtering/exclusions.ts'
import { HAS_ERROR, NO_VALUE, type FacetKey } from '#src/view/filtering/facets.ts'
import { printPeriod } from '#src/view/filtering/printPeriod.ts'
import { printTimes, type Period } from '#src/view/filtering/spans.ts'
import { RANGES } from '#src/view/metricsRange.ts'
import { LANE_KEYS, PARTS, USE_KEYS, type Overview } from '#src/view/overview.ts'
import { isId, toQuery } from '#src/view/url.ts'
import { DENSITIES, REFRESHES, TABS, toSorts, type Sorts, type View } from '#src/view/view.ts'

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
    keys.map((key, index) => ({
      key,
      width: widths[index] ?? null,
      pinned: index < pinned,
    })),
  )

export const anyOverview: fc.Arbitrary<Overview> = fc
  .record({
    parts: fc.subarray([...PARTS]),
    lanes: fc.constantFrom(...LANE_KEYS),
    uses: fc.constantFrom(...USE_KEYS),
  })
  .map(({ parts, lanes, uses }) => ({
    parts,
    // A folded part has no grouping.
    lanes: parts.includes('timeline') ? lanes : 'project',
    uses: parts.includes('now') ? uses : 'gpu',
  }))

const FIRST = Date.parse('0001-01-03T00:00Z')
const LAST = Date.UTC(9999, 11, 30)

/** Whole days, minutes, seconds or milliseconds. */
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

const anyId = fc.string({ unit: 'grapheme', maxLength: 60 }).filter(isId)
const anyStatus = fc.oneof(
  fc.constantFrom(
    ...statusesOf('active'),
    ...statusesOf('ended'),
    'active',
    'running',
    'Ended',
    '%61',
    ',',
  ),
  anyId,
)

const anyQuery = fc.string({ unit: 'grapheme', maxLength: 60 }).map(toQuery)

const anyValues = fc.uniqueArray(
  fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom(NO_VALUE, 'none', 'a,b', '%61', ' '),
  ),
  { maxLength: 4 },
)
const anySpan = fc
  .tuple(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('m', 'h', 'd'))
  .map(([number, unit]) => `${number}${unit}`)

/** A range of time as the URL has it. */
const anyRange = fc.oneof(
  anySpan,
  fc.constantFrom('today', 'yesterday', 'last-night'),
  anyPeriod.map((period) => printPeriod(period, null)),
)

const anyFacets = {
  user: anyValues,
  instance: anyValues,
  gpu: anyValues,
  // The only values that a job can have.
  capacity: anyValues.map((values) => [...new Set(values.map(capacityLabel))]),
  nodes: fc.uniqueArray(fc.integer({ min: 1, max: 99 }).map(String), { maxLength: 3 }),
  checkpoint: anyValues,
  error: fc.subarray([NO_VALUE, HAS_ERROR]),
  fault: anyValues,
} satisfies Record<FacetKey, unknown>

const anyStatuses = fc.uniqueArray(anyStatus, { maxLength: 6 })

const anyExclusions: fc.Arbitrary<Exclusions> = fc.record({
  'not-status': anyStatuses,
  'not-project': fc.uniqueArray(anyId, { maxLength: 3 }),
  'not-q': fc.uniqueArray(anyQuery.filter(Boolean), { maxLength: 3 }),
  'not-user': anyFacets.user,
  'not-instance': anyFacets.instance,
  'not-gpu': anyFacets.gpu,
  'not-capacity': anyFacets.capacity,
  'not-nodes': anyFacets.nodes,
  'not-checkpoint': anyFacets.checkpoint,
  'not-error': anyFacets.error,
  'not-fault': anyFacets.fault,
})

const anyOtherView = fc.record({
  ...anyFacets,
  created: fc.option(anyRange),
  ended: fc.option(anyRange),
  during: fc.option(anyRange),
  longer: fc.option(anySpan),
  status: anyStatuses,
  project: fc.option(anyId),
  job: fc.option(anyId),
  q: anyQuery,
  sort: anySorts,
  cols: fc.option(anyColumns),
  density: fc.constantFrom(...DENSITIES),
  refresh: fc.constantFrom(...REFRESHES),
  open: fc.option(anyId),
  tab: fc.constantFrom(...TABS),
  full: fc.boolean(),
  log: anyQuery,
  level: fc.uniqueArray(fc.constantFrom('error', 'warning', 'info', 'debug', 'fatal', NO_VALUE)),
  node: anyValues,
  line: fc.option(
    fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 22n - 1n }), fc.nat({ max: 0xffff_ffff }))
      .map(([time, hash]) => `${time}-${hash.toString(16).padStart(8, '0')}`),
  ),
  range: fc.oneof(fc.constantFrom(...RANGES), anyPeriod.map(printTimes)),
  chart: fc.nat({ max: 999 }),
  overview: anyOverview,
  wall: fc.boolean(),
  tz: fc.constantFrom(null, 'utc'),
})

export const anyView: fc.Arbitrary<View> = fc
  .tuple(anyOtherView, anyExclusions)
  .map(([view, exclusions]) => ({ ...view, ...exclusions }))
