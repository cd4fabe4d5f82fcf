import { StatusName } from '#src/components/StatusName.tsx'
import { statusName } from '#src/contract/statuses.ts'
import { FIELDS } from '#src/jobs/fields.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { toggleExcluded } from '#src/view/filtering/excluding.ts'
import { pickStatuses } from '#src/overview/drillDown.ts'
import { useView } from '#src/view/useView.tsx'
import { DrillDownButton } from '#src/overview/DrillDownButton.tsx'

interface StatusCountsProps {
  readonly counts: ReadonlyMap<string, number>
}

/** The jobs by status, in the order of a job's life. */
export function StatusCounts({ counts }: StatusCountsProps) {
  const [view] = useView()
  const statuses = [...counts].sort(([a], [b]) => FIELDS.status.compare(a, b))
  const max = Math.max(...counts.values(), 1)
  return (
    <ul aria-label="Jobs by status" className="flex min-w-0 flex-col">
      {statuses.map(([status, count]) => (
        <li key={status}>
          <DrillDownButton
            picked={pickStatuses(view, [status])}
            cleared={{ ...view, status: [] }}
            excluded={toggleExcluded(view, 'status', status)}
            label={`${statusName(status)}: ${plural(count, 'job')}`}
            className="relative grid w-full grid-cols-[8rem_minmax(0,1fr)_3rem] items-center gap-2 rounded-md px-1.5 py-0.5 text-left hover:bg-subtle aria-pressed:bg-accent-soft"
          >
            <StatusName status={status} />
            <span
              aria-hidden
              className="h-1.5 rounded-full bg-edge"
              style={{ width: `${Math.max((count / max) * 100, 1)}%` }}
            />
            <span className="text-right tabular-nums">{formatCount(count)}</span>
          </DrillDownButton>
        </li>
      ))}
    </ul>
  )
}
