import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOf, phaseOf, STATUSES } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { createdAt, elapsed, gpuTotal, isActive, updatedAt } from '#src/jobs/job.ts'
import { fromKeys } from '#src/lib/records.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { binAt, BIN_UNITS, binsBetween } from './timeBins.ts'
import {
  axisOf,
  countsAt,
  failedShare,
  sumOf,
  TREND_KINDS,
  trendOf,
  unknownAt,
  type Trend,
} from './trend.ts'

const HOUR = 3_600_000
// Near the start of daylight saving time in Europe and America.
const base = Date.UTC(2026, 2, 20)
const [first, last] = [Date.parse('0001-01-02T00:00:00Z'), Date.parse('9999-12-30T00:00:00Z')]

const anyTime = (maximum: number) =>
  fc.integer({ min: Math.max(first, base - maximum), max: Math.min(last, base + maximum) })
/** Times within a day, some weeks, some years, or at any time. */
const anyTimes = fc
  .constantFrom(HOUR, 24 * HOUR, 1000 * HOUR, 60_000 * HOUR, last)
  .chain((maximum) =>
    fc.record({
      now: anyTime(maximum),
      spans: fc.array(fc.tuple(anyTime(maximum), anyTime(maximum)), { maxLength: 12 }),
    }),
  )
const instance = aTrainingJob().instance_type
const anyKind = fc.record({
  status: fc.constantFrom(...STATUSES.map(({ status }) => status), 'NEW', 'OTHER'),
  gpus: fc.nat({ max: 8 }),
  nodes: fc.constantFrom(undefined, 1, 4),
  included: fc.boolean(),
})

const anyCase = fc
  .tuple(anyTimes, fc.array(anyKind, { minLength: 12, maxLength: 12 }), fc.boolean())
  .map(([{ now, spans }, kinds, bounded]) => {
    const jobs = spans.map(([created, updated], index) =>
      aTrainingJob({
        created_at: new Date(created).toISOString(),
        updated_at: new Date(updated).toISOString(),
        current_status: kinds[index]?.status ?? 'NEW',
        instance_type: { ...instance, gpu_count: kinds[index]?.gpus ?? 0 },
        node_count: kinds[index]?.nodes,
      }),
    )
    const rows = jobs.flatMap((_, row) => (kinds[row]?.included ? [row] : []))
    // All requested jobs were created before this.
    const until = bounded ? Math.max(...spans.map(([created]) => created)) + 1 : undefined
    return {
      now,
      until,
      list: listJobs(jobs),
      rows,
      visible: rows.flatMap((row) => jobs[row] ?? []),
    }
  })

function holdsNone({ current_status: status }: TrainingJob): boolean {
  return /^TRAINING_JOB_(?:PENDING|QUEUED)$/.test(status) || phaseOf(status) === 'unknown'
}

/** Returns the GPUs × ms that a job held within a span. */
function heldWithin(job: TrainingJob, from: number, until: number, now: number): number {
  if (holdsNone(job)) return 0
  const end = isActive(job) ? now : updatedAt(job)
  return gpuTotal(job) * Math.max(0, Math.min(end, until) - Math.max(createdAt(job), from))
}

describe('bins', () => {
  it('follow each other from the first time to after the last, up to a maximum number', () => {
    fc.assert(
      fc.property(fc.constantFrom(HOUR, 1e8, 1e10, 1e12, last), fc.nat(), (maximum, seed) => {
        const from = Math.max(first, base - (seed % maximum))
        const until = Math.min(last, from + maximum)
        const bins = binsBetween(from, until, null)
        const edges = [...bins.edges]
        expect(edges.length).toBeLessThanOrEqual(131)
        expect(edges[0]).toBeLessThanOrEqual(from)
        expect(edges[1]).toBeGreaterThan(from)
        expect(edges.at(-2)).toBeLessThanOrEqual(until)
        expect(edges.at(-1)).toBeGreaterThan(until)
        expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b))
        for (const time of [from, until, (from + until) / 2]) {
          const slow = edges.findIndex((edge, bin) => time >= edge && time < (edges[bin + 1] ?? 0))
          expect(binAt(bins, time)).toBe(slow)
        }
      }),
    )
  })

  it.each(BIN_UNITS)('of a %s begin at its start in the calendar', (unit) => {
    fc.assert(
      fc.property(anyTime(1e12), (time) => {
        const { edges } = binsBetween(time, time, null, unit)
        for (const edge of edges) {
          const date = new Date(edge)
          expect(date.getMinutes()).toBe(0)
          if (unit === 'hour') continue
          expect(edge).toBe(new Date(edge).setHours(0, 0, 0, 0))
          if (unit === 'week') expect(date.getDay()).toBe(1)
          if (unit === 'day' || unit === 'week') continue
          expect(date.getDate()).toBe(1)
          if (unit === 'month') continue
          expect(date.getMonth()).toBe(0)
          const years = { year: 1, decade: 10, century: 100 }[unit]
          expect(date.getFullYear() % years).toBe(0)
        }
      }),
    )
  })
})

describe('the trend', () => {
  it('counts each row by kind in the bin of its creation', () => {
    fc.assert(
      fc.property(anyCase, ({ now, until, list, rows, visible }) => {
        const trend = trendOf(list, rows, { now, until, zone: null })
        expect(trend === null).toBe(rows.length === 0)
        if (!trend) return
        const { bins, created } = trend
        const count = bins.edges.length - 1
        for (const kind of TREND_KINDS) {
          const slow = Array.from({ length: count }, () => 0)
          for (const job of visible) {
            if (kindOf(job.current_status) !== kind) continue
            const bin = [...bins.edges].findLastIndex((edge) => edge <= createdAt(job))
            slow[bin] = (slow[bin] ?? 0) + 1
          }
          expect([...created[kind]]).toEqual(slow)
        }
        for (let bin = 0; bin < count; bin++) {
          const known = new Map(unknownAt(trend, bin))
          const apart = (known.get('NEW') ?? 0) + (known.get('OTHER') ?? 0)
          expect(apart).toBe(created.unknown[bin])
        }
        const sums = Object.values(sumOf(created))
        expect(sums.reduce((sum, own) => sum + own, 0)).toBe(rows.length)
      }),
      { numRuns: 300 },
    )
  })

  it('counts each unknown status in each bin', () => {
    const now = base
    const jobs = ['PAUSED', 'TRAINING_JOB_RUNNING', 'EVICTED', 'EVICTED'].map((current_status, n) =>
      aTrainingJob({ current_status, created_at: new Date(now - n * HOUR).toISOString() }),
    )
    const trend = trendOf(listJobs(jobs), [0, 1, 2, 3], { now, zone: null })
    const bins = Array.from({ length: 4 }, (_, bin) => trend && unknownAt(trend, bin))
    expect(bins).toEqual([[['EVICTED', 1]], [['EVICTED', 1]], [], [['PAUSED', 1]]])
  })

  it('averages the GPUs held in each bin, and sums all GPU hours', () => {
    fc.assert(
      fc.property(anyCase, ({ now, until, list, rows, visible }) => {
        const trend = trendOf(list, rows, { now, until, zone: null })
        if (!trend) return
        const { edges } = trend.bins
        const ends = visible.flatMap((job) =>
          isActive(job) || holdsNone(job) ? [] : [updatedAt(job)],
        )
        const end = Math.max(now, ...ends)
        let sum = 0
        for (const [bin, mean] of trend.gpuTime.means.entries()) {
          const from = edges[bin] ?? 0
          const stop = Math.min(edges[bin + 1] ?? 0, end)
          const held = visible.reduce((all, job) => all + heldWithin(job, from, stop, now), 0)
          const slow = stop > from ? held / (stop - from) : 0
          expect(Math.abs(mean - slow)).toBeLessThanOrEqual(1e-6 * (1 + slow))
          sum += held
        }
        const plain = visible.reduce((all, job) => {
          return all + (holdsNone(job) ? 0 : gpuTotal(job) * elapsed(job, now))
        }, 0)
        expect(trend.gpuTime.hours).toBeCloseTo(plain / HOUR, 3)
        expect(sum / HOUR).toBeCloseTo(plain / HOUR, 3)
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the bins of a given axis', () => {
    fc.assert(
      fc.property(anyCase, ({ now, until, list, rows }) => {
        const whole = trendOf(list, rows, { now, until, zone: null })
        if (!whole) return
        const axis = axisOf(whole.bins)
        const part = trendOf(list, rows.slice(0, 1), { now, until, axis, zone: null })
        expect(part?.bins).toEqual(whole.bins)
        // Bins are added for jobs that extend beyond it.
        const later = trendOf(list, rows.slice(0, 1), { now: now + 9 * HOUR, axis, zone: null })
        const edges = later?.bins.edges.subarray(0, whole.bins.edges.length)
        expect(edges).toEqual(whole.bins.edges)
      }),
    )
  })
})

it('calculates the share of ended jobs that failed', () => {
  const created: Trend['created'] = {
    ...fromKeys(TREND_KINDS, () => Uint32Array.of(0, 0)),
    completed: Uint32Array.of(5, 0),
    failed: Uint32Array.of(2, 0),
    preempted: Uint32Array.of(1, 0),
    running: Uint32Array.of(9, 3),
    waiting: Uint32Array.of(2, 1),
    unknown: Uint32Array.of(4, 1),
  }
  expect(failedShare(countsAt(created, 0))).toBe(0.25)
  expect(failedShare(countsAt(created, 1))).toBeNull()
  expect(failedShare(sumOf(created))).toBe(0.25)
})
