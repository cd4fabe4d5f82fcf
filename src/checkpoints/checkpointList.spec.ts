import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCheckpoint } from '#src/testing/checkpoint.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { toCheckpointList, totalSize } from './checkpointList.ts'

const listOf = (checkpoints: unknown[], job = aTrainingJob()) =>
  toCheckpointList({ training_job: job, checkpoints })
const idsOf = (checkpoints: unknown[]) =>
  listOf(checkpoints).checkpoints.map(({ checkpoint_id: id }) => id)

const at = (minute: number, id: string) =>
  aCheckpoint({ checkpoint_id: id, created_at: new Date(minute * 60_000).toISOString() })

describe('a list of checkpoints', () => {
  it('has the newest first', () => {
    expect(idsOf([at(2, 'b'), at(3, 'c'), at(1, 'a')])).toEqual(['c', 'b', 'a'])
  })

  it('compares times, not their texts', () => {
    const zoned = aCheckpoint({ checkpoint_id: 'late', created_at: '2026-03-02T09:00:00-05:00' })
    const utc = aCheckpoint({ checkpoint_id: 'early', created_at: '2026-03-02T12:00:00Z' })
    expect(idsOf([utc, zoned])).toEqual(['late', 'early'])
  })

  it('has the last step first if several were created at the same time', () => {
    const ids = ['checkpoint-90', 'checkpoint-1000', 'checkpoint-200']
    expect(idsOf(ids.map((id) => at(1, id)))).toEqual([
      'checkpoint-1000',
      'checkpoint-200',
      'checkpoint-90',
    ])
  })

  it('doesn’t depend on the order of the response', () => {
    const checkpoints = [at(1, 'a'), at(1, 'b'), at(2, 'c'), at(3, 'd'), at(3, 'e')]
    fc.assert(
      fc.property(fc.shuffledSubarray(checkpoints, { minLength: 5 }), (shuffled) => {
        expect(idsOf(shuffled)).toEqual(['e', 'd', 'c', 'b', 'a'])
      }),
    )
  })

  it('counts the checkpoints that break the contract, and has the others', () => {
    const broken = { ...aCheckpoint(), size_bytes: -1 }
    const { checkpoints, invalid } = listOf([null, at(1, 'a'), broken])
    expect(checkpoints.map(({ checkpoint_id: id }) => id)).toEqual(['a'])
    expect(invalid).toBe(2)
  })

  it('has the job’s own sync status', () => {
    const syncing = aTrainingJob({ checkpoint_sync_status: 'SYNCING' })
    expect(listOf([], syncing).jobStatus).toBe('SYNCING')
    const without = aTrainingJob({ checkpoint_sync_status: null })
    expect(listOf([], without).jobStatus).toBeNull()
    expect(toCheckpointList({ training_job: {}, checkpoints: [] }).jobStatus).toBeNull()
  })
})

it('the total is the sum of the sizes', () => {
  expect(totalSize([])).toBe(0)
  expect(totalSize([{ size_bytes: 80_000_000 }, { size_bytes: 1 }])).toBe(80_000_001)
})
