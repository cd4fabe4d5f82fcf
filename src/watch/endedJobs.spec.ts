import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES, phaseOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { ResultReader } from '#src/search/reader/resultReader.ts'
import type { Result } from '#src/search/result.ts'
import { aTrainingJob } from '#src/testing/job.ts'
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

/** Returns the IDs in the view's changes when the response changes from one list of jobs to another. */
function changesOf(
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
  it('reports nothing if nothing changed, whatever the order', () => {
    expect(changesOf([completed, running], [running, completed])).toEqual({
      ended: [],
      removed: [],
    })
  })

  it('reports a job that was active and has ended', () => {
    expect(changesOf([running, rest], [completed, rest])).toEqual({ ended: ['a'], removed: [] })
    const unknown = { ...running, current_status: 'TRAINING_JOB_PAUSED' }
    const preempted = { ...running, current_status: 'TRAINING_JOB_PREEMPTED' }
    expect(changesOf([unknown], [completed])).toEqual({ ended: ['a'], removed: [] })
    expect(changesOf([running], [unknown])).toEqual({ ended: [], removed: [] })
    expect(changesOf([running], [preempted])).toEqual({ ended: ['a'], removed: [] })
    expect(changesOf([preempted], [completed])).toEqual({ ended: [], removed: [] })
  })

  it('reports a job that is added with an ended status, as in a view of failed jobs', () => {
    expect(changesOf([rest], [failed, rest])).toEqual({ ended: ['a'], removed: [] })
    expect(changesOf([rest], [running, rest])).toEqual({ ended: [], removed: [] })
  })

  it('returns an active job that was removed, as from a view of running jobs', () => {
    expect(changesOf([running, rest], [rest])).toEqual({ ended: [], removed: ['a'] })
    expect(changesOf([completed, rest], [rest])).toEqual({ ended: [], removed: [] })
  })

  it('ignores jobs outside the view, including those that client filters exclude', () => {
    expect(changesOf([running], [completed], { q: 'nothing' })).toEqual({ ended: [], removed: [] })
    expect(changesOf([rest], [failed, rest], { gpu: ['H200'] })).toEqual({ ended: [], removed: [] })
    expect(changesOf([running], [], { user: ['grace'] })).toEqual({ ended: [], removed: [] })
  })

  it('reports a job whose end removes it from the view', () => {
    expect(changesOf([running], [failed], { error: [''] })).toEqual({ ended: ['a'], removed: [] })
  })

  it('ignores an ended job that a change of another field adds to the view', () => {
    const synced = { ...completed, checkpoint_sync_status: 'COMPLETED' }
    expect(changesOf([completed], [synced], { checkpoint: ['Completed'] })).toEqual({
      ended: [],
      removed: [],
    })
  })

  it('returns exactly the jobs that ended or were removed while active', () => {
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
        const { ended, removed } = changesOf(at(0), at(1))
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

describe('an ended job', () => {
  it('is described by its project and why it failed', () => {
    expect(endedJobOf(completed)).toMatchObject({ name: running.name, text: 'gpt-oss-finetune' })
    expect(endedJobOf({ ...failed, name: null })).toEqual({
      id: 'a',
      name: 'a',
      status: 'TRAINING_JOB_FAILED',
      text: 'gpt-oss-finetune · Out of memory',
    })
    expect(missingJobOf({ id: 'a', name: 'A' })).toMatchObject({ id: 'a', status: 'Not found' })
  })

  it('is found by its ID in a result', () => {
    const result = read([running, rest])
    expect(findJobs(result, new Set(['z', 'gone']))).toEqual([rest])
    expect(findJobs(result, new Set())).toEqual([])
  })
})
