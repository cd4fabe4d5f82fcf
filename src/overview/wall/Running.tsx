import { memo, useMemo } from 'react'
import { JobCount } from '#src/components/JobCount.tsx'
import { Duration } from '#src/components/Duration.tsx'
import { kindOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { formatHardware } from '#src/jobs/instanceType.ts'
import { createdAt, gpuTotal, jobTitle } from '#src/jobs/job.ts'
import { plural } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'
import { jobsOf, sortRows } from '#src/view/filtering/visibleJobs.ts'
import { OLDEST_FIRST } from '#src/view/view.ts'
import { Name } from '#src/overview/Name.tsx'
import type { PartProps } from '#src/overview/part.ts'
import { Nothing, PartFrame } from '#src/overview/PartFrame.tsx'

interface RunningProps extends Pick<PartProps, 'list' | 'rows' | 'onOpen'> {
  /** How many are listed. */
  readonly listed: number
}

/** The running jobs, those that run longest first. */
export const Running = memo(function Running({ list, rows, onOpen, listed }: RunningProps) {
  const running = useMemo(() => runningOf(list, rows), [list, rows])
  const gpus = running.reduce((sum, job) => sum + gpuTotal(job), 0)
  const more = running.length - listed
  return (
    <PartFrame
      title="Running"
      summary={running.length > 0 && `${plural(running.length, 'job')} on ${plural(gpus, 'GPU')}`}
    >
      {running.length === 0 ? (
        <Nothing>No job of this view runs.</Nothing>
      ) : (
        <ol aria-label="Running jobs" className="flex flex-col">
          {running.slice(0, listed).map((job) => (
            <li
              key={job.id}
              className="grid grid-cols-[minmax(0,1fr)_auto_4.5rem] items-baseline gap-x-3 border-b border-line py-1 last:border-0"
            >
              <span className="flex min-w-0 items-baseline gap-2">
                <Button look="link" className="min-w-0 font-medium" onClick={() => onOpen(job.id)}>
                  <Name>{jobTitle(job)}</Name>
                </Button>
                <span className="truncate text-muted max-sm:hidden">{job.user?.email}</span>
              </span>
              <span className="text-muted">{formatHardware(job)}</span>
              <span className="text-right tabular-nums">
                <Duration since={createdAt(job)} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {more > 0 && (
        <p className="text-muted">
          and <JobCount count={more} kind="more" />
        </p>
      )}
    </PartFrame>
  )
})

function runningOf(list: JobList, rows: Uint32Array): readonly TrainingJob[] {
  const byAge = sortRows(list, rows, OLDEST_FIRST, 0)
  return jobsOf(list, byAge).filter(({ current_status: status }) => kindOf(status) === 'running')
}
