import { clsx } from 'clsx'
import { Duration } from '#src/components/Duration.tsx'
import { JobCount } from '#src/components/JobCount.tsx'
import { FIELDS } from '#src/jobs/fields.ts'
import { formatHardware } from '#src/jobs/instanceType.ts'
import { createdAt, jobTitle } from '#src/jobs/job.ts'
import { formatPosition, type Queue, type QueuePosition } from '#src/jobs/queue.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { formatExact, type Zone } from '#src/lib/zone.ts'
import { drillToQueueOf } from '#src/overview/drillDown.ts'
import { DrillDownButton } from '#src/overview/DrillDownButton.tsx'
import { Name } from '#src/overview/Name.tsx'
import type { PartProps } from '#src/overview/part.ts'
import { useShowAll } from '#src/overview/useShowAll.tsx'
import { gpuTypeName } from '#src/overview/words.ts'
import { Button } from '#src/ui/Button.tsx'
import { withTooltip } from '#src/ui/withTooltip.ts'
import { jobsOf } from '#src/view/filtering/visibleJobs.ts'
import { useView } from '#src/view/useView.tsx'
import { NEWEST_FIRST } from '#src/view/view.ts'
import './queue.css'

interface TypeQueueProps extends Omit<PartProps, 'rows'> {
  readonly queue: Queue
  readonly ranked: boolean
}

export function TypeQueue({ list, queue, ranked, onOpen }: TypeQueueProps) {
  const [view] = useView()
  const { type, rows, gpus } = queue
  const count = rows.length
  const name = gpuTypeName(queue)
  const { id, limit, omitted, button } = useShowAll(count, `jobs in the ${name} queue`)
  return (
    <div className="@container min-w-0">
      <h3 className="flex">
        <DrillDownButton
          target={drillToQueueOf(view, type)}
          cleared={{ ...view, status: [], gpu: [], sort: NEWEST_FIRST }}
          className="max-w-full truncate rounded-md text-left pointer-coarse:min-h-11 underline-offset-2 hover:underline aria-pressed:bg-accent-soft"
        >
          <span className="font-medium">{name}</span>
          <span className="text-muted tabular-nums">
            {` · ${plural(count, 'job')}${gpus > 0 ? ` for ${plural(gpus, 'GPU')}` : ''}`}
          </span>
        </DrillDownButton>
      </h3>
      <ol
        id={id}
        aria-label={`${name} queue`}
        data-ranked={ranked ? '' : undefined}
        className="queue"
      >
        {jobsOf(list, rows.subarray(0, limit)).map((job, index) => (
          <li key={job.id} className="border-b border-line py-1 last:border-0">
            {ranked && <Position position={index + 1} count={count} />}
            <Button
              variant="link"
              className={clsx(
                'queue-name max-w-full min-w-0 justify-self-start pointer-coarse:min-h-11',
                job.name ? 'font-medium' : 'text-muted',
              )}
              onClick={() => onOpen(job.id)}
            >
              {job.name ? (
                <Name>{jobTitle(job)}</Name>
              ) : (
                <span className="block truncate">
                  Unnamed <span className="ml-1 font-mono text-xs">{job.id}</span>
                </span>
              )}
            </Button>
            <span className="queue-facts">
              <Priority priority={job.priority ?? 0} />
              <Name className="queue-project min-w-0 text-muted">{job.training_project.name}</Name>
              <span className="queue-hardware truncate text-muted" data-tooltip="">
                {formatHardware(job)}
              </span>
            </span>
            <Waits since={createdAt(job)} zone={view.tz} />
          </li>
        ))}
      </ol>
      {omitted > 0 && (
        <p className="py-1 text-muted">
          and <JobCount count={omitted} kind="more" />
        </p>
      )}
      {button}
    </div>
  )
}

function Position(position: QueuePosition) {
  const text = formatPosition(position)
  return (
    <span className="queue-position text-right text-muted tabular-nums" data-tooltip={text}>
      <span aria-hidden>{formatCount(position.position)}</span>
      <span className="sr-only">{text}</span>
    </span>
  )
}

function Priority({ priority }: { readonly priority: number }) {
  return (
    priority !== 0 && (
      <span className="queue-priority shrink-0 rounded-sm bg-subtle px-1 text-xs tabular-nums">
        {FIELDS.priority.label} {formatCount(priority)}
      </span>
    )
  )
}

function Waits({ since, zone }: { readonly since: number; readonly zone: Zone }) {
  return (
    <span
      className="queue-waits text-right tabular-nums"
      {...withTooltip(`Waiting since ${formatExact(since, zone)}`)}
    >
      <Duration since={since} />
    </span>
  )
}
