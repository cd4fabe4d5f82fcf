import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aTrainingJob } from '../demo/job.ts'
import { createOrganization } from '../demo/organization.ts'
import { faultGroups } from './faultGroups.ts'
import { faultCodes, faultOf, faultOfJob } from './faults.ts'
import { listJobs } from './fieldIndex.ts'
import { updatedAt } from './job.ts'

describe('a fault', () => {
  it.each([
    ['[rank3]: timeout after 600,012.5 ms', '[rank#]: timeout after # ms'],
    ['No capacity: 3 of 4 H100:8x208x1872 nodes', 'No capacity: # of # H100:#x#x# nodes'],
    ['no H100MIGx13x117 node, no A100x12x144 node', 'no H100MIGx#x# node, no A100x#x# node'],
    ['Could not reach 10.12.0.7:29500', 'Could not reach <address>'],
    ['Could not reach fe80::1c2d:3e4f', 'Could not reach <address>'],
    ['segfault at 0x7f3a99c0 in libcuda', 'segfault at <address> in libcuda'],
    ['job k5zn7ht was evicted by p7qr9qv', 'job <id> was evicted by <id>'],
    ['run 0b2c1d3e-1a2b-4c3d-8e4f-001122334455 is gone', 'run <id> is gone'],
    ['expected float32, got bfloat16', 'expected float#, got bfloat#'],
    ['Traceback (most recent call last):\n  File "a.py", line 3\nKeyError: \'x\'', "KeyError: 'x'"],
    ['Killed\nsecond line', 'Killed'],
  ])('%j is %j', (message, fault) => {
    expect(faultOf(message, 'abcdefg')).toBe(fault)
  })

  it('does not name its job, whatever the ID', () => {
    expect(faultOf('abcdefg: no space', 'abcdefg')).toBe('<id>: no space')
  })

  it('is the same for all numbers, and at most 200 characters', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 400 })
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        expect(faultOf(`step ${a} ${text}`, '')).toBe(faultOf(`step ${b} ${text}`, ''))
        expect(faultOf(text, '').length).toBeLessThanOrEqual(200)
      }),
    )
  })

  it('of a list is that of each job, from one answer to the next', () => {
    const jobs = createOrganization({ seed: 5, jobs: 300, start: 1.7e12 }).jobsAt(1.7e12)
    const { faults, codes } = faultCodes(listJobs(jobs).index)
    expect(jobs.map((_, row) => faults[codes[row] ?? NaN])).toEqual(jobs.map(faultOfJob))
  })
})

it('groups of faults are what grouping the failed jobs one by one gives', () => {
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
      const groups = faultGroups(listJobs(jobs), [...jobs.keys()])
      expect(groups.map(({ fault }) => fault).sort()).toEqual(
        [...new Set(failed.map(faultOfJob))].sort(),
      )
      for (const { fault, ...group } of groups) {
        const own = failed.filter((job) => faultOfJob(job) === fault)
        expect(group.jobs).toBe(own.length)
        expect(group.lastSeen).toBe(Math.max(...own.map(updatedAt)))
        expect(new Set(group.projects)).toEqual(
          new Set(own.map(({ training_project: project }) => project.name)),
        )
        expect(new Set(group.users)).toEqual(new Set(own.flatMap(({ user }) => user?.email ?? [])))
      }
      const counts = groups.map((group) => group.jobs)
      expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    }),
  )
})
