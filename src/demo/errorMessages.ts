import type { InstanceType } from '#src/contract/trainingJob.ts'
import type { Project } from './catalog.ts'
import { between, pick, wholeBetween, type NonEmpty, type Random } from './random.ts'

export interface ErrorContext {
  readonly random: Random
  readonly project: Project
  readonly instance: InstanceType
  readonly nodes: number
  /** When the job failed, ms since the epoch. */
  readonly at: number
}

type Message = (context: ErrorContext) => string

const cudaOutOfMemory: Message = (context) =>
  outOfMemoryOn(wholeBetween(context.random, 0, context.instance.gpu_count - 1), context)

function outOfMemoryOn(gpu: number, { random, instance }: ErrorContext): string {
  const total = ((instance.gpu_memory_limit_mib ?? 0) / 1024) * 0.985
  const free = between(random, 0.1, 1.5)
  return (
    `torch.OutOfMemoryError: CUDA out of memory. Tried to allocate ${gib(between(random, 1.6, 9))}. ` +
    `GPU ${gpu} has a total capacity of ${gib(total)} ` +
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

/** An exception that one rank raises, and the traceback frames before it. */
interface Raised {
  readonly frames: NonEmpty<readonly [where: string, code: string]>
  readonly error: string
}

const RAISED: NonEmpty<(context: ErrorContext, localRank: number) => Raised> = [
  (context, localRank) => ({
    frames: [
      ['/app/train.py", line 214, in main', 'loss = model(**batch).loss'],
      [
        '/usr/local/lib/python3.12/site-packages/transformers/modeling_layers.py", line 94, in __call__',
        'return super().__call__(*args, **kwargs)',
      ],
    ],
    error: outOfMemoryOn(localRank, context),
  }),
  ({ random }) => ({
    frames: [
      ['/app/train.py", line 198, in main', 'state = load_state(args.resume)'],
      ['/app/checkpoints.py", line 41, in load_state', 'model.load_state_dict(shards)'],
    ],
    error: `RuntimeError: Error(s) in loading state_dict for Qwen3ForCausalLM: size mismatch for lm_head.weight: copying a param with shape torch.Size([${pick(random, [151_936, 128_256])}, 4096])`,
  }),
  ({ random }) => ({
    frames: [
      ['/app/train.py", line 231, in main', 'batch = next(batches)'],
      ['/app/data.py", line 77, in __next__', 'return self.collate(rows)'],
    ],
    error: `ValueError: expected sequence of length ${wholeBetween(random, 2, 8) * 1024} at dim 1 (got ${wholeBetween(random, 900, 9_000)})`,
  }),
  ({ random }) => ({
    frames: [
      ['/app/train.py", line 226, in main', 'grad_norm = clip_grad_norm_(params, 1.0)'],
      ['/app/train.py", line 88, in clip_grad_norm_', 'dist.all_reduce(total)'],
    ],
    error: `torch.distributed.DistBackendError: NCCL error in: ProcessGroupNCCL.cpp:${wholeBetween(random, 1200, 3600)}, remote process exited or there was a network error, NCCL version 2.27.3`,
  }),
]

/** The output of torchrun after a failed run on several GPUs: one rank's traceback, then the launcher's own. */
const torchrun: Message = (context) => {
  const { random, instance, nodes, at } = context
  const rank = wholeBetween(random, 0, nodes * instance.gpu_count - 1)
  const localRank = rank % instance.gpu_count
  const host = Math.floor(rank / instance.gpu_count)
  const { frames, error } = pick(random, RAISED)(context, localRank)
  const pid = wholeBetween(random, 180, 900)
  const time = new Date(at).toISOString()
  const logTime = `${time.slice(5, 7)}${time.slice(8, 10)} ${time.slice(11, 23)}000`
  const traceback = [
    'Traceback (most recent call last):',
    '  File "/app/train.py", line 262, in <module>',
    '    main()',
    ...frames.flatMap(([where, code]) => [`  File "${where}`, `    ${code}`]),
    error,
  ]
  return [
    ...traceback.map((line) => `[rank${rank}]: ${line}`),
    `W${logTime} 87 torch/distributed/elastic/multiprocessing/api.py:900] Sending process ${pid + 1} closing signal SIGTERM`,
    `E${logTime} 87 torch/distributed/elastic/multiprocessing/api.py:874] failed (exitcode: 1) local_rank: ${localRank} (pid: ${pid}) of binary: /usr/bin/python3`,
    'Traceback (most recent call last):',
    '  File "/usr/local/bin/torchrun", line 7, in <module>',
    '    sys.exit(main())',
    '  File "/usr/local/lib/python3.12/site-packages/torch/distributed/launcher/api.py", line 277, in launch_agent',
    '    raise ChildFailedError(',
    ...childFailedLines({ rank, localRank, host, pid, time: time.slice(0, 19), exitCode: 1 }),
  ].join('\n')
}

interface Child {
  readonly rank: number
  readonly localRank: number
  readonly host: number
  readonly pid: number
  readonly time: string
  readonly exitCode: number
}

function childFailedLines({ rank, localRank, host, pid, time, exitCode }: Child): string[] {
  return [
    'torch.distributed.elastic.multiprocessing.errors.ChildFailedError:',
    '============================================================',
    '/app/train.py FAILED',
    '------------------------------------------------------------',
    'Failures:',
    '  <NO_OTHER_FAILURES>',
    '------------------------------------------------------------',
    'Root Cause (first observed failure):',
    '[0]:',
    `  time      : ${time.replace('T', '_')}`,
    `  host      : node-${host}`,
    `  rank      : ${rank} (local_rank: ${localRank})`,
    `  exitcode  : ${exitCode} (pid: ${pid})`,
    '  error_file: <N/A>',
    '============================================================',
  ]
}

/** A process that was killed by a signal leaves no traceback. */
const childKilled: Message = ({ random, instance, nodes, at }) => {
  const rank = wholeBetween(random, 0, nodes * instance.gpu_count - 1)
  return childFailedLines({
    rank,
    localRank: rank % instance.gpu_count,
    host: Math.floor(rank / instance.gpu_count),
    pid: wholeBetween(random, 180, 900),
    time: new Date(at).toISOString().slice(0, 19),
    exitCode: -pick(random, [6, 9, 11]),
  }).join('\n')
}

const imagePull: Message = ({ random, project }) =>
  `Failed to pull image "registry.example.com/${project.name}:1.${wholeBetween(random, 0, 40)}.${wholeBetween(random, 0, 9)}": manifest unknown`

const noCapacity: Message = ({ random, instance, nodes }) =>
  nodes === 1
    ? `No capacity: no ${instance.name} node could be provisioned.`
    : `No capacity: ${wholeBetween(random, 0, nodes - 1)} of ${nodes} ${instance.name} nodes could be provisioned.`

const noDistribution: Message = ({ random }) =>
  `Could not install the dependencies: pip exited with code 1. ERROR: No matching distribution found for flash-attn==2.${wholeBetween(random, 5, 9)}.${wholeBetween(random, 0, 4)}.post1`

const missingSecret: Message = () => 'The secret "wandb_api_key" is not in the workspace.'

const ANY_RUN: NonEmpty<Message> = [
  keyErrorTraceback,
  missingShard,
  diskFull,
  hostOutOfMemory,
  privateModel,
]
const GPU_RUN: NonEmpty<Message> = [cudaOutOfMemory, cudaOutOfMemory, lossIsNan]
const MANY_GPUS_RUN: NonEmpty<Message> = [torchrun, torchrun, torchrun, ncclTimeout, childKilled]
const MANY_NODES_RUN: NonEmpty<Message> = [ncclTimeout, unhealthyNode]
const DEPLOY: NonEmpty<Message> = [imagePull, noCapacity, noCapacity, noDistribution, missingSecret]

/** Returns an error message for a failed run that suits the job's hardware. */
export function runError(context: ErrorContext): string {
  const { random, instance, nodes } = context
  const suitable: NonEmpty<Message> = [
    ...ANY_RUN,
    ...(instance.gpu_count > 0 ? GPU_RUN : []),
    ...(instance.gpu_count > 1 ? MANY_GPUS_RUN : []),
    ...(nodes > 1 ? MANY_NODES_RUN : []),
  ]
  const message = pick(random, suitable)(context)
  // Of a few failures, only the log says why.
  return random() < 0.06 ? 'Exit code 1.' : message
}

export function deployError(context: ErrorContext): string {
  return pick(context.random, DEPLOY)(context)
}

function gib(amount: number): string {
  return `${amount.toFixed(2)} GiB`
}
