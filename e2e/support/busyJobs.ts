import { aTrainingJob } from '#src/testing/job.ts'

/** The time that jobs are relative to, ms since the epoch. */
export const start = Date.now()
const MINUTE = 60_000

/** A job, by what the wall displays of it. Times in minutes before the start of the tests. */
interface JobValues {
  readonly id: string
  readonly status: string
  readonly type?: string | null
  readonly gpus?: number
  readonly minutes?: number
  /** Since the last update. */
  readonly updated?: number
  readonly user?: string
  readonly error?: string
}

export function job({
  id,
  status,
  type = 'H100',
  gpus = 8,
  minutes = 90,
  updated = 0,
  user = 'ada',
  error,
}: JobValues) {
  return aTrainingJob({
    id,
    name: id,
    current_status: `TRAINING_JOB_${status}`,
    created_at: new Date(start - minutes * MINUTE).toISOString(),
    updated_at: new Date(start - updated * MINUTE).toISOString(),
    user: { email: `${user}@example.com` },
    error_message: error ?? null,
    instance_type: {
      ...aTrainingJob().instance_type,
      gpu_type: type,
      gpu_count: type === null ? 0 : gpus,
    },
  })
}

const TYPES = ['H100', 'H200', 'B200', 'A100', 'L4', null]
export const REASON =
  'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 12.00 GiB. GPU 3 has a total capacity of 79.11 GiB'

/** 80 running, 60 waiting and 20 failed jobs of 14 users, with realistically long names. */
export const busy = [
  ...Array.from({ length: 80 }, (_, n) =>
    job({
      id: `qwen3-coder-480b-grpo-swe-warmup100-seed${n + 1}`,
      status: 'RUNNING',
      type: TYPES[n % 5] ?? null,
      minutes: 10 + n * 37,
      user: `firstname.lastname${n % 14}`,
    }),
  ),
  ...Array.from({ length: 60 }, (_, n) =>
    job({
      id: `llama-4-maverick-sft-stage2-lr3e5-run${n + 1}`,
      status: 'PENDING',
      type: TYPES[n % 6] ?? null,
      minutes: 5 + n,
      user: `firstname.lastname${n % 9}`,
    }),
  ),
  ...Array.from({ length: 20 }, (_, n) =>
    job({
      id: `deepseek-v3-distill-ablation-batch512-${n + 1}`,
      status: 'FAILED',
      updated: 3 + n * 60,
      minutes: 2000,
      error: REASON,
    }),
  ),
]
