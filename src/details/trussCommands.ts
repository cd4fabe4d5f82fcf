import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { quote } from '#src/jobs/commands.ts'

// Apart from `commands.ts`, which every visit loads.

export interface Command {
  readonly label: string
  readonly command: string
}

/** What people run next for a job in a POSIX shell, with Baseten's `truss` (the contract). */
export function trussCommands({ id }: TrainingJob): readonly Command[] {
  const job = `--job-id ${/^[\w-]+$/.test(id) ? id : quote(id)}`
  return [
    { label: 'Logs', command: `truss train logs ${job} --tail` },
    { label: 'Metrics', command: `truss train metrics ${job}` },
    { label: 'View', command: `truss train view ${job}` },
    { label: 'Stop', command: `truss train stop ${job}` },
  ]
}
