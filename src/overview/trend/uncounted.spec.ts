import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { binsBetween } from './timeBins.ts'
import { gpusText, stretchesOf, uncountedIn, uncountedText } from './uncounted.ts'

const HOUR = 3_600_000
const day = Date.UTC(2026, 2, 2)
const at = (hour: number) => day + hour * HOUR
/** The hours of Mar 2, 2026, from 8:00 to 16:00. */
const bins = binsBetween(at(8), at(16) - 1, 'utc')

type Held = readonly [status: string, from: number, until: number, gpus?: number]

/** Returns jobs that held 8 GPUs, or another number, from one hour of the day to another. */
function listOf(jobs: readonly Held[]) {
  return listJobs(
    jobs.map(([status, from, until, gpus = 8]) =>
      aTrainingJob({
        current_status: `TRAINING_JOB_${status}`,
        created_at: new Date(at(from)).toISOString(),
        updated_at: new Date(at(until)).toISOString(),
        instance_type: { ...aTrainingJob().instance_type, gpu_count: gpus },
        node_count: 1,
      }),
    ),
  )
}

function uncounted(jobs: readonly Held[], [from, until]: readonly [number, number], now = 16) {
  const list = listOf(jobs)
  const rows = list.jobs.map((_, row) => row)
  return uncountedIn(bins, { from: at(from), until: at(until) }, { list, rows, now: at(now) })
}

const stretches = (...args: Parameters<typeof uncounted>) => {
  const found = uncounted(...args)
  return found && stretchesOf(found)
}

describe('the bins that lack jobs', () => {
  it('last until the last job created before the range ends', () => {
    const jobs: readonly Held[] = [
      ['COMPLETED', 2, 9.5],
      ['FAILED', 7, 11.25],
      ['COMPLETED', 10, 15],
    ]
    // 8:00 – 12:00; the third job is counted.
    expect(stretches(jobs, [10, Infinity])).toEqual([[0, 3]])
    expect(uncounted(jobs, [10, Infinity])).toMatchObject({ hasOlder: true, hasNewer: false })
  })

  it('are all bins until now while a job created before the range runs', () => {
    expect(stretches([['RUNNING', 1, 1.5]], [8, Infinity])).toEqual([[0, 7]])
    // Half past twelve.
    expect(stretches([['DEPLOYING', 1, 1.5]], [8, Infinity], 12.5)).toEqual([[0, 4]])
  })

  it('begin with the first job created after the range', () => {
    const jobs: readonly Held[] = [
      ['COMPLETED', 7, 9],
      ['COMPLETED', 12, 13],
      ['STOPPED', 14, 14.5],
    ]
    expect(stretches(jobs, [8, 12])).toEqual([
      [0, 0],
      [4, 6],
    ])
    expect(uncounted(jobs, [8, 12])).toMatchObject({ hasOlder: true, hasNewer: true })
    expect(uncounted(jobs, [6, 12])).toMatchObject({ hasOlder: false, hasNewer: true })
  })

  it('are none if jobs outside the range held no GPUs on the axis', () => {
    expect(uncounted([], [10, 12])).toBeNull()
    for (const job of [
      // Ended before the first bin, exactly.
      ['COMPLETED', 1, 8],
      ['PENDING', 1, 2],
      ['EVICTED', 1, 12],
      // CPU only.
      ['RUNNING', 1, 2, 0],
      // Created after the last bin.
      ['RUNNING', 16, 16],
    ] as const satisfies readonly Held[]) {
      expect({ job, lacks: uncounted([job], [8, 12]) }).toEqual({ job, lacks: null })
    }
  })

  it('cover all times at which jobs outside the range held GPUs', () => {
    const hour = fc.double({ min: 0, max: 20, noNaN: true })
    const anyJob = fc
      .tuple(fc.constantFrom('RUNNING', 'COMPLETED', 'PENDING'), hour, hour)
      .map(([status, a, b]): Held => [status, Math.round(a * 4) / 4, Math.round(b * 4) / 4])
    const anyRange = fc.tuple(fc.integer({ min: 5, max: 12 }), fc.integer({ min: 13, max: 18 }))
    fc.assert(
      fc.property(fc.array(anyJob, { maxLength: 6 }), anyRange, (jobs, range) => {
        const flags = uncounted(jobs, range, 20)?.bins
        const lacking = [8, 9, 10, 11, 12, 13, 14, 15].filter((start) =>
          jobs.some(([status, from, until]) => {
            const isCounted = from >= range[0] && from < range[1]
            const stop = status === 'RUNNING' ? 20 : until
            const held = !isCounted && status !== 'PENDING' && stop > from
            return held && from < start + 1 && stop > start
          }),
        )
        expect(lacking.filter((start) => flags?.[start - 8] !== true)).toEqual([])
        expect(flags?.includes(true) ?? false).toBe(lacking.length > 0)
      }),
    )
  })
})

it('describes the jobs that are not counted', () => {
  const both: readonly Held[] = [
    ['COMPLETED', 1, 9],
    ['RUNNING', 15, 16],
  ]
  const text = (range: readonly [number, number], jobs = both) => {
    const found = uncounted(jobs, range)
    return found && uncountedText(found, bins)
  }
  expect(text([9.5, 14.25])).toBe(
    'excludes jobs created before Mar 2, 2026, 09:30 or after Mar 2, 2026, 14:15',
  )
  expect(text([9.5, Infinity])).toBe('excludes jobs created before Mar 2, 2026, 09:30')
  // Whole days.
  expect(text([0, 24], [['RUNNING', -1, 0]])).toBe('excludes jobs created before Mar 2, 2026')
  expect(text([-24, 0], [['RUNNING', 9, 10]])).toBe('excludes jobs created after Mar 1, 2026')
})

it('formats the mean of a bin that lacks jobs as a lower bound', () => {
  expect(gpusText(12.5, false)).toBe('12.5')
  expect(gpusText(12.5, true)).toBe('at least 12.5')
})
