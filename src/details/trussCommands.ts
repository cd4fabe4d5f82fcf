import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { quoteForShell } from '#src/lib/quoteForShell.ts'

export interface Command {
  readonly label: string
  readonly command: string
}

/** What people run next for a job in a POSIX shell, with Baseten's `truss` (the contract). */
export function trussCommands({ id }: TrainingJob): readonly Command[] {
  const job = `--job-id ${/^[\w-]+$/.test(id) ? id : quoteForShell(id)}`
  return [
    { label: 'Logs', command: `truss train logs ${job} --tail` },
    { label: 'Metrics', command: `truss train metrics ${job}` },
    { label: 'View', command: `truss train view ${job}` },
    { label: 'Stop', command: `truss train stop ${job}` },
  ]
}
