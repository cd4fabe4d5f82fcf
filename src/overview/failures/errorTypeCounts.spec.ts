import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createOrganization } from '#src/demo/organization.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { errorTypeOf } from '#src/jobs/errors/errorType.ts'
import { errorTypes } from '#src/jobs/errors/errorTypes.ts'
import { updatedAt } from '#src/jobs/job.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { errorTypeCounts } from './errorTypeCounts.ts'

type Job = ReturnType<typeof aTrainingJob>

const typeOfJob = ({ error_message: message, id }: Job) => (message ? errorTypeOf(message, id) : '')

it('gives a list the same error types as each of its jobs', () => {
  const jobs = createOrganization({ seed: 5, jobs: 300, start: 1.7e12 }).jobsAt(1.7e12)
  const { types, codes } = errorTypes(listJobs(jobs).index)
  expect(jobs.map((_, row) => types[codes[row] ?? NaN])).toEqual(jobs.map(typeOfJob))
})

it('gives the same groups as grouping failed jobs one by one', () => {
  const anyJob = fc
    .record({
      status: fc.constantFrom('FAILED', 'DEPLOY_FAILED', 'STOPPED', 'PREEMPTED', 'RUNNING', 'NEW'),
      message: fc.constantFrom(null, 'Exit 1', 'Exit 2', 'No space', 'job abcdefg died'),
      id: fc.constantFrom('abcdefg', 'p7qr9qv'),
      project: fc.constantFrom('one', 'two'),
      user: fc.constantFrom(null, { email: 'ada@example.com' }, { email: null }),
      minute: fc.integer({ min: 10, max: 59 }),
    })
    .map(({ status, message, id, project, user, minute }) =>
      aTrainingJob({
        id,
        current_status: `TRAINING_JOB_${status}`,
        error_message: message,
        training_project: { id: project, name: `Project ${project}` },
        user,
        updated_at: `2026-03-02T10:${minute}:00.000Z`,
      }),
    )
  fc.assert(
    fc.property(fc.array(anyJob), (jobs) => {
      const failed = jobs.filter((job) =>
        /^TRAINING_JOB_(?:DEPLOY_)?FAILED$/.test(job.current_status),
      )
      const groups = errorTypeCounts(listJobs(jobs), [...jobs.keys()])
      expect(groups.map(({ type }) => type).sort()).toEqual(
        [...new Set(failed.map(typeOfJob))].sort(),
      )
      for (const { type, ...group } of groups) {
        const own = failed.filter((job) => typeOfJob(job) === type)
        expect([...group.rows].map((row) => jobs[row])).toEqual(own)
        expect(group.lastSeen).toBe(Math.max(...own.map(updatedAt)))
        expect(new Set(group.projects)).toEqual(
          new Set(own.map(({ training_project: project }) => project.name)),
        )
        expect(new Set(group.users)).toEqual(new Set(own.flatMap(({ user }) => user?.email ?? [])))
      }
      const counts = groups.map((group) => group.rows.length)
      expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    }),
  )
})
