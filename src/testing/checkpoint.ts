import type { Checkpoint } from '#src/contract/checkpoints.ts'

/** Returns a valid checkpoint of `aTrainingJob`, with these fields replaced. */
export function aCheckpoint(overrides: Partial<Checkpoint> = {}): Checkpoint {
  return {
    checkpoint_id: 'checkpoint-100',
    created_at: '2026-03-02T10:00:00.000Z',
    checkpoint_type: 'lora',
    base_model: 'openai/gpt-oss-20b',
    lora_adapter_config: { r: 16, lora_alpha: 32 },
    size_bytes: 80_000_000,
    sync_status: 'COMPLETE',
    training_job_id: 'p7qr9qv',
    ...overrides,
  }
}
