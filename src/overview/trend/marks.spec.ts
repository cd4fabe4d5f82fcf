import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { searchJobs } from '#src/demo/search.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { countByStatus } from '#src/jobs/counts.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import { periodOf } from '#src/view/filtering/spans.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView, printView } from '#src/view/url.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import {
  countAt,
  isPressed,
  levelsAt,
  markAfter,
  drillToKind,
  drillToMark,
  stopAt,
  type Mark,
  type Pressing,
} from './marks.ts'
import { axisOf, sumOf, TREND_KINDS, trendOf, type Axis } from './trend.ts'

const HOUR = 3_600_000
const now = Date.parse('2026-03-30T12:34:56.789Z')
const first = Date.parse('0001-01-02T00:00:00Z')

const statuses = [...STATUSES.map(({ status }) => status), 'NEW', 'TRAINING_JOB_PAUSED']
const anyJobs = fc
  .constantFrom(HOUR, 60 * HOUR, 2000 * HOUR, 90_000 * HOUR, now - first)
  .chain((maximum) =>
    fc.array(fc.tuple(fc.constantFrom(...statuses), fc.integer({ min: 0, max: maximum })), {
      maxLength: 15,
    }),
  )
  .map((list) =>
    list.map(([status, ago], index) => {
      const at = new Date(now - ago).toISOString()
      return aTrainingJob({
        id: `job${index}`,
        current_status: status,
        created_at: at,
        updated_at: at,
      })
    }),
  )
const anyView: fc.Arbitrary<View> = fc
  .record({
    status: fc.subarray(statuses),
    created: fc.constantFrom(null, '30m', '24h', '30d', '2026-03-28..2026-03-30'),
    tz: fc.constantFrom(null, 'utc' as const),
  })
  .map((part) => ({ ...DEFAULT_VIEW, ...part }))

/** Returns what the table and the trend display for a view, parsed from its URL. */
function displayedBy(view: View, jobs: readonly TrainingJob[], axis?: Axis) {
  const same = parseView(printView(view))
  const list = listJobs(searchJobs([...jobs], toSearchRequest(same)))
  const rows = matchingRows(list, toClientFilters(same), now)
  const until = periodOf(same.created ?? '', now, same.tz)?.until
  const trend = trendOf(list, rows, { now, until, axis, zone: same.tz })
  const pressing: Pressing | null = trend && {
    trend,
    view: same,
    now,
    statuses: [...countByStatus(list, rows).keys()],
  }
  return { rows, pressing }
}

function marksOf({ trend }: Pressing): Mark[] {
  return Array.from({ length: trend.bins.edges.length - 1 }, (_, bin) =>
    levelsAt(trend, bin).map((level) => ({ bin, level })),
  )
    .flat()
    .filter((mark) => countAt(trend, mark) > 0)
}

describe('a mark', () => {
  it('filters to exactly the rows that it counts, and is then pressed on the same axis', () => {
    fc.assert(
      fc.property(anyJobs, anyView, (jobs, view) => {
        const { pressing } = displayedBy(view, jobs)
        if (!pressing) return
        for (const mark of marksOf(pressing)) {
          const count = countAt(pressing.trend, mark)
          const axis = axisOf(pressing.trend.bins)
          const then = displayedBy(drillToMark(pressing, mark), jobs, axis)
          expect(then.rows).toHaveLength(count)
          expect(then.pressing && countAt(then.pressing.trend, mark)).toBe(count)
          expect(then.pressing && isPressed(then.pressing, mark)).toBe(true)
        }
      }),
    )
  })

  it('of the legend filters to exactly the rows that it counts', () => {
    fc.assert(
      fc.property(anyJobs, anyView, (jobs, view) => {
        const { pressing } = displayedBy(view, jobs)
        if (!pressing) return
        const sums = sumOf(pressing.trend.created)
        for (const kind of TREND_KINDS) {
          if (sums[kind] === 0) continue
          const drilled = drillToKind(pressing.view, kind, pressing.statuses)
          expect(displayedBy(drilled, jobs).rows).toHaveLength(sums[kind])
        }
      }),
    )
  })
})

describe('the arrow keys', () => {
  it('move from each mark to all others, and back', () => {
    fc.assert(
      fc.property(anyJobs, (jobs) => {
        const { pressing } = displayedBy(DEFAULT_VIEW, jobs)
        if (!pressing) return
        const { trend } = pressing
        const last = trend.bins.edges.length - 2
        let mark: Mark | null = { bin: 0, level: 'all' }
        const visited: Mark[] = []
        for (; mark; mark = markAfter('ArrowRight', trend, mark)) {
          expect(visited.length).toBeLessThanOrEqual(last)
          visited.push(mark)
          let up: Mark | null = mark
          const levels = [up.level]
          while ((up = markAfter('ArrowUp', trend, up))) {
            levels.push(up.level)
            expect(markAfter('ArrowDown', trend, up)?.level).toBe(levels.at(-2))
          }
          expect(levels).toEqual(levelsAt(trend, mark.bin))
        }
        expect(visited.map(({ bin }) => bin)).toEqual(
          Array.from({ length: last + 1 }, (_, bin) => bin),
        )
        const end = stopAt(trend, null)
        expect(countAt(trend, end)).toBeGreaterThan(0)
        expect(stopAt(trend, { bin: last + 1, level: 'all' })).toEqual(end)
        if (end.bin > 0) expect(markAfter('Home', trend, end)).toEqual({ bin: 0, level: 'all' })
      }),
    )
  })
})
