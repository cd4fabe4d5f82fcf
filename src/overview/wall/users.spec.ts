import { expect, it } from 'vitest'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { DEFAULT_VIEW } from '#src/view/view.ts'
import { gpuUsers, usersKey } from './users.ts'

function job(user: string, status: string, gpus: number, project = 'evals') {
  return aTrainingJob({
    current_status: `TRAINING_JOB_${status}`,
    user: { email: user },
    training_project_id: project,
    training_project: { id: project, name: `${project}-name` },
    instance_type: { ...aTrainingJob().instance_type, gpu_count: gpus },
  })
}

it('ranks users by running GPUs, not by waiting ones', () => {
  const jobs = [
    job('ada', 'RUNNING', 8),
    job('ada', 'RUNNING', 4),
    job('bob', 'RUNNING', 2),
    job('bob', 'PENDING', 64),
    job('cy', 'DEPLOYING', 16),
    job('dee', 'RUNNING', 0),
    job('dee', 'QUEUED', 0),
    job('eve', 'FAILED', 8),
  ]
  const users = gpuUsers(listJobs(jobs), [...jobs.keys()], 'user')
  expect(users.map(({ name, gpus, running, note }) => [name, gpus, running, note])).toEqual([
    ['ada', 12, '12', ''],
    ['bob', 2, '2', '+64 waiting'],
    ['cy', 0, '', '+16 deploying'],
    ['dee', 0, '', '2 jobs'],
  ])
})

it('ranks projects in the same way', () => {
  const jobs = [
    job('ada', 'RUNNING', 8),
    job('bob', 'RUNNING', 2),
    job('ada', 'RUNNING', 16, 'sft'),
  ]
  const projects = gpuUsers(listJobs(jobs), [...jobs.keys()], 'project')
  expect(projects.map(({ value, name, gpus }) => [value, name, gpus])).toEqual([
    ['sft', 'sft-name', 16],
    ['evals', 'evals-name', 10],
  ])
})

it.each([
  ['gpu', 'user'],
  ['user', 'user'],
  ['project', 'project'],
] as const)('if Now counts by %s, the wall lists by %s', (uses, by) => {
  expect(usersKey({ overview: { ...DEFAULT_VIEW.overview, uses } })).toBe(by)
})
