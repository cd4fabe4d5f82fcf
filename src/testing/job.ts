import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** Returns a valid training job that runs on one H100, with these fields replaced. */
export function aTrainingJob(overrides: Partial<TrainingJob> = {}): TrainingJob {
  return {
    id: 'p7qr9qv',
    created_at: '2026-03-02T09:00:00.000Z',
    updated_at: '2026-03-02T09:02:30.000Z',
    current_status: 'TRAINING_JOB_RUNNING',
    error_message: null,
    instance_type: {
      id: 'h100x26x234',
      name: 'H100x26x234',
      memory_limit_mib: 239_616,
      millicpu_limit: 26_000,
      gpu_count: 1,
      gpu_type: 'H100',
      gpu_memory_limit_mib: 81_920,
    },
    training_project_id: 'rn5tz6b',
    training_project: { id: 'rn5tz6b', name: 'gpt-oss-finetune' },
    name: 'gpt-oss-lora-r64',
    checkpoint_sync_status: 'SYNCING',
    priority: 0,
    user: { email: 'ada.mwangi@example.com' },
    node_count: 1,
    availability_model: 'dedicated',
    ...overrides,
  }
}
