import type { InstanceType } from '#src/contract/trainingJob.ts'
import type { Project } from './catalogue.ts'
import { between, pick, wholeBetween, type NonEmpty, type Random } from './random.ts'

/** What an error message may tell of its job. */
export interface ErrorContext {
  readonly random: Random
  readonly project: Project
  readonly instance: InstanceType
  readonly nodes: number
  readonly spot: boolean
}

type Message = (context: ErrorContext) => string

const cudaOutOfMemory: Message = ({ random, instance }) => {
  const total = ((instance.gpu_memory_limit_mib ?? 0) / 1024) * 0.985
  const free = between(random, 0.1, 1.5)
  return (
    `torch.OutOfMemoryError: CUDA out of memory. Tried to allocate ${gib(between(random, 1.6, 9))}. ` +
    `GPU ${wholeBetween(random, 0, instance.gpu_count - 1)} has a total capacity of ${gib(total)} ` +
    `of which ${gib(free)} is free. Of the allocated memory ${gib(total - free - 0.8)} is allocated by PyTorch.`
  )
}

const ncclTimeout: Message = ({ random, instance, nodes }) =>
  `[rank${wholeBetween(random, 0, nodes * instance.gpu_count - 1)}]: Watchdog caught collective operation timeout: ` +
  `WorkNCCL(SeqNum=${wholeBetween(random, 900, 90_000)}, OpType=ALLREDUCE, Timeout(ms)=600000) ` +
  `ran for ${wholeBetween(random, 600_008, 600_090)} milliseconds before timing out.`

const unhealthyNode: Message = ({ random, instance, nodes }) =>
  `Node ${wholeBetween(random, 1, nodes)} of ${nodes} became unhealthy: ` +
  `GPU ${wholeBetween(random, 0, instance.gpu_count - 1)} reported an uncorrectable ECC error (Xid 94).`

const lossIsNan: Message = ({ random }) =>
  `FloatingPointError: loss is NaN at step ${wholeBetween(random, 40, 9_000)} ` +
  `(learning rate ${between(random, 1, 9).toFixed(1)}e-05, gradient norm inf)`

const privateModel: Message = ({ project }) =>
  `huggingface_hub.errors.RepositoryNotFoundError: 401 Client Error. Repository example/${project.name}-base ` +
  'is private, or does not exist. Set the secret hf_access_token.'

const hostOutOfMemory: Message = ({ random, instance }) =>
  `The training process was killed (exit code 137). It used ` +
  `${gib((instance.memory_limit_mib / 1024) * between(random, 0.99, 0.999))} of the node's ` +
  `${instance.memory_limit_mib / 1024} GiB of memory.`

const diskFull: Message = ({ random }) =>
  `OSError: [Errno 28] No space left on device: ` +
  `'/mnt/checkpoints/checkpoint-${wholeBetween(random, 2, 90) * 100}/optimizer.pt'`

const missingShard: Message = ({ random }) =>
  `FileNotFoundError: [Errno 2] No such file or directory: ` +
  `'/data/train-${String(wholeBetween(random, 0, 63)).padStart(5, '0')}-of-00064.parquet'`

const keyErrorTraceback: Message = ({ random, project }) =>
  [
    'Traceback (most recent call last):',
    `  File "/app/train.py", line ${wholeBetween(random, 90, 240)}, in <module>`,
    '    trainer.train()',
    `  File "/app/data.py", line ${wholeBetween(random, 20, 80)}, in to_features`,
    "    text = render(row['messages'])",
    `KeyError: 'messages' (row ${wholeBetween(random, 100, 99_000)} of ${project.name}/train)`,
  ].join('\n')

const childFailed: Message = ({ random, instance, nodes }) =>
  [
    'torch.distributed.elastic.multiprocessing.errors.ChildFailedError:',
    '============================================================',
    '/app/train.py FAILED',
    '------------------------------------------------------------',
    'Root Cause (first observed failure):',
    `  rank      : ${wholeBetween(random, 0, nodes * instance.gpu_count - 1)}`,
    `  exitcode  : -${pick(random, [6, 9, 11])}`,
    '  error_file: <N/A>',
    '============================================================',
  ].join('\n')

const spotReclaimed: Message = ({ random, nodes }) =>
  `Spot capacity was reclaimed: ${wholeBetween(random, 1, nodes)} of ${nodes} nodes went away at short notice.`

const imagePull: Message = ({ random, project }) =>
  `Failed to pull image "registry.example.com/${project.name}:1.${wholeBetween(random, 0, 40)}.${wholeBetween(random, 0, 9)}": manifest unknown`

const noCapacity: Message = ({ random, instance, nodes }) =>
  nodes === 1
    ? `No capacity: no ${instance.name} node could be provisioned.`
    : `No capacity: ${wholeBetween(random, 0, nodes - 1)} of ${nodes} ${instance.name} nodes could be provisioned.`

const noDistribution: Message = ({ random }) =>
  `Could not install the dependencies: pip exited with code 1. ERROR: No matching distribution found for flash-attn==2.${wholeBetween(random, 5, 9)}.${wholeBetween(random, 0, 4)}.post1`

const missingSecret: Message = () =>
  'The secret "wandb_api_key" that the job asks for is not in the workspace.'

const ANY_RUN: NonEmpty<Message> = [
  keyErrorTraceback,
  missingShard,
  diskFull,
  hostOutOfMemory,
  privateModel,
]
const GPU_RUN: NonEmpty<Message> = [cudaOutOfMemory, cudaOutOfMemory, lossIsNan]
const MANY_GPUS_RUN: NonEmpty<Message> = [ncclTimeout, childFailed]
const MANY_NODES_RUN: NonEmpty<Message> = [ncclTimeout, unhealthyNode]
const DEPLOY: NonEmpty<Message> = [imagePull, noCapacity, noCapacity, noDistribution, missingSecret]

/** Why a run failed: a message that suits the job's hardware. */
export function runError(context: ErrorContext): string {
  const { random, instance, nodes, spot } = context
  const suitable: NonEmpty<Message> = [
    ...ANY_RUN,
    ...(instance.gpu_count > 0 ? GPU_RUN : []),
    ...(instance.gpu_count > 1 ? MANY_GPUS_RUN : []),
    ...(nodes > 1 ? MANY_NODES_RUN : []),
    ...(spot ? [spotReclaimed, spotReclaimed] : []),
  ]
  return pick(random, suitable)(context)
}

/** Why a job could not be deployed. */
export function deployError(context: ErrorContext): string {
  return pick(context.random, DEPLOY)(context)
}

function gib(amount: number): string {
  return `${amount.toFixed(2)} GiB`
}
