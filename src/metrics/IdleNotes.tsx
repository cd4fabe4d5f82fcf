import { TimeAgo } from '#src/components/TimeAgo.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { gpuTotal } from '#src/jobs/job.ts'
import { Button } from '#src/ui/Button.tsx'
import { useFocusFallback } from '#src/ui/useFocusFallback.ts'
import { idleLines, idleTitle } from './idleText.ts'
import { useIdleGpus, type IdleResult } from './useIdleGpus.ts'

interface IdleGpusProps {
  readonly job: TrainingJob
  readonly statuses: Parameters<typeof useIdleGpus>[1]
  /** Opens the metrics. */
  readonly onOpen: () => void
}

/** Beside the status of a job: how many of its GPUs are idle. */
export function IdleMark({ job, statuses, onOpen }: IdleGpusProps) {
  const idle = useIdleGpus(job, statuses)
  return idle && <Mark {...idle} gpuTotal={gpuTotal(job)} onOpen={onOpen} />
}

/** In the overview of a job: which of its GPUs are idle. */
export function IdleNote({ job, statuses, onOpen }: IdleGpusProps) {
  const idle = useIdleGpus(job, statuses)
  return idle && <Note {...idle} gpuTotal={gpuTotal(job)} onOpen={onOpen} />
}

interface FoundProps extends IdleResult, Pick<IdleGpusProps, 'onOpen'> {
  readonly gpuTotal: number
}

function Mark({ gpus, gpuTotal: total, onOpen }: FoundProps) {
  const ref = useFocusFallback<HTMLButtonElement>('aside')
  return (
    <Button
      ref={ref}
      variant="plain"
      className="text-xs text-tone-amber hover:underline"
      tooltip={idleLines(gpus, total).join('\n')}
      onClick={onOpen}
    >
      {/* On a touch screen, the button is higher. */}
      <span className="rounded-md bg-tone-amber-soft px-1.5 py-0.5">{idleTitle(gpus, total)}</span>
    </Button>
  )
}

function Note({ gpus, at, gpuTotal: total, onOpen }: FoundProps) {
  const ref = useFocusFallback<HTMLDivElement>('[role="tabpanel"]')
  return (
    <section
      ref={ref}
      aria-label="Idle GPUs"
      className="flex flex-wrap items-start gap-x-3 gap-y-2 rounded-md bg-tone-amber-soft px-3 py-2 text-tone-amber"
    >
      <div className="flex min-w-0 flex-1 basis-60 flex-col gap-0.5">
        <p className="font-medium">{idleTitle(gpus, total)}</p>
        <ul className="text-xs tabular-nums">
          {idleLines(gpus, total).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="text-xs">
          Checked <TimeAgo at={at} isPast />
        </p>
      </div>
      <Button variant="tinted" onClick={onOpen}>
        Open metrics
      </Button>
    </section>
  )
}
