import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { LogPanel } from './LogPanel.tsx'
import { useLog } from './useLog.ts'

interface LogTabProps {
  readonly job: TrainingJob
  /** The linked line, as in the URL; `null` if none. */
  readonly line: string | null
}

/** The log of the open job. */
export function LogTab({ job, line }: LogTabProps) {
  const log = useLog(job, line)
  return <LogPanel log={log} />
}
