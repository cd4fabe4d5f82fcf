import { Duration } from '#src/components/Duration.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { formatTotal } from '#src/jobs/instanceType.ts'
import { createdAt } from '#src/jobs/job.ts'
import { shortUser } from '#src/jobs/sharedDomain.ts'
import { JobName } from './JobName.tsx'
import { WallList, type ListFrame } from './WallList.tsx'
import { PART_TITLES } from './words.ts'

interface RunningJobsProps {
  readonly jobs: readonly TrainingJob[]
  /** The domain that all users share; see `sharedDomain`. */
  readonly domain: string | null
  readonly frame: ListFrame
  readonly onOpen: (id: string) => void
}

/** The running jobs, those that run longest first. */
export function RunningJobs({ jobs, domain, frame, onOpen }: RunningJobsProps) {
  return (
    <WallList
      title={PART_TITLES.running}
      items={jobs}
      frame={frame}
      keyOf={({ id }) => id}
      none="No jobs are running."
      columns="grid-cols-[minmax(0,1fr)_max-content_max-content] @min-[24rem]:grid-cols-[minmax(0,1fr)_fit-content(9rem)_max-content_max-content]"
    >
      {(job) => (
        <>
          <JobName job={job} onOpen={onOpen} />
          <span className="hidden truncate text-muted @min-[24rem]:block">
            {shortUser(job.user?.email ?? '', domain)}
          </span>
          <span className="text-muted tabular-nums">{formatTotal(job)}</span>
          <span className="text-right tabular-nums">
            <Duration since={createdAt(job)} />
          </span>
        </>
      )}
    </WallList>
  )
}
