import { expect, it } from 'vitest'
import { endpointPath, idsIn, isPathId } from './endpoints.ts'

it('has the paths of the contract', () => {
  const ids = { projectId: 'rn5tz6b', jobId: 'p7qr9qv' }
  const job = '/v1/training_projects/rn5tz6b/jobs/p7qr9qv'
  expect(endpointPath('job', ids)).toBe(job)
  expect(endpointPath('logs', ids)).toBe(`${job}/logs`)
  expect(endpointPath('checkpointFiles', ids)).toBe(`${job}/checkpoint_files`)
  expect(endpointPath('capacity', ids)).toBe('/v1/training/capacity')
})

it.each(['', '.', '..', 'a/b', 'a%2fb', 'a?b', 'a#b', 'a b', 'a\n', 'é', 'x'.repeat(65)])(
  'builds no path with the ID %j',
  (id) => {
    expect(isPathId(id)).toBe(false)
    expect(() => endpointPath('job', { projectId: 'rn5tz6b', jobId: id })).toThrow('path')
    expect(() => endpointPath('job', { projectId: id, jobId: 'p7qr9qv' })).toThrow('path')
  },
)

it('needs no IDs for a path without any', () => {
  const capacity = endpointPath('capacity', { projectId: '', jobId: '' })
  expect(capacity).toBe('/v1/training/capacity')
  expect(idsIn(capacity, 'capacity')).toEqual({ projectId: '', jobId: '' })
})

it('reads the IDs in a path', () => {
  const ids = { projectId: 'rn5tz6b', jobId: 'A_b-9' }
  expect(idsIn(endpointPath('logs', ids), 'logs')).toEqual(ids)
  for (const endpoint of ['job', 'metrics', 'capacity'] as const)
    expect(idsIn(endpointPath('logs', ids), endpoint)).toBeNull()
})

it.each(['p7qr9qv', 'A_b-9', 'x'.repeat(64)])('builds a path with the ID %j', (id) => {
  expect(endpointPath('job', { projectId: id, jobId: id })).toContain(`/${id}/jobs/${id}`)
})
