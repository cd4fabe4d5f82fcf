import { StatusName } from '#src/components/StatusName.tsx'
import { statusName } from '#src/contract/statuses.ts'
import { FIELDS } from '#src/jobs/fields.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { drillToStatuses } from '#src/overview/drillDown.ts'
import { DrillDownButton } from '#src/overview/DrillDownButton.tsx'
import { toggleExcluded } from '#src/view/filtering/excluding.ts'
import { useView } from '#src/view/useView.tsx'

interface StatusCountsProps {
  readonly counts: ReadonlyMap<string, number>
}

export function StatusCounts({ counts }: StatusCountsProps) {
  const [view] = useView()
  const statuses = [...counts].sort(([a], [b]) => FIELDS.status.compare(a, b))
  return (
    <ul aria-label="Jobs by status" className="min-w-0 columns-[9.5rem] gap-x-6">
      {statuses.map(([status, count]) => (
        <li key={status} className="break-inside-avoid">
          <DrillDownButton
            target={drillToStatuses(view, [status])}
            cleared={{ ...view, status: [] }}
            excluded={toggleExcluded(view, 'status', status)}
            label={`${statusName(status)}: ${plural(count, 'job')}`}
            className="flex h-6 w-full items-center justify-between gap-2 rounded-md px-1.5 text-left hover:bg-subtle aria-pressed:bg-accent-soft pointer-coarse:h-11"
          >
            <StatusName status={status} />
            <span className="tabular-nums">{formatCount(count)}</span>
          </DrillDownButton>
        </li>
      ))}
    </ul>
  )
}
