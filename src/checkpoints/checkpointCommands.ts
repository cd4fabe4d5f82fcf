import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { cliCommands, type Cli, type Command } from '#src/jobs/cliCommands.ts'

/** Returns those of a CLI's commands for a job that are about its checkpoints. */
export function checkpointCommands(job: TrainingJob, cli: Cli): readonly Command[] {
  return cliCommands(job, cli).filter(({ name }) => name.includes('checkpoint'))
}
