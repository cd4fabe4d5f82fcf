import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hasEnded } from '#src/jobs/job.ts'
import { isArgument, quoteForShell } from '#src/lib/quoteForShell.ts'

export interface Command {
  readonly label: string
  readonly command: string
}

/**
 * Commands for a POSIX shell with Baseten's `truss` (see the contract). An ended job has no new logs to follow and
 * can't be stopped. None if the job's ID can't be an argument of a command.
 */
export function trussCommands(job: TrainingJob): readonly Command[] {
  const { id } = job
  if (!isArgument(id)) return []
  const option = `--job-id ${/^[\w-]+$/.test(id) ? id : quoteForShell(id)}`
  const ended = hasEnded(job)
  return [
    { label: 'Logs', command: `truss train logs ${option}${ended ? '' : ' --tail'}` },
    { label: 'Metrics', command: `truss train metrics ${option}` },
    { label: 'View', command: `truss train view ${option}` },
    ...(ended ? [] : [{ label: 'Stop', command: `truss train stop ${option}` }]),
  ]
}
