import { clsx } from 'clsx'
import { StatusIcon } from '#src/components/StatusIcon.tsx'
import { TimeAgo } from '#src/components/TimeAgo.tsx'
import { statusLabel } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { endedJobDetail, endedJobText } from './endedJobText.ts'
import { JobName } from './JobName.tsx'
import { endedJobLines } from './layout.ts'
import { WallList, type ListFrame } from './WallList.tsx'
import { PART_TITLES } from './words.ts'

interface LatestEndedJobsProps {
  readonly jobs: readonly TrainingJob[]
  readonly domain: string | null
  readonly width: number
  readonly frame: ListFrame
  readonly onOpen: (id: string) => void
}

export function LatestEndedJobs({ jobs, domain, width, frame, onOpen }: LatestEndedJobsProps) {
  return (
    <WallList
      title={PART_TITLES.endedJobs}
      items={jobs}
      frame={frame}
      keyOf={({ id }) => id}
      none="No ended jobs in this view."
    >
      {(job) => (
        <>
          <span className="flex items-center gap-2">
            <StatusIcon status={job.current_status} />
            <JobName job={job} onOpen={onOpen} />
            <TimeAgo
              at={job.updated_at}
              isPast
              className="ml-auto whitespace-nowrap text-muted tabular-nums"
            />
          </span>
          <span
            className={clsx(
              'wrap-anywhere text-muted',
              endedJobLines(endedJobText(job, domain), width) === 1
                ? 'line-clamp-1'
                : 'line-clamp-2',
            )}
          >
            <span className="font-medium text-ink">{statusLabel(job.current_status)}</span>
            {` · ${endedJobDetail(job, domain)}`}
          </span>
        </>
      )}
    </WallList>
  )
}
