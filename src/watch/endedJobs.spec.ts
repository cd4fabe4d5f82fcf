import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES, phaseOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import type { Result } from '#src/search/result.ts'
import { ResultReader } from '#src/search/reader/resultReader.ts'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { endedJobOf, missingJobOf, findJobs, viewChanges } from './endedJobs.ts'

const idsOf = (jobs: readonly TrainingJob[]) => jobs.map(({ id }) => id)

const NOW = Date.parse('2026-03-02T12:00:00Z')

function read(jobs: readonly TrainingJob[]): Result {
  const reader = new ResultReader(null)
  reader.push(new TextEncoder().encode(JSON.stringify({ training_jobs: jobs })))
  return reader.finish()
}

/** What is found in a watched view when the API's response changes from one list of jobs to another. */
function heard(
  before: readonly TrainingJob[],
  after: readonly TrainingJob[],
  view?: Partial<View>,
) {
  const clientFilters = toClientFilters({ ...DEFAULT_VIEW, ...view })
  const { ended, removed } = viewChanges(
    { earlier: read(before), later: read(after) },
    clientFilters,
    NOW,
  )
  return { ended: idsOf(ended), removed: idsOf(removed) }
}

const running = aTrainingJob({ id: 'a' })
const completed = { ...running, current_status: 'TRAINING_JOB_COMPLETED' }
const failed = { ...running, current_status: 'TRAINING_JOB_FAILED', error_message: 'Out of memory' }
const rest = aTrainingJob({ id: 'z' })

describe('a watched view', () => {
  it('tells of nothing where nothing changed, whatever the order', () => {
    expect(heard([completed, running], [running, completed])).toEqual({ ended: [], removed: [] })
  })

  it('tells of a job that was active and has ended', () => {
    expect(heard([running, rest], [completed, rest])).toEqual({ ended: ['a'], removed: [] })
    const unknown = { ...running, current_status: 'TRAINING_JOB_PAUSED' }
    const preempted = { ...running, current_status: 'TRAINING_JOB_PREEMPTED' }
    expect(heard([unknown], [completed])).toEqual({ ended: ['a'], removed: [] })
    expect(heard([running], [unknown])).toEqual({ ended: [], removed: [] })
    expect(heard([running], [preempted])).toEqual({ ended: ['a'], removed: [] })
    expect(heard([preempted], [completed])).toEqual({ ended: [], removed: [] })
  })

  it('tells of a job that comes with an ended status, as in a view of failed jobs', () => {
    expect(heard([rest], [failed, rest])).toEqual({ ended: ['a'], removed: [] })
    expect(heard([rest], [running, rest])).toEqual({ ended: [], removed: [] })
  })

  it('has a job looked up that was active and is removed, as from a view of running jobs', () => {
    expect(heard([running, rest], [rest])).toEqual({ ended: [], removed: ['a'] })
    expect(heard([completed, rest], [rest])).toEqual({ ended: [], removed: [] })
  })

  it('leaves out jobs that are not in the view, also those that only the page leaves out', () => {
    expect(heard([running], [completed], { q: 'nothing' })).toEqual({ ended: [], removed: [] })
    expect(heard([rest], [failed, rest], { gpu: ['H200'] })).toEqual({ ended: [], removed: [] })
    expect(heard([running], [], { user: ['somebody'] })).toEqual({ ended: [], removed: [] })
  })

  it('tells of a job whose end takes it out of the view', () => {
    expect(heard([running], [failed], { error: [''] })).toEqual({ ended: ['a'], removed: [] })
  })

  it('does not take a job for ended because another of its fields brings it into the view', () => {
    const synced = { ...completed, checkpoint_sync_status: 'COMPLETED' }
    expect(heard([completed], [synced], { checkpoint: ['Completed'] })).toEqual({
      ended: [],
      removed: [],
    })
  })

  it('tells of exactly the jobs that ended, or asks after them', () => {
    const statuses = [...STATUSES.map(({ status }) => status), 'TRAINING_JOB_PAUSED']
    const lives = fc.array(
      fc.tuple(fc.option(fc.constantFrom(...statuses)), fc.option(fc.constantFrom(...statuses))),
    )
    fc.assert(
      fc.property(lives, (all) => {
        const at = (moment: 0 | 1) =>
          all.flatMap((life, number) => {
            const current_status = life[moment]
            return current_status ? [aTrainingJob({ id: `j${number}`, current_status })] : []
          })
        const { ended, removed } = heard(at(0), at(1))
        all.forEach(([before, after], number) => {
          const id = `j${number}`
          const wasEnded = before !== null && phaseOf(before) === 'ended'
          const isEnded = after !== null && phaseOf(after) === 'ended'
          expect(ended.includes(id)).toBe(isEnded && !wasEnded)
          expect(removed.includes(id)).toBe(before !== null && !wasEnded && after === null)
        })
      }),
    )
  })
})

describe('an end', () => {
  it('says where the job ran, and why it failed', () => {
    expect(endedJobOf(completed)).toMatchObject({ name: running.name, text: 'gpt-oss-finetune' })
    expect(endedJobOf({ ...failed, name: null })).toEqual({
      id: 'a',
      name: 'a',
      status: 'TRAINING_JOB_FAILED',
      text: 'gpt-oss-finetune · Out of memory',
    })
    expect(missingJobOf({ id: 'a', name: 'A' })).toMatchObject({ id: 'a', status: 'Not found' })
  })

  it('is looked for among the jobs of a result', () => {
    const result = read([running, rest])
    expect(findJobs(result, new Set(['z', 'gone']))).toEqual([rest])
    expect(findJobs(result, new Set())).toEqual([])
  })
})
