import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { useView } from '#src/view/useView.tsx'
import { LogPanel } from './LogPanel.tsx'
import { useLog } from './useLog.ts'

/** The log of the open job, at the line of the URL if there is one. */
export function LogTab({ job }: { readonly job: TrainingJob }) {
  const [{ line }] = useView()
  return <LogPanel log={useLog(job, line)} />
}
