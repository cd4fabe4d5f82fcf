import { expect, it } from 'vitest'
import { createOrganization } from '#src/demo/organization.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { laneGroups } from './laneGroups.ts'

const ofProject = (id: string, name: string) =>
  aTrainingJob({ id, training_project_id: id, training_project: { id, name } })
const allRows = (count: number) => Uint32Array.from({ length: count }, (_, row) => row)

it('separates projects with the same name, and sorts groups by name', () => {
  const list = listJobs([ofProject('z', 'beta'), ofProject('b', 'alpha'), ofProject('a', 'alpha')])
  const { groups, codes } = laneGroups(list, allRows(3), 'project')
  expect(groups).toEqual([
    { value: 'a', name: 'alpha' },
    { value: 'b', name: 'alpha' },
    { value: 'z', name: 'beta' },
  ])
  expect([...codes]).toEqual([2, 1, 0])
})

it('groups jobs without a user last', () => {
  const list = listJobs([
    aTrainingJob({ user: null }),
    aTrainingJob({ user: { email: 'zoe@example.com' } }),
    aTrainingJob({ user: { email: null } }),
    aTrainingJob({ user: { email: 'ada@example.com' } }),
  ])
  const { groups, codes } = laneGroups(list, allRows(4), 'user')
  expect(groups.map(({ value }) => value)).toEqual(['ada@example.com', 'zoe@example.com', ''])
  expect([...codes]).toEqual([2, 1, 2, 0])
})

it.each(['project', 'user', 'instance'] as const)('groups only the given rows, by %s', (key) => {
  const now = Date.UTC(2026, 2, 5)
  const list = listJobs(createOrganization({ seed: 1, jobs: 60, start: now }).jobsAt(now))
  const rows = allRows(60).filter((row) => row % 3 === 1)
  const { groups, codes } = laneGroups(list, rows, key)
  expect(new Set(codes).size).toBe(groups.length)
  for (const [at, row] of rows.entries()) {
    const job = list.jobs[row]
    const values = {
      project: job?.training_project.id,
      user: job?.user?.email ?? '',
      instance: job?.instance_type.name,
    }
    expect(groups[codes[at] ?? NaN]?.value).toBe(values[key])
  }
})
