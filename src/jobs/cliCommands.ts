import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { isArgument, quoteForShell } from '#src/lib/quoteForShell.ts'
import { hasEnded } from './job.ts'

export interface Command {
  /** Without options, such as `truss train logs`. */
  readonly name: string
  readonly command: string
}

/** The commands of Baseten's two CLIs that the contract lists. */
const COMMANDS = {
  truss: [
    'truss train logs',
    'truss train metrics',
    'truss train view',
    'truss train stop',
    'truss train deploy_checkpoints',
  ],
  baseten: [
    'baseten train job logs',
    'baseten train job metrics',
    'baseten train job describe',
    'baseten train job stop',
    'baseten train job recreate',
    'baseten train job update',
    'baseten train checkpoint list',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The program, which is also the name of its package. */
export type Cli = keyof typeof COMMANDS

export const CLIS: readonly Cli[] = ['truss', 'baseten']

/**
 * Returns a CLI's commands for a job, for a POSIX shell. An ended job has no new logs to follow, can't be stopped and
 * has left the queue, so that its priority has no effect. The priority in a command is the current one. None if the
 * job's ID can't be an argument of a command.
 */
export function cliCommands(job: TrainingJob, cli: Cli): readonly Command[] {
  const { id, priority } = job
  if (!isArgument(id)) return []
  const option = `--job-id ${/^[\w-]+$/.test(id) ? id : quoteForShell(id)}`
  const ended = hasEnded(job)
  return COMMANDS[cli].flatMap((name) => {
    const what = name.split(' ').at(-1)
    if (ended && (what === 'stop' || what === 'update')) return []
    const command = [name, option]
    if (what === 'logs' && !ended) command.push('--tail')
    if (what === 'update') command.push(`--priority ${priority ?? 0}`)
    return { name, command: command.join(' ') }
  })
}
