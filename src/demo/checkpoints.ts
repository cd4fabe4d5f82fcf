import {
  DEFAULT_PAGE_SIZE,
  type CheckpointFile,
  type CheckpointFilesQuery,
  type CheckpointFilesResponse,
} from '#src/contract/checkpointFiles.ts'
import type { Checkpoint } from '#src/contract/checkpoints.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hashOf, noise } from './random.ts'
import { stepsAt, type Run } from './run.ts'

/** How long a checkpoint is synced after it was saved, ms. */
const SYNC_MS = 90_000
const MB = 1_000_000
const GB = 1000 * MB
/** The maximum size of a file with weights. */
const SHARD_BYTES = 5 * GB

/** The base models of the simulated projects, by the start of a project's name. */
const BASE_MODELS: readonly (readonly [project: string, model: string])[] = [
  ['llama', 'meta-llama/Llama-3.3-70B-Instruct'],
  ['qwen3', 'Qwen/Qwen3-Coder-30B-A3B-Instruct'],
  ['gpt-oss', 'openai/gpt-oss-20b'],
  ['whisper', 'openai/whisper-large-v3'],
  ['deepseek', 'deepseek-ai/DeepSeek-V3'],
  ['flux', 'black-forest-labs/FLUX.1-dev'],
]

/** Returns the checkpoints that a run has saved at a time (ms since the epoch), in no order. */
export function checkpointsOf(run: Run, now: number): Checkpoint[] {
  const { job, startedAt, stepMs, checkpointEvery } = run
  if (startedAt === null || checkpointEvery === null) return []
  const count = Math.floor(stepsAt(run, now) / checkpointEvery)
  return Array.from({ length: count }, (_, index): Checkpoint => {
    const step = (index + 1) * checkpointEvery
    const at = startedAt + step * stepMs
    return {
      checkpoint_id: `checkpoint-${step}`,
      created_at: new Date(at).toISOString(),
      ...modelOf(run),
      sync_status: now - at < SYNC_MS ? 'SYNCING' : 'COMPLETE',
      training_job_id: job.id,
    }
  }).sort((a, b) => hashOf(a.checkpoint_id) - hashOf(b.checkpoint_id))
}

type Model = Pick<
  Checkpoint,
  'checkpoint_type' | 'base_model' | 'lora_adapter_config' | 'size_bytes'
>

function modelOf({ job, seed, nodes }: Run): Model {
  const { name } = job.training_project
  const base = BASE_MODELS.find(([project]) => name.startsWith(project))?.[1] ?? null
  if (name.startsWith('whisper')) {
    return {
      checkpoint_type: 'whisper',
      base_model: base,
      lora_adapter_config: null,
      size_bytes: 3087 * MB,
    }
  }
  if (!isLora(job)) {
    const bytes = nodes * job.instance_type.gpu_count * Math.round((8 + noise(seed, 40)) * GB)
    return {
      checkpoint_type: 'full',
      base_model: base,
      lora_adapter_config: null,
      size_bytes: bytes,
    }
  }
  const rank = [8, 16, 32, 64][Math.floor(noise(seed, 41) * 4)] ?? 8
  return {
    checkpoint_type: 'lora',
    base_model: base,
    lora_adapter_config: {
      r: rank,
      lora_alpha: 2 * rank,
      lora_dropout: 0.05,
      target_modules: ['q_proj', 'k_proj', 'v_proj', 'o_proj'],
    },
    size_bytes: rank * 5 * MB,
  }
}

function isLora({ name, instance_type: instance }: TrainingJob): boolean {
  return (name ?? '').includes('lora') || instance.gpu_count === 1
}

/** Returns a page of the files of a run's checkpoints at a time (ms since the epoch). */
export function checkpointFilesOf(
  run: Run,
  query: CheckpointFilesQuery,
  now: number,
): CheckpointFilesResponse {
  const files = checkpointsOf(run, now).flatMap((checkpoint) => filesOf(run, checkpoint))
  const { page_size: size = DEFAULT_PAGE_SIZE, page_token: from = 0 } = query
  const next = from + size
  return {
    presigned_urls: files.slice(from, next),
    next_page_token: next < files.length ? next : null,
    total_count: files.length,
  }
}

/** Returns the files of a checkpoint. Their sizes add up to the checkpoint's. */
function filesOf({ nodes }: Run, checkpoint: Checkpoint): CheckpointFile[] {
  const { checkpoint_id: id, size_bytes: total, checkpoint_type: type } = checkpoint
  const config = {
    name: type === 'lora' ? 'adapter_config.json' : 'config.json',
    size: 1204,
    node: 0,
  }
  const tokenizer = { name: 'tokenizer.json', size: 11_422_654, node: 0 }
  const rest = total - config.size - tokenizer.size
  const shards = Math.max(nodes, Math.ceil(rest / SHARD_BYTES))
  const share = Math.floor(rest / shards)
  const weights = Array.from({ length: shards }, (_, index) => ({
    name: shards === 1 ? weightsFile(type) : shardFile(index + 1, shards),
    size: index === 0 ? rest - share * (shards - 1) : share,
    node: index % nodes,
  }))
  return [config, tokenizer, ...weights].map(({ name, size, node }) => ({
    url: `https://storage.example.com/${id}/${name}?signature=${hashOf(id + name)}`,
    relative_file_name: `${id}/${name}`,
    node_rank: node,
    size_bytes: size,
    last_modified: checkpoint.created_at,
  }))
}

function weightsFile(type: string): string {
  return type === 'lora' ? 'adapter_model.safetensors' : 'model.safetensors'
}

function shardFile(number: number, count: number): string {
  return `model-${fiveDigits(number)}-of-${fiveDigits(count)}.safetensors`
}

function fiveDigits(value: number): string {
  return String(value).padStart(5, '0')
}
