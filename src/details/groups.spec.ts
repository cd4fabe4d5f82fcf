import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES } from '#src/contract/statuses.ts'
import type { InstanceType, TrainingJob } from '#src/contract/trainingJob.ts'
import { FIELD_KEYS, FIELDS } from '#src/jobs/fields.ts'
import { hasEnded } from '#src/jobs/job.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { GROUPS, SUMMARY, type Entry } from './groups.ts'

const now = Date.parse('2026-03-02T12:00:00Z')
const entries = GROUPS.flatMap((group) => group.entries)
const find = (label: string) => [...SUMMARY, ...entries].find((entry) => entry.label === label)
const read = (label: string, job: TrainingJob) => find(label)?.read(job, now, 'utc')
const linesOf = (job: TrainingJob, of: readonly Entry[] = entries) =>
  of.filter((entry) => !entry.isHidden?.(job)).map(({ label }) => label)

const on = (type: Partial<InstanceType>, node_count = 1) =>
  aTrainingJob({ node_count, instance_type: { ...aTrainingJob().instance_type, ...type } })

const CPU_ONLY = { gpu_count: 0, gpu_type: null, gpu_memory_limit_mib: null }

describe('the summary', () => {
  it('displays the user, project, hardware, times and elapsed time', () => {
    const job = { ...on({ gpu_count: 8 }, 2), current_status: 'TRAINING_JOB_FAILED' }
    expect(SUMMARY.map((entry) => [entry.label, entry.read(job, now, 'utc')])).toEqual([
      ['User', 'ada.mwangi@example.com'],
      ['Project', 'gpt-oss-finetune'],
      ['Hardware', '16 × H100'],
      ['Created', 'Mar 2, 2026, 09:00:00 UTC'],
      ['Ended', 'Mar 2, 2026, 09:02:30 UTC'],
      ['Elapsed', '2m 30s'],
    ])
    expect(read('User', { ...job, user: null })).toBeNull()
  })

  it.each([
    ['RUNNING', null],
    ['DEPLOYING', null],
    ['PAUSED', null],
    ['STOPPED', 'Mar 2, 2026, 09:02:30 UTC'],
  ])('displays the end of a job that is %s as %s', (word, ended) => {
    const job = aTrainingJob({ current_status: `TRAINING_JOB_${word}` })
    expect(read('Ended', job)).toBe(ended)
    expect(find('Ended')?.time?.(job)).toBe(ended && '2026-03-02T09:02:30.000Z')
  })

  it('has the same lines for every job, so that nothing moves when another one opens', () => {
    const statuses = [...STATUSES.map(({ status }) => status), 'TRAINING_JOB_PAUSED']
    for (const current_status of statuses) {
      expect(linesOf(aTrainingJob({ current_status }), SUMMARY)).toHaveLength(SUMMARY.length)
    }
  })

  it.each([
    [on({ gpu_count: 1 }), '1 × H100', null],
    [on({ gpu_count: 8 }), '8 × H100', null],
    [on({ gpu_count: 8 }, 2), '16 × H100', '2 nodes × 8 GPUs'],
    [on({ gpu_count: 1 }, 4), '4 × H100', '4 nodes × 1 GPU'],
    [on({ gpu_count: 8, gpu_type: null }, 200), '1,600 GPUs', '200 nodes × 8 GPUs'],
    [on(CPU_ONLY), '26 vCPUs · 234 GiB', null],
    [on(CPU_ONLY, 2), '52 vCPUs · 468 GiB', '2 nodes'],
  ])('displays the hardware of all nodes', (job, value, note) => {
    expect(read('Hardware', job)).toBe(value)
    expect(find('Hardware')?.note?.(job, now)).toBe(note)
  })

  it('notes that an elapsed time is a minimum if the status is unknown', () => {
    const entry = find('Elapsed')
    const unknown = aTrainingJob({ current_status: 'TRAINING_JOB_PAUSED' })
    expect(entry?.note?.(aTrainingJob(), now)).toBeNull()
    expect(entry?.note?.(unknown, now)).toMatch(/^Time from creation to the last update/)
  })
})

describe('the groups', () => {
  it('and the summary display every field that the head does not', () => {
    const inHead = ['name', 'id', 'error', 'status']
    // The hardware's line displays all three.
    const inHardware = ['gpus', 'gpu', 'nodes']
    const expected = FIELD_KEYS.filter(
      (key) => ![...inHead, ...inHardware, 'instance'].includes(key),
    )
    const labels = [...SUMMARY, ...entries].map(({ label }) => label)
    expect(labels).toEqual(expect.arrayContaining(expected.map((key) => FIELDS[key].label)))
    expect(labels).toContain('Instance type')
  })

  it('display nothing twice, and nothing that is in the summary', () => {
    const labels = [...SUMMARY, ...entries].map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
    const ended = aTrainingJob({ current_status: 'TRAINING_JOB_COMPLETED' })
    const values = [...SUMMARY, ...entries]
      // `Updated` stays in place when the job ends, though it equals `Ended` then.
      .filter((entry) => !entry.isHidden?.(ended) && entry.label !== 'Updated')
      .map((entry) => entry.read(ended, now, 'utc'))
    expect(new Set(values).size).toBe(values.length)
  })

  it('display vCPUs instead of millicpu, and MiB only below a GiB', () => {
    const anyMib = fc.integer({ min: 1024, max: 8_388_608 })
    const anyType = fc.record({
      millicpu_limit: fc.integer({ min: 0, max: 512_000 }),
      memory_limit_mib: anyMib,
      gpu_count: fc.integer({ min: 0, max: 8 }),
      gpu_memory_limit_mib: anyMib,
    })
    fc.assert(
      fc.property(anyType, fc.integer({ min: 1, max: 64 }), (type, nodes) => {
        const job = on(type, nodes)
        for (const entry of [...SUMMARY, ...entries]) {
          const text = `${entry.read(job, now, 'utc')} ${entry.note?.(job, now)}`
          expect(text).not.toMatch(/millicpu|MiB/)
        }
      }),
    )
  })

  it('have the same lines before and after a job ends, so that nothing moves', () => {
    const ended = aTrainingJob({ current_status: 'TRAINING_JOB_COMPLETED' })
    expect(linesOf(ended)).toEqual(linesOf(aTrainingJob()))
    expect(linesOf(ended)).toContain('Updated')
  })

  it('explain a label like its column', () => {
    for (const key of ['priority', 'capacity', 'checkpoint', 'elapsed'] as const) {
      expect(find(FIELDS[key].label)?.hint).toBe(FIELDS[key].meaning)
      expect(FIELDS[key].meaning).toBeDefined()
    }
  })

  it('display the hardware of one node', () => {
    const job = on({ gpu_count: 8, millicpu_limit: 208_000, memory_limit_mib: 1_916_928 }, 4)
    expect(read('Instance type', job)).toBe('H100x26x234')
    expect(read('Memory per GPU', job)).toBe('80 GiB')
    expect(read('vCPUs per node', job)).toBe('208')
    expect(read('Memory per node', job)).toBe('1.8 TiB')
    expect(read('Instance type ID', job)).toBe('h100x26x234')
    expect(linesOf(on({ id: 'H100x26x234' }))).not.toContain('Instance type ID')
    expect(linesOf(on(CPU_ONLY, 2))).toEqual(expect.arrayContaining(['vCPUs per node']))
    expect(linesOf(on(CPU_ONLY, 2))).not.toContain('Memory per GPU')
    expect(linesOf(on(CPU_ONLY)).filter((label) => label.includes(' per '))).toEqual([])
  })

  it('display times in the zone, and include them as in the API', () => {
    const job = aTrainingJob({
      created_at: '2026-03-02T11:00:05.250+02:00',
      updated_at: '2026-03-02T09:30:00.123456Z',
    })
    expect(read('Created', job)).toBe('Mar 2, 2026, 09:00:05 UTC')
    expect(read('Updated', job)).toBe('Mar 2, 2026, 09:30:00 UTC')
    expect(find('Created')?.time?.(job)).toBe('2026-03-02T11:00:05.250+02:00')
    expect(find('Updated')?.time?.(job)).toBe('2026-03-02T09:30:00.123456Z')
    const times = [...SUMMARY, ...entries].filter((entry) => entry.time !== undefined)
    expect(times.map(({ label }) => label)).toEqual(['Created', 'Ended', 'Updated'])
    expect(hasEnded(job)).toBe(false)
  })
})
