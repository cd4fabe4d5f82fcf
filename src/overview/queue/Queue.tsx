import { memo, useMemo } from 'react'
import { queuesOf } from '#src/jobs/queue.ts'
import { plural } from '#src/lib/units.ts'
import { drillToQueue } from '#src/overview/drillDown.ts'
import { DrillDownButton } from '#src/overview/DrillDownButton.tsx'
import { FilteredOut } from '#src/overview/FilteredOut.tsx'
import type { PartProps } from '#src/overview/part.ts'
import { EmptyMessage, PartFrame } from '#src/overview/PartFrame.tsx'
import { hidesSome } from '#src/view/filtering/hiddenStatuses.ts'
import { useView } from '#src/view/useView.tsx'
import { NEWEST_FIRST } from '#src/view/view.ts'
import { summaryOf } from './summaryOf.ts'
import { TypeQueue } from './TypeQueue.tsx'

/** The maximum number of displayed queues; in practice there are fewer GPU types. */
const MAX_QUEUES = 40

interface QueueProps extends PartProps {
  /** Whether the rows include every waiting job that the API key can access, so that positions are exact. */
  readonly ranked: boolean
}

export const Queue = memo(function Queue(props: QueueProps) {
  const { list, rows, ranked, onOpen } = props
  const [view] = useView()
  const queues = useMemo(() => queuesOf(list, rows), [list, rows])
  const waiting = queues.reduce((sum, queue) => sum + queue.rows.length, 0)
  const displayed = queues.slice(0, MAX_QUEUES)
  const more = queues.length - displayed.length
  return (
    <PartFrame
      title="Queue"
      summary={summaryOf(queues)}
      actions={
        waiting > 0 && (
          <DrillDownButton
            target={drillToQueue(view)}
            cleared={{ ...view, status: [], sort: NEWEST_FIRST }}
            label={`Show in table: ${plural(waiting, 'job')} in the queue`}
            variant="quiet"
          >
            Show in table
          </DrillDownButton>
        )
      }
    >
      {waiting === 0 ? (
        !hidesSome(view, 'waiting') && <EmptyMessage>No waiting jobs in this view.</EmptyMessage>
      ) : (
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,40rem),1fr))] gap-x-10 gap-y-2">
          {displayed.map((queue) => (
            <TypeQueue key={queue.type} list={list} queue={queue} ranked={ranked} onOpen={onOpen} />
          ))}
        </div>
      )}
      {more > 0 && <p className="text-muted">and {plural(more, 'more GPU type')}</p>}
      <FilteredOut />
    </PartFrame>
  )
})
