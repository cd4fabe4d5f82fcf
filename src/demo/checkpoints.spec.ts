import { describe, expect, it } from 'vitest'
import { checkpointFilesResponseSchema } from '#src/contract/checkpointFiles.ts'
import { checkpointSchema } from '#src/contract/checkpoints.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { checkpointFilesOf, checkpointsOf } from './checkpoints.ts'
import { logsOf } from './logs.ts'
import { runOf } from './run.ts'

const HOUR = 3_600_000
const STARTED = Date.parse('2026-03-02T09:00:00Z')
const NOW = STARTED + 2 * HOUR

/** Returns the run of a job that is running since {@link STARTED}. */
function running(overrides: Parameters<typeof aTrainingJob>[0] = {}) {
  const job = aTrainingJob({
    created_at: new Date(STARTED - HOUR).toISOString(),
    updated_at: new Date(STARTED).toISOString(),
    ...overrides,
  })
  return runOf(job, undefined)
}

const inProject = (name: string) => ({ training_project: { id: 'rn5tz6b', name } })
const eightGpus = { ...aTrainingJob().instance_type, gpu_count: 8 }

const typeOf = (overrides: Parameters<typeof aTrainingJob>[0]) => {
  const [{ checkpoint_type: type, lora_adapter_config: lora, base_model: base } = {}] =
    checkpointsOf(running(overrides), NOW)
  return [type, base, typeof lora?.['r']]
}

describe('checkpoints', () => {
  it('meet the contract and are saved about every ten minutes', () => {
    const checkpoints = checkpointsOf(running(), NOW)
    expect(checkpoints.every((each) => checkpointSchema.safeParse(each).success)).toBe(true)
    expect(checkpoints.length).toBeGreaterThanOrEqual(9)
    expect(checkpoints.length).toBeLessThanOrEqual(16)
    expect(new Set(checkpoints.map(({ checkpoint_id: id }) => id)).size).toBe(checkpoints.length)
  })

  it('are those that the log names', () => {
    const run = running()
    const query = { start_epoch_millis: STARTED, end_epoch_millis: NOW, limit: 100_000 }
    const saved = (logsOf(run, query, NOW).logs ?? []).flatMap(({ message }) => {
      const [, id] = /^Saving checkpoint to \/mnt\/checkpoints\/(.+)$/.exec(message) ?? []
      return id ?? []
    })
    const ids = checkpointsOf(run, NOW).map(({ checkpoint_id: id }) => id)
    expect(saved.sort()).toEqual(ids.sort())
  })

  it('sync for a while after they were saved', () => {
    const run = running()
    const [first] = checkpointsOf(run, STARTED + 15 * 60_000)
    const savedAt = Date.parse(first?.created_at ?? '')
    const statusAt = (time: number) => checkpointsOf(run, time).map((each) => each.sync_status)
    expect(statusAt(savedAt - 1)).toEqual([])
    expect(statusAt(savedAt + 1000)).toEqual(['SYNCING'])
    expect(statusAt(savedAt + 100_000)).toEqual(['COMPLETE'])
  })

  it('have the type and the base model of their project', () => {
    expect(typeOf(inProject('whisper-diarization'))).toEqual([
      'whisper',
      'openai/whisper-large-v3',
      'undefined',
    ])
    expect(typeOf(inProject('gpt-oss-finetune'))).toEqual(['lora', 'openai/gpt-oss-20b', 'number'])
    expect(typeOf({ name: 'sft', instance_type: eightGpus })).toEqual([
      'full',
      'openai/gpt-oss-20b',
      'undefined',
    ])
    expect(typeOf(inProject('other'))[1]).toBeNull()
  })

  it('are saved only by jobs with checkpointing that have started', () => {
    expect(checkpointsOf(running({ checkpoint_sync_status: null }), NOW)).toEqual([])
    expect(checkpointsOf(running({ current_status: 'TRAINING_JOB_PENDING' }), NOW)).toEqual([])
  })
})

describe('checkpoint files', () => {
  const run = running({ name: 'sft', instance_type: eightGpus, node_count: 2 })

  it('meet the contract and add up to the checkpoints', () => {
    const page = checkpointFilesOf(run, {}, NOW)
    expect(checkpointFilesResponseSchema.safeParse(page).success).toBe(true)
    for (const { checkpoint_id: id, size_bytes: size } of checkpointsOf(run, NOW)) {
      const files = page.presigned_urls.filter((file) =>
        file.relative_file_name.startsWith(`${id}/`),
      )
      expect(files.reduce((sum, file) => sum + file.size_bytes, 0)).toBe(size)
      expect(new Set(files.map((file) => file.node_rank))).toEqual(new Set([0, 1]))
    }
  })

  it('are read page by page', () => {
    const { presigned_urls: all, total_count: total } = checkpointFilesOf(run, {}, NOW)
    expect(total).toBe(all.length)
    const found = []
    let token: number | null | undefined = 0
    while (token != null) {
      const page = checkpointFilesOf(run, { page_size: 7, page_token: token }, NOW)
      expect(page.total_count).toBe(total)
      found.push(...page.presigned_urls)
      token = page.next_page_token
    }
    expect(found).toEqual(all)
    const after = checkpointFilesOf(run, { page_token: total }, NOW)
    expect(after).toEqual({ presigned_urls: [], next_page_token: null, total_count: total })
  })
})
