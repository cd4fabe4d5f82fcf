import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { diffJobs, type JobsDiff } from './diffJobs.ts'

const job = (id: number, version = 0) => aTrainingJob({ id: `job${id}`, name: `v${version}` })

const idsOf = ({ changed, added, removed }: JobsDiff) => ({
  changed: changed.map(({ before, after }) => `${before.id}: ${before.name}, ${after.name}`),
  added: added.map(({ id }) => id),
  removed: removed.map(({ id }) => id),
})

it('returns the jobs that changed, were added and were removed', () => {
  const [a, b, c] = [job(1), job(2), job(3)]
  const changed = job(2, 1)
  const added = job(4)
  expect(diffJobs([a, b, c], [added, a, changed])).toEqual({
    changed: [{ before: b, after: changed }],
    added: [added],
    removed: [c],
  })
})

it('returns nothing for the same jobs in another order', () => {
  const jobs = Array.from({ length: 200 }, (_, id) => job(id))
  expect(diffJobs(jobs, jobs.toReversed())).toEqual({ changed: [], added: [], removed: [] })
  expect(diffJobs(jobs, jobs)).toEqual({ changed: [], added: [], removed: [] })
})

it('pairs jobs that moved farther than the lookahead', () => {
  const jobs = Array.from({ length: 200 }, (_, id) => job(id))
  const moved = [job(199, 1), ...jobs.slice(0, -1)]
  expect(idsOf(diffJobs(jobs, moved))).toEqual({
    changed: ['job199: v0, v1'],
    added: [],
    removed: [],
  })
})

/** A simple version: looks up each ID in the other list. */
function simpleDiff(before: readonly TrainingJob[], after: readonly TrainingJob[]): JobsDiff {
  return {
    changed: after.flatMap((now) => {
      const old = before.find(({ id }) => id === now.id)
      return old && old !== now ? [{ before: old, after: now }] : []
    }),
    added: after.filter((now) => before.every(({ id }) => id !== now.id)),
    removed: before.filter((old) => after.every(({ id }) => id !== old.id)),
  }
}

function sorted(diff: JobsDiff) {
  const { changed, added, removed } = idsOf(diff)
  return [changed, added, removed].map((texts) => texts.toSorted((a, b) => a.localeCompare(b)))
}

const pool = Array.from({ length: 12 }, (_, id) => [job(id), job(id, 1)] as const)
const list = fc
  .uniqueArray(fc.nat({ max: pool.length - 1 }))
  .chain((ids) =>
    fc
      .array(fc.boolean(), { minLength: ids.length, maxLength: ids.length })
      .map((versions) => ids.flatMap((id, index) => pool[id]?.[versions[index] ? 1 : 0] ?? [])),
  )

it('returns the same as a comparison of each job with each', () => {
  fc.assert(
    fc.property(list, list, (before, after) => {
      expect(sorted(diffJobs(before, after))).toEqual(sorted(simpleDiff(before, after)))
    }),
  )
})
