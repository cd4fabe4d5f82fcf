import { Duration } from '#src/components/Duration.tsx'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { createdAt } from '#src/jobs/job.ts'
import type { Queue } from '#src/jobs/queue.ts'
import { plural } from '#src/lib/units.ts'
import { gpuTypeName } from '#src/overview/words.ts'
import { JobName } from './JobName.tsx'
import { WallList, type ListFrame } from './WallList.tsx'
import { PART_TITLES } from './words.ts'

interface WaitingQueuesProps {
  readonly list: JobList
  readonly queues: readonly Queue[]
  readonly frame: ListFrame
  readonly onOpen: (id: string) => void
}

export function WaitingQueues({ list, queues, frame, onOpen }: WaitingQueuesProps) {
  return (
    <WallList
      title={PART_TITLES.queue}
      items={queues}
      frame={frame}
      keyOf={({ type }) => type}
      none="No waiting jobs in this view."
    >
      {(queue) => {
        const first = list.jobs[queue.rows[0] ?? -1]
        return (
          <>
            <span className="flex items-baseline gap-3">
              <span className="truncate font-medium">{gpuTypeName(queue)}</span>
              <span className="ml-auto whitespace-nowrap tabular-nums">{amountOf(queue)}</span>
            </span>
            {first && (
              <span className="flex items-baseline gap-1.5 text-muted">
                <span>Next:</span>
                <JobName job={first} onOpen={onOpen} />
                <span className="ml-auto pl-1.5 whitespace-nowrap tabular-nums">
                  <Duration since={createdAt(first)} />
                </span>
              </span>
            )}
          </>
        )
      }}
    </WallList>
  )
}

function amountOf({ rows, gpus }: Queue): string {
  const jobs = plural(rows.length, 'job')
  return gpus > 0 ? `${jobs} · ${plural(gpus, 'GPU')}` : jobs
}
