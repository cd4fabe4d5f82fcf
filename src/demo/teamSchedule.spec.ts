import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kindOf } from '#src/contract/statuses.ts'
import { trainingJobSchema, type TrainingJob } from '#src/contract/trainingJob.ts'
import { capacityOf } from './capacity.ts'
import { createOrganization } from './organization.ts'
import { teamSchedule } from './teamSchedule.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const JOBS = 400
const PER_WEEK = 133
/** A Wednesday, 10:00. */
const START = Date.UTC(2026, 2, 4, 10)

const anySeed = fc.integer({ min: 0, max: 1_000 })
const anyTime = fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2035, 0, 1) })
const anyOffset = fc.integer({ min: -12, max: 14 }).map((hours) => hours * HOUR)

interface Team {
  readonly seed?: number
  readonly start?: number
  readonly offset?: number
}

function organizationOf({ seed = 1, start = START, offset = 0 }: Team = {}) {
  const schedule = teamSchedule({ seed, perWeek: PER_WEEK, offset })
  return createOrganization({ seed, jobs: JOBS, start, schedule })
}

const jobsOf = (team: Team = {}) => organizationOf(team).jobsAt(team.start ?? START)
const created = (job: TrainingJob) => Date.parse(job.created_at)
const updated = (job: TrainingJob) => Date.parse(job.updated_at)
const waitingIn = (jobs: readonly TrainingJob[]) =>
  jobs.filter((job) => kindOf(job.current_status) === 'waiting')

describe('a team', () => {
  it('has the same jobs after a reload', () => {
    fc.assert(
      fc.property(anySeed, anyTime, anyOffset, (seed, start, offset) => {
        const later = start + 30 * HOUR
        const open = organizationOf({ seed, start, offset })
        open.jobsAt(start)
        const before = new Map(open.jobsAt(later).map((job) => [job.id, job]))
        const reloaded = jobsOf({ seed, start: later, offset })
        expect(reloaded).toHaveLength(JOBS)
        expect(reloaded.map(({ id }) => before.get(id))).toEqual(reloaded)
      }),
      { numRuns: 10 },
    )
  })

  it('meets the contract, oldest job first', () => {
    fc.assert(
      fc.property(anySeed, anyTime, (seed, start) => {
        const jobs = jobsOf({ seed, start })
        const times = jobs.map(created)
        expect(times).toEqual([...times].sort((a, b) => a - b))
        for (const job of jobs) {
          expect(trainingJobSchema.safeParse(job).error).toBeUndefined()
          expect(updated(job)).toBeLessThanOrEqual(start)
          expect(updated(job)).toBeGreaterThanOrEqual(created(job))
        }
      }),
      { numRuns: 10 },
    )
  })

  it('has six to ten waiting jobs at any time', () => {
    fc.assert(
      fc.property(anySeed, anyTime, (seed, start) => {
        const { jobsAt } = organizationOf({ seed, start })
        for (let hour = 0; hour < 7 * 24; hour += 5) {
          const { length } = waitingIn(jobsAt(start + hour * HOUR))
          expect(length).toBeGreaterThanOrEqual(6)
          expect(length).toBeLessThanOrEqual(10)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('has waiting jobs with priorities in several queues', () => {
    const { jobsAt } = organizationOf()
    const days = Array.from({ length: 21 }, (_, day) => waitingIn(jobsAt(START + day * DAY)))
    for (const waiting of days) {
      expect(new Set(waiting.map((job) => job.instance_type.gpu_type)).size).toBeGreaterThan(1)
    }
    const withPriorities = days.filter((waiting) => waiting.some((job) => (job.priority ?? 0) > 0))
    expect(withPriorities.length).toBeGreaterThan(14)
  })

  it('starts with three weeks of jobs, so that a day, a week and a month differ', () => {
    fc.assert(
      fc.property(anySeed, anyTime, (seed, start) => {
        const ages = jobsOf({ seed, start }).map((job) => start - created(job))
        const within = (days: number) => ages.filter((age) => age < days * DAY).length
        expect(within(1)).toBeGreaterThan(0)
        expect(within(1)).toBeLessThan(50)
        expect(within(7)).toBeGreaterThan(120)
        expect(within(7)).toBeLessThan(145)
        expect(within(19)).toBeLessThan(JOBS)
        expect(within(23)).toBe(JOBS)
      }),
      { numRuns: 20 },
    )
  })

  it('creates most jobs during its local working hours', () => {
    for (const offset of [-8 * HOUR, 0, 9 * HOUR]) {
      const hours = jobsOf({ offset }).map((job) => new Date(created(job) + offset))
      const weekend = hours.filter((time) => [0, 6].includes(time.getUTCDay()))
      expect(weekend.length).toBeGreaterThan(20)
      expect(weekend.length).toBeLessThan(JOBS / 5)
      const office = hours.filter((time) => time.getUTCHours() >= 8 && time.getUTCHours() < 19)
      expect(office.length).toBeGreaterThan(JOBS * 0.65)
    }
  })

  it('creates scheduled jobs at night', () => {
    const nightly = jobsOf().filter((job) => new Date(created(job)).getUTCHours() === 2)
    expect(nightly.length).toBeGreaterThan(15)
    const emails = nightly.flatMap((job) => job.user?.email ?? [])
    expect(new Set(emails)).toEqual(new Set(['nightly-training@example.com']))
  })

  it('has runs of minutes to days', () => {
    const ended = jobsOf().filter((job) => job.current_status === 'TRAINING_JOB_COMPLETED')
    const lengths = ended.map((job) => updated(job) - created(job))
    expect(Math.min(...lengths)).toBeLessThan(HOUR / 2)
    expect(Math.max(...lengths)).toBeGreaterThan(2 * DAY)
    const running = jobsOf().filter((job) => job.current_status === 'TRAINING_JOB_RUNNING')
    expect(running.length).toBeGreaterThan(4)
    expect(running.length).toBeLessThan(30)
  })

  it('has a job on 16 nodes, which is running, at any time', () => {
    fc.assert(
      fc.property(anySeed, anyTime, (seed, start) => {
        const largest = jobsOf({ seed, start }).filter(
          (job) => job.node_count === 16 && kindOf(job.current_status) === 'running',
        )
        expect(largest.some((job) => job.instance_type.name.startsWith('H200:8'))).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('uses more H200s than their limit, on spot capacity, at any time', () => {
    const { jobsAt } = organizationOf()
    for (let hour = 0; hour < 7 * 24; hour += 5) {
      const capacity = capacityOf(jobsAt(START + hour * HOUR)).gpu_capacities
      const h200 = capacity.find(({ gpu_type: type }) => type === 'H200')
      expect(h200?.usage_count).toBeGreaterThan(h200?.limit ?? NaN)
      expect(h200?.spot_usage_count).toBeGreaterThanOrEqual(128)
    }
  })

  it('has preempted spot jobs', () => {
    const preempted = jobsOf().filter((job) => job.current_status === 'TRAINING_JOB_PREEMPTED')
    expect(preempted.length).toBeGreaterThan(1)
    expect(preempted.every((job) => job.availability_model === 'spot')).toBe(true)
  })

  it('reuses the objects of unchanged jobs: most of them an hour later', () => {
    const { jobsAt } = organizationOf()
    const before = new Set(jobsAt(START))
    const changed = jobsAt(START + HOUR).filter((job) => !before.has(job))
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.length).toBeLessThan(30)
  })
})
