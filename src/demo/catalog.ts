import type { InstanceType } from '#src/contract/trainingJob.ts'
import type { NonEmpty } from './random.ts'

// In these lists, an entry that is listed twice is twice as likely.

const MIB_PER_GIB = 1024

interface Gpus {
  readonly count: number
  readonly type: string
  /** Per GPU. */
  readonly memoryGib: number
}

/** Returns the hardware of one node, with a name in Baseten's format: GPUs, vCPUs, memory in GiB. */
function instanceType(vcpus: number, memoryGib: number, gpus?: Gpus): InstanceType {
  const size = `${vcpus}x${memoryGib}`
  const gpuName = gpus && (gpus.count === 1 ? `${gpus.type}x` : `${gpus.type}:${gpus.count}x`)
  const name = `${gpuName ?? ''}${size}`
  return {
    id: name.toLowerCase().replace(':', '-'),
    name,
    memory_limit_mib: memoryGib * MIB_PER_GIB,
    millicpu_limit: vcpus * 1000,
    gpu_count: gpus?.count ?? 0,
    gpu_type: gpus?.type ?? null,
    gpu_memory_limit_mib: gpus ? gpus.memoryGib * MIB_PER_GIB : null,
  }
}

const gpus = (count: number, type: string, memoryGib: number): Gpus => ({ count, type, memoryGib })

const CPU_4 = instanceType(4, 16)
const CPU_16 = instanceType(16, 64)
const L4 = instanceType(4, 16, gpus(1, 'L4', 24))
const A10G = instanceType(4, 16, gpus(1, 'A10G', 24))
const A100 = instanceType(12, 144, gpus(1, 'A100', 80))
const H100_MIG = instanceType(13, 117, gpus(1, 'H100MIG', 40))
const H100 = instanceType(26, 234, gpus(1, 'H100', 80))
const H100_4 = instanceType(104, 936, gpus(4, 'H100', 80))
const H100_8 = instanceType(208, 1872, gpus(8, 'H100', 80))
const H200_8 = instanceType(192, 2048, gpus(8, 'H200', 141))
const B200_8 = instanceType(224, 3072, gpus(8, 'B200', 180))

/** Hardware of one node that a project trains on, and how many nodes its jobs request. */
export interface Hardware {
  readonly type: InstanceType
  readonly nodes: NonEmpty<number>
}

const one = (type: InstanceType): Hardware => ({ type, nodes: [1] })

export interface Project {
  readonly id: string
  readonly name: string
  readonly hardware: NonEmpty<Hardware>
  /** The first parts of its jobs' names. */
  readonly stems: NonEmpty<string>
}

/** The organization's training projects. */
export const PROJECTS: NonEmpty<Project> = [
  {
    id: 'p7qr9qv',
    name: 'llama-3-3-70b-sft',
    hardware: [
      { type: H100_8, nodes: [1, 1, 2, 4] },
      { type: H200_8, nodes: [1, 2] },
    ],
    stems: ['llama-70b-sft', 'llama-70b-sft-packed', 'llama-70b-dpo', 'llama-70b-tool-use'],
  },
  {
    id: '3xk9dmw',
    name: 'qwen3-coder-rl',
    hardware: [
      { type: H100_8, nodes: [2, 4, 8, 16] },
      { type: B200_8, nodes: [1, 2, 4] },
    ],
    stems: ['qwen3-coder-grpo', 'qwen3-coder-grpo-swe', 'qwen3-coder-sft', 'qwen3-coder-reward'],
  },
  {
    id: 'rn5tz6b',
    name: 'gpt-oss-finetune',
    hardware: [one(H100), one(H100), one(H100_4), { type: H100_8, nodes: [1, 1, 2] }],
    stems: ['gpt-oss-lora-r64', 'gpt-oss-lora-r16', 'gpt-oss-20b-sft', 'gpt-oss-120b-sft'],
  },
  {
    id: 'w6hc3pj',
    name: 'whisper-diarization',
    hardware: [one(A10G), one(L4), one(A100)],
    stems: ['whisper-v3-diarize', 'whisper-v3-calls-de', 'segmentation-head', 'overlap-detector'],
  },
  {
    id: 'd9vfk7g',
    name: 'deepseek-v3-distill',
    hardware: [
      { type: B200_8, nodes: [1, 2, 4] },
      { type: H200_8, nodes: [2, 4, 8] },
    ],
    stems: ['distill-8b', 'distill-14b-logits', 'distill-14b-traces', 'teacher-traces'],
  },
  {
    id: 'm3bq5rx',
    name: 'flux-product-lora',
    hardware: [one(H100), one(A100)],
    stems: ['flux-lora-sneakers', 'flux-lora-watches', 'flux-lora-studio-light'],
  },
  {
    id: 'k5zn7ht',
    name: 'support-embeddings',
    hardware: [one(H100_MIG), one(A100), one(L4)],
    stems: ['embed-tickets', 'embed-tickets-hard-negatives', 'reranker-small', 'reranker-base'],
  },
  {
    id: 'c7gw9sd',
    name: 'orpheus-voices',
    hardware: [one(H100), one(H100_MIG), one(A100)],
    stems: ['orpheus-3b-en', 'orpheus-3b-es', 'orpheus-3b-whispered', 'codec-finetune'],
  },
  {
    id: '6tdj3mk',
    name: 'eagle3-speculators',
    hardware: [one(H100_8), one(H100_4)],
    stems: ['eagle3-llama-70b', 'eagle3-qwen3-32b', 'eagle3-gpt-oss-120b'],
  },
  {
    id: 'z9rp5cn',
    name: 'data-prep',
    hardware: [one(CPU_16), one(CPU_16), one(CPU_4)],
    stems: ['tokenize-shards', 'dedupe-minhash', 'filter-quality', 'pack-sequences'],
  },
]

/** The projects of the jobs that need many GPUs. */
export const LARGE_PROJECTS: NonEmpty<Project> = [
  projectNamed('qwen3-coder-rl'),
  projectNamed('llama-3-3-70b-sft'),
  projectNamed('deepseek-v3-distill'),
]

/** The project and the hardware of the largest jobs. */
export const LARGEST: { readonly project: Project; readonly hardware: Hardware } = {
  project: projectNamed('deepseek-v3-distill'),
  hardware: { type: H200_8, nodes: [16] },
}

function projectNamed(name: string): Project {
  return PROJECTS.find((project) => project.name === name) ?? PROJECTS[0]
}

/** The last parts of job names. */
export const NAME_SUFFIXES: NonEmpty<string> = [
  '',
  '',
  '',
  '-v2',
  '-v3',
  '-lr1e-5',
  '-lr2e-5',
  '-lr3e-4',
  '-bs256',
  '-ctx32k',
  '-seed42',
  '-seed7',
  '-eval',
  '-retry',
  '-ablation-no-warmup',
]

/** For the few job names that contain the whole configuration. */
export const LONG_SUFFIX =
  '-mixture-v4-packed-ctx32k-lr1e-5-cosine-wd0.1-warmup500-bs512-bf16-fsdp-full-shard-resumed-from-checkpoint-12000'

/** The user of the jobs that are created every night. */
export const NIGHTLY_EMAIL = 'nightly-training@example.com'

export const PEOPLE: NonEmpty<string> = [
  'ada.mwangi@example.com',
  'grace.okafor@example.com',
  'jonas.keller@example.com',
  'lena.novak@example.com',
  'mei.tanaka@example.com',
  'omar.haddad@example.com',
  'priya.nair@example.com',
  'tomas.silva@example.com',
]

/** All users of the organization. */
export const EMAILS: NonEmpty<string> = [...PEOPLE, NIGHTLY_EMAIL]
