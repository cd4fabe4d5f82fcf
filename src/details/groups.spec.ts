import { describe, expect, it } from 'vitest'
import { FIELD_KEYS, FIELDS } from '#src/jobs/fields.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { GROUPS, SUMMARY } from './groups.ts'

const now = Date.parse('2026-03-02T12:00:00Z')
const entries = GROUPS.flatMap((group) => group.entries)
const labels = entries.map(({ label }) => label)
const find = (label: string) => entries.find((entry) => entry.label === label)

describe('the summary', () => {
  it('says whose job it is, of which project, on what and how long', () => {
    const job = aTrainingJob({
      current_status: 'TRAINING_JOB_FAILED',
      node_count: 2,
      instance_type: { ...aTrainingJob().instance_type, gpu_count: 8 },
    })
    expect(SUMMARY.map((entry) => [entry.label, entry.read(job, now, null)])).toEqual([
      ['User', 'ada.mwangi@example.com'],
      ['Project', 'gpt-oss-finetune'],
      ['Hardware', '2 × 8 × H100 · 80 GiB'],
      ['Elapsed', '2m 30s'],
    ])
    expect(SUMMARY[0]?.read({ ...job, user: null }, now, null)).toBeNull()
  })
})

describe('the groups', () => {
  it('hold every field of the catalogue that the head does not show', () => {
    const atTheTop = ['name', 'id', 'error', 'user']
    const expected = FIELD_KEYS.filter((key) => !atTheTop.includes(key))
    expect(labels).toEqual(expect.arrayContaining(expected.map((key) => FIELDS[key].label)))
  })

  it('name each line once', () => {
    expect(new Set(labels).size).toBe(labels.length)
  })

  it('tell a node’s GPUs from all of the job’s', () => {
    const job = aTrainingJob({
      node_count: 4,
      instance_type: { ...aTrainingJob().instance_type, gpu_count: 8 },
    })
    expect(find('GPUs a node')?.read(job, now, null)).toBe('8')
    expect(find('GPUs')?.read(job, now, null)).toBe('32')
    expect(find('GPUs')?.note?.(job, now)).toBe('In all nodes')
  })

  it('have no value where the job has none', () => {
    const job = aTrainingJob({
      user: null,
      instance_type: {
        ...aTrainingJob().instance_type,
        gpu_type: null,
        gpu_memory_limit_mib: null,
      },
    })
    for (const label of ['GPU type', 'GPU memory']) {
      expect(find(label)?.read(job, now, null)).toBeNull()
    }
    expect(find('GPU memory')?.note?.(job, now)).toBeNull()
  })

  it('say of an unknown status that it is unknown', () => {
    const job = aTrainingJob({ current_status: 'TRAINING_JOB_PAUSED' })
    expect(find('Status')?.read(job, now, null)).toBe('TRAINING_JOB_PAUSED')
    expect(find('Status')?.note?.(job, now)).toBe('Not known to this dashboard')
  })

  it('show times in the zone, and have them as the API writes them', () => {
    const job = aTrainingJob({
      created_at: '2026-03-02T11:00:05.250+02:00',
      updated_at: '2026-03-02T09:30:00.123456Z',
    })
    expect(find('Created')?.read(job, now, 'utc')).toBe('Mar 2, 2026, 09:00:05 UTC')
    expect(find('Updated')?.read(job, now, 'utc')).toBe('Mar 2, 2026, 09:30:00 UTC')
    expect(find('Created')?.time?.(job)).toBe('2026-03-02T11:00:05.250+02:00')
    expect(find('Updated')?.time?.(job)).toBe('2026-03-02T09:30:00.123456Z')
    expect(entries.filter((entry) => 'time' in entry).map(({ label }) => label)).toEqual([
      'Created',
      'Updated',
    ])
  })
})
