import { memo, useMemo } from 'react'
import { FIELDS } from '../jobs/fields.ts'
import { formatGpus } from '../jobs/instanceType.ts'
import { createdAt, gpuTotal, jobTitle } from '../jobs/job.ts'
import { queueOf } from '../jobs/queue.ts'
import { WAITING } from '../jobs/stage.ts'
import { formatDuration, formatExact } from '../jobs/time.ts'
import { formatCount } from '../jobs/units.ts'
import { useClock } from '../ui/clock.ts'
import { pickGpus, pickQueue } from '../view/picks.ts'
import { jobsOf } from '../view/visibleJobs.ts'
import { NEWEST_FIRST, type View } from '../view/view.ts'
import { Name } from './Name.tsx'
import { Nothing, PartFrame } from './PartFrame.tsx'
import type { PartProps } from './part.ts'
import { PickButton } from './PickButton.tsx'
import { gpusText, jobsText } from './words.ts'

/** How many are listed; the table shows them all. */
const LISTED = 50

interface QueueProps extends PartProps {
  readonly listed?: number
}

/** The jobs that wait for capacity, in the order in which they are dequeued. */
export const Queue = memo(function Queue(props: QueueProps) {
  const { list, rows, view, setView, onOpen, listed = LISTED } = props
  const waiting = useMemo(() => jobsOf(list, queueOf(list, rows)), [list, rows])
  const gpus = waiting.reduce((sum, job) => sum + gpuTotal(job), 0)
  const more = waiting.length - listed
  return (
    <PartFrame
      title="Queue"
      summary={waiting.length > 0 && `${jobsText(waiting.length)} for ${gpusText(gpus)}`}
      actions={
        waiting.length > 0 && (
          <PickButton
            view={view}
            setView={setView}
            picked={pickQueue(view)}
            cleared={{ ...view, status: [], sort: NEWEST_FIRST }}
            label={`Show the queue in the table: ${jobsText(waiting.length)}`}
            className="rounded-md px-2 py-1 text-muted hover:bg-subtle hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-ink"
          >
            Show in table
          </PickButton>
        )
      }
    >
      {waiting.length === 0 ? (
        <Nothing>No job of this view waits for capacity.</Nothing>
      ) : (
        <ol aria-label="Jobs in the order of the queue" className="flex flex-col">
          {waiting.slice(0, listed).map((job, place) => {
            const type = job.instance_type.gpu_type ?? ''
            return (
              <li
                key={job.id}
                className="grid grid-cols-[2rem_minmax(8rem,1fr)_minmax(0,auto)_4.5rem] items-baseline gap-x-3 border-b border-line py-1 last:border-0"
              >
                <span className="text-right text-muted tabular-nums">{formatCount(place + 1)}</span>
                <span className="flex min-w-0 items-baseline gap-2">
                  <button
                    type="button"
                    className="min-w-0 text-left font-medium underline-offset-2 hover:underline"
                    onClick={() => onOpen(job.id)}
                  >
                    <Name>{jobTitle(job)}</Name>
                  </button>
                  <Priority priority={job.priority ?? 0} />
                  <Name className="text-muted max-sm:hidden">{job.training_project.name}</Name>
                </span>
                <PickButton
                  view={view}
                  setView={setView}
                  picked={pickGpus(view, type, WAITING)}
                  cleared={withoutPick(view)}
                  label={`All that wait for ${type || 'CPUs only'}`}
                  className="truncate text-muted underline-offset-2 hover:text-ink hover:underline aria-pressed:text-ink"
                >
                  {formatGpus(job)}
                </PickButton>
                <Waits since={createdAt(job)} />
              </li>
            )
          })}
        </ol>
      )}
      {more > 0 && (
        <p className="text-muted">
          and {formatCount(more)} more {more === 1 ? 'job' : 'jobs'}
        </p>
      )}
    </PartFrame>
  )
})

function withoutPick(view: View): View {
  return { ...view, status: [], gpu: [] }
}

function Priority({ priority }: { readonly priority: number }) {
  return (
    priority !== 0 && (
      <span className="shrink-0 rounded-sm bg-subtle px-1 text-xs tabular-nums">
        {FIELDS.priority.label} {priority}
      </span>
    )
  )
}

function Waits({ since }: { readonly since: number }) {
  const time = useClock((now) => formatDuration(now - since))
  return (
    <span className="text-right tabular-nums" title={`Since ${formatExact(since)}`}>
      {time}
    </span>
  )
}
