import { Duration } from '#src/components/Duration.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { formatTotal } from '#src/jobs/instanceType.ts'
import { createdAt, gpuTotal, nodeCount } from '#src/jobs/job.ts'
import { shortUser } from '#src/jobs/sharedDomain.ts'
import { formatCpus } from '#src/lib/units.ts'
import { JobName } from './JobName.tsx'
import { WallList, type ListFrame } from './WallList.tsx'
import { NO_USER, PART_TITLES } from './words.ts'

interface RunningJobsProps {
  readonly jobs: readonly TrainingJob[]
  readonly domain: string | null
  readonly frame: ListFrame
  readonly onOpen: (id: string) => void
}

export function RunningJobs({ jobs, domain, frame, onOpen }: RunningJobsProps) {
  return (
    <WallList
      title={PART_TITLES.running}
      items={jobs}
      frame={frame}
      keyOf={({ id }) => id}
      none="No running jobs in this view."
      columns="grid-cols-[minmax(0,1fr)_max-content_max-content] @min-[30rem]:grid-cols-[minmax(0,1fr)_fit-content(7.5rem)_max-content_max-content]"
    >
      {(job) => (
        <>
          <JobName job={job} onOpen={onOpen} />
          <span className="hidden truncate text-muted @min-[30rem]:block">
            {shortUser(job.user?.email ?? '', domain) || NO_USER}
          </span>
          <span className="text-muted tabular-nums">{hardwareOf(job)}</span>
          <span className="text-right tabular-nums">
            <Duration since={createdAt(job)} />
          </span>
        </>
      )}
    </WallList>
  )
}

/** Omits memory, to leave room for the names. */
function hardwareOf(job: TrainingJob): string {
  if (gpuTotal(job) > 0) return formatTotal(job)
  return formatCpus(job.instance_type.millicpu_limit * nodeCount(job))
}
