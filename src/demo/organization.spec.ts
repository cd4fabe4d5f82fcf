import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phaseOf, statusWord } from '#src/contract/statuses.ts'
import { trainingJobSchema, type TrainingJob } from '#src/contract/trainingJob.ts'
import { createOrganization } from './organization.ts'

const START = Date.UTC(2026, 2, 2, 9)
const SECOND = 1000
const HOUR = 3600 * SECOND

const anySeed = fc.integer({ min: 0, max: 1_000 })
const anyTime = fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2035, 0, 1) })

/** The possible next statuses of each status, from the contract. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  pending: ['created', 'stopped', 'failed'],
  created: ['deploying', 'failed'],
  deploying: ['running', 'deploy_failed', 'stopped', 'failed'],
  running: ['completed', 'failed', 'stopped', 'preempted'],
}

function byId(jobs: readonly TrainingJob[]): Map<string, TrainingJob> {
  return new Map(jobs.map((job) => [job.id, job]))
}

describe('the organization', () => {
  it('has the same jobs after a reload or in a second tab', () => {
    fc.assert(
      fc.property(
        anySeed,
        anyTime,
        fc.integer({ min: 0, max: 24 * HOUR }),
        (seed, start, later) => {
          const early = createOrganization({ seed, jobs: 60, start })
          early.jobsAt(start)
          const reloaded = createOrganization({ seed, jobs: 60, start: start + later })
          const seen = byId(early.jobsAt(start + later))
          for (const job of reloaded.jobsAt(start + later)) {
            expect(seen.get(job.id)).toEqual(job)
          }
        },
      ),
      { numRuns: 20 },
    )
  })

  it('returns the same jobs for an earlier time as before', () => {
    const { jobsAt } = createOrganization({ seed: 3, jobs: 100, start: START })
    const before = structuredClone(jobsAt(START))
    jobsAt(START + 12 * HOUR)
    expect(jobsAt(START)).toEqual(before)
  })

  it('has other jobs for another seed', () => {
    const [one, other] = [1, 2].map((seed) =>
      createOrganization({ seed, jobs: 50, start: START }).jobsAt(START),
    )
    expect(one).not.toEqual(other)
  })

  it('starts with exactly the requested number of jobs, oldest first, with unique IDs', () => {
    fc.assert(
      fc.property(anySeed, anyTime, fc.integer({ min: 0, max: 300 }), (seed, start, jobs) => {
        const found = createOrganization({ seed, jobs, start }).jobsAt(start)
        expect(found).toHaveLength(jobs)
        expect(byId(found).size).toBe(jobs)
        const created = found.map((job) => Date.parse(job.created_at))
        expect(created).toEqual([...created].sort((a, b) => a - b))
        expect(Math.max(-Infinity, ...created)).toBeLessThanOrEqual(start)
      }),
      { numRuns: 50 },
    )
  })

  it('meets the contract at any time', () => {
    fc.assert(
      fc.property(anySeed, anyTime, (seed, now) => {
        const { jobsAt } = createOrganization({ seed, jobs: 120, start: now })
        for (const job of jobsAt(now)) {
          expect(trainingJobSchema.safeParse(job).error).toBeUndefined()
          expect(job.training_project.id).toBe(job.training_project_id)
          expect(Date.parse(job.updated_at)).toBeLessThanOrEqual(now)
          expect(Date.parse(job.updated_at)).toBeGreaterThanOrEqual(Date.parse(job.created_at))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('follows the contract’s status transitions, and never loses a job', () => {
    fc.assert(
      fc.property(anySeed, anyTime, (seed, start) => {
        const { jobsAt } = createOrganization({ seed, jobs: 40, start })
        let before = jobsAt(start)
        // Shorter than the shortest stage, so that none is missed.
        for (let now = start; now < start + HOUR / 2; now += 4 * SECOND) {
          const after = jobsAt(now)
          for (const [from, to] of pairsOfChange(before, after)) {
            expect(NEXT[word(from)]).toContain(word(to))
            expect(Date.parse(to.updated_at)).toBeGreaterThan(Date.parse(from.updated_at))
            expect(lasting(to)).toEqual(lasting(from))
          }
          const arrived = after.slice(before.length).map(word)
          expect(arrived).toEqual(arrived.map(() => 'pending'))
          before = after
        }
      }),
      { numRuns: 5 },
    )
  })

  it('has error messages for failed jobs, and syncs checkpoints while jobs run', () => {
    const { jobsAt } = createOrganization({ seed: 5, jobs: 2_000, start: START })
    const jobs = jobsAt(START)
    const wordsWhere = (has: (job: TrainingJob) => boolean) => new Set(jobs.filter(has).map(word))
    expect(wordsWhere((job) => job.error_message !== null)).toEqual(
      new Set(['failed', 'deploy_failed']),
    )
    const withoutError = [...wordsWhere((job) => job.error_message === null)]
    expect(withoutError).not.toContain('failed')
    expect(withoutError).not.toContain('deploy_failed')
    expect(wordsWhere((job) => job.checkpoint_sync_status === 'SYNCING')).toEqual(
      new Set(['running']),
    )
    expect(wordsWhere((job) => job.checkpoint_sync_status === 'COMPLETED')).toEqual(
      new Set(['completed', 'failed', 'stopped', 'preempted']),
    )
  })

  it('has about 35 active jobs of 400, and a change every 15 to 25 seconds', () => {
    for (const seed of [1, 2, 3]) {
      const { jobsAt } = createOrganization({ seed, jobs: 400, start: START })
      let before = new Set(jobsAt(START))
      let changes = 0
      let active = 0
      for (let minute = 1; minute <= 24 * 60; minute++) {
        const jobs = jobsAt(START + minute * 60 * SECOND)
        changes += jobs.filter((job) => !before.has(job)).length
        active += jobs.filter((job) => phaseOf(job.current_status) === 'active').length
        before = new Set(jobs)
      }
      expect(active / (24 * 60)).toBeGreaterThan(25)
      expect(active / (24 * 60)).toBeLessThan(45)
      expect((24 * 3600) / changes).toBeGreaterThan(15)
      expect((24 * 3600) / changes).toBeLessThan(25)
    }
  })

  it('has the variety that the dashboard has to handle', () => {
    const jobs = createOrganization({ seed: 1, jobs: 2_000, start: START }).jobsAt(START)
    const some = (has: (job: TrainingJob) => boolean) => expect(jobs.some(has)).toBe(true)
    some((job) => job.name === null)
    some((job) => (job.name ?? '').length > 100)
    some((job) => job.user === null)
    some((job) => job.user?.email === null)
    some((job) => job.priority === null)
    some((job) => (job.priority ?? 0) > 0)
    some((job) => (job.priority ?? 0) < 0)
    some((job) => job.availability_model === 'spot')
    some((job) => word(job) === 'preempted' && job.availability_model === 'spot')
    some((job) => job.instance_type.gpu_count === 0 && job.instance_type.gpu_type === null)
    some((job) => job.node_count === 16 && job.instance_type.gpu_count === 8)
    some((job) => (job.error_message ?? '').includes('\n'))
  })

  it('scales to 100,000 jobs, and reuses the objects of unchanged ones', () => {
    const { jobsAt } = createOrganization({ seed: 1, jobs: 100_000, start: START })
    const before = jobsAt(START)
    const same = new Set(before)
    expect(before).toHaveLength(100_000)
    expect(byId(before).size).toBe(100_000)
    const changed = jobsAt(START + 60 * SECOND).filter((job) => !same.has(job))
    expect(changed.length).toBeLessThan(100)
  })
})

/** Returns the jobs whose objects differ, as pairs. Fails if a job is missing or has moved. */
function pairsOfChange(
  before: readonly TrainingJob[],
  after: readonly TrainingJob[],
): (readonly [TrainingJob, TrainingJob])[] {
  return before.flatMap((job, index) => {
    const next = after[index]
    if (next?.id !== job.id) throw new Error(`Job ${job.id} is gone`)
    return next === job ? [] : [[job, next] as const]
  })
}

function word({ current_status: status }: TrainingJob): string {
  return statusWord(status) ?? status
}

/** Returns the fields of a job that never change. */
function lasting(job: TrainingJob): Partial<TrainingJob> {
  const {
    updated_at: _updated,
    current_status: _status,
    error_message: _error,
    checkpoint_sync_status: _sync,
    ...rest
  } = job
  return rest
}
