import { StatusIcon } from '#src/components/StatusIcon.tsx'
import { TimeAgo } from '#src/components/TimeAgo.tsx'
import { statusLabel } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { reasonOrFirstLine } from '#src/jobs/errorReader.ts'
import { elapsedText, updatedAt } from '#src/jobs/job.ts'
import { shortUser } from '#src/jobs/sharedDomain.ts'
import { JobName } from './JobName.tsx'
import { WallList, type ListFrame } from './WallList.tsx'
import { PART_TITLES } from './words.ts'

interface LatestEndingsProps {
  readonly jobs: readonly TrainingJob[]
  /** The domain that all users share; see `sharedDomain`. */
  readonly domain: string | null
  readonly frame: ListFrame
  readonly onOpen: (id: string) => void
}

/** The jobs that ended last, each with its status and the reason. */
export function LatestEndings({ jobs, domain, frame, onOpen }: LatestEndingsProps) {
  return (
    <WallList
      title={PART_TITLES.endings}
      items={jobs}
      frame={frame}
      keyOf={({ id }) => id}
      none="No matching jobs have ended."
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
          <span className="line-clamp-2 wrap-anywhere text-muted">
            <span className="font-medium text-ink">{statusLabel(job.current_status)}</span>
            {` · ${detailOf(job, domain)}`}
          </span>
        </>
      )}
    </WallList>
  )
}

/** Why a job ended or, without an error message, whose it was and how long it took. */
function detailOf(job: TrainingJob, domain: string | null): string {
  if (job.error_message) return reasonOrFirstLine(job.error_message)
  const user = shortUser(job.user?.email ?? '', domain)
  return [user, elapsedText(job, updatedAt(job))].filter(Boolean).join(' · ')
}
