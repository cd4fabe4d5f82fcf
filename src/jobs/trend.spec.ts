import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTrainingJob } from '../demo/job.ts'
import { createOrganisation } from '../demo/organisation.ts'
import { binOf, binsOf } from './bins.ts'
import { listJobs } from './fieldIndex.ts'
import { createdAt, elapsed, gpuTotal } from './job.ts'
import { stageOf } from './stage.ts'
import { countOf, OUTCOMES, outcomeOf, shareFailed, trendOf } from './trend.ts'

const HOUR = 3_600_000
const now = Date.UTC(2026, 2, 30, 12, 34)

describe('bins', () => {
  const anySpan = fc
    .tuple(
      fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9990, 0, 1) }),
      fc.oneof(fc.nat({ max: 100 * HOUR }), fc.nat({ max: 3e12 }), fc.nat({ max: 2.5e14 })),
    )
    .map(([first, length]) => ({ first, last: Math.min(first + length, 8e15) }))

  it('follow each other, hold the whole span, and are not too many', () => {
    fc.assert(
      fc.property(anySpan, fc.double({ min: 0, max: 1, noNaN: true }), ({ first, last }, share) => {
        const bins = binsOf(first, last)
        const { edges } = bins
        expect(edges.length).toBeLessThan(130)
        expect(edges[0]).toBeLessThanOrEqual(first)
        expect(edges.at(-1)).toBeGreaterThan(last)
        for (const [place, edge] of edges.slice(1).entries()) {
          expect(edge).toBeGreaterThan(edges[place] ?? NaN)
        }
        const time = first + Math.floor((last - first) * share)
        const slow = edges.findLastIndex((edge) => edge <= time)
        expect(binOf(bins, time)).toBe(slow)
      }),
    )
  })

  it.each([
    [HOUR, 'hour'],
    [72 * HOUR, 'hour'],
    [73 * HOUR, 'day'],
    [99 * 24 * HOUR, 'day'],
    [300 * 24 * HOUR, 'week'],
    [3000 * 24 * HOUR, 'month'],
    [9000 * 24 * HOUR, 'year'],
    [9e5 * 24 * HOUR, 'years'],
  ])('of %d ms are as long as a %s', (length, unit) => {
    expect(binsOf(now - length, now).unit).toBe(unit)
  })
})

const anyJob = fc
  .record({
    status: fc.constantFrom('RUNNING', 'PENDING', 'COMPLETED', 'FAILED', 'STOPPED', 'NEW'),
    age: fc.oneof(fc.nat({ max: 30 * HOUR }), fc.nat({ max: 2000 * HOUR })),
    length: fc.integer({ min: -HOUR, max: 90 * HOUR }),
    gpus: fc.nat({ max: 8 }),
  })
  .map(({ status, age, length, gpus }) =>
    aTrainingJob({
      current_status: `TRAINING_JOB_${status}`,
      created_at: new Date(now - age).toISOString(),
      updated_at: new Date(now - age + length).toISOString(),
      instance_type: { ...aTrainingJob().instance_type, gpu_count: gpus },
    }),
  )

describe('a trend', () => {
  it('is what counting and adding up job by job gives', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyJob, fc.boolean())), (entries) => {
        const jobs = entries.map(([job]) => job)
        const rows = entries.flatMap(([, shown], row) => (shown ? [row] : []))
        const shown = entries.flatMap(([job, isShown]) => (isShown ? [job] : []))
        const trend = trendOf(listJobs(jobs), rows, { now })
        expect(trend === null).toBe(shown.length === 0)
        if (!trend) return
        expect(countOf(trend.created)).toBe(shown.length)
        const end = trend.bins.at(-1)?.until ?? NaN
        for (const bin of trend.bins) {
          const own = shown.filter(
            (job) => createdAt(job) >= bin.from && createdAt(job) < bin.until,
          )
          for (const outcome of OUTCOMES) {
            const some = own.filter((job) => outcomeOf(job.current_status) === outcome)
            expect(bin.created[outcome]).toBe(some.length)
          }
          const time = shown
            .filter((job) => stageOf(job.current_status) !== 'waiting')
            .reduce((sum, job) => {
              const until = Math.min(createdAt(job) + elapsed(job, now), end, bin.until)
              const from = Math.max(createdAt(job), bin.from)
              return sum + gpuTotal(job) * Math.max(0, until - from)
            }, 0)
          const length = (now > bin.from && now < bin.until ? now : bin.until) - bin.from
          expect(bin.gpus).toBeCloseTo(time / length, 6)
        }
        expect(trend.gpuTime).toBe(
          shown
            .filter((job) => stageOf(job.current_status) !== 'waiting')
            .reduce((sum, job) => sum + gpuTotal(job) * elapsed(job, now), 0),
        )
      }),
    )
  })

  it('ends where the time that was asked for does', () => {
    const jobs = createOrganisation({ seed: 2, jobs: 500, start: now }).jobsAt(now)
    const until = now - 3 * HOUR
    const list = listJobs(jobs)
    const rows = [...jobs.keys()].filter(
      (row) => (list.index.numbers('created', 0)[row] ?? 0) < until,
    )
    const trend = trendOf(list, rows, { now, until })
    expect(trend?.bins.at(-1)?.until).toBeGreaterThanOrEqual(until)
    expect(trend?.bins.at(-1)?.from).toBeLessThan(until)
  })
})

it('the share that failed is of those that have ended', () => {
  expect(shareFailed({ completed: 2, stopped: 1, failed: 1, active: 9 })).toBe(0.25)
  expect(shareFailed({ completed: 0, stopped: 0, failed: 0, active: 9 })).toBeNull()
})
