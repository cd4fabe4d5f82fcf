import { memo, useMemo } from 'react'
import { errorTypeCounts, type ErrorGroup } from './errorTypeCounts.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { TimeAgo } from '#src/components/TimeAgo.tsx'
import { formatExact, type Zone } from '#src/lib/zone.ts'
import { toggleExcluded } from '#src/view/filtering/excluding.ts'
import { FACETS } from '#src/view/filtering/facets.ts'
import { useView } from '#src/view/useView.tsx'
import { pickFault } from '#src/overview/drillDown.ts'
import { Nothing, PartFrame } from '#src/overview/PartFrame.tsx'
import type { PartProps } from '#src/overview/part.ts'
import { DrillDownButton } from '#src/overview/DrillDownButton.tsx'

/** How many are listed. */
const LISTED = 50

/** The failed jobs by error type: it is the same whatever the numbers, paths and IDs in the message. */
export const Failures = memo(function Failures({ list, rows }: PartProps) {
  const [view] = useView()
  const groups = useMemo(() => errorTypeCounts(list, rows), [list, rows])
  const failed = groups.reduce((sum, { jobs }) => sum + jobs, 0)
  const more = groups.length - LISTED
  return (
    <PartFrame
      title="Failures"
      summary={
        failed > 0 && `${plural(failed, 'failed job')}, ${plural(groups.length, 'error type')}`
      }
    >
      {failed === 0 ? (
        <Nothing>No job of this view has failed.</Nothing>
      ) : (
        <ol aria-label="Error types" className="flex flex-col">
          {groups.slice(0, LISTED).map((group) => (
            <li key={group.type} className="border-b border-line last:border-0">
              <DrillDownButton
                picked={pickFault(view, group.type)}
                cleared={{ ...view, status: [], fault: [] }}
                excluded={toggleExcluded(view, 'fault', group.type)}
                label={describe(group, view.tz)}
                className="grid w-full grid-cols-[2rem_minmax(0,1fr)_auto] items-baseline gap-x-3 rounded-md px-1 py-1 text-left hover:bg-subtle aria-pressed:bg-accent-soft"
              >
                <span className="text-right font-medium tabular-nums">
                  {formatCount(group.jobs)}
                </span>
                <span className="min-w-0">
                  <span className="line-clamp-2 font-mono text-xs leading-5 wrap-anywhere">
                    {FACETS.fault.print(group.type)}
                  </span>
                  <span className="block truncate text-xs text-muted">{hitBy(group)}</span>
                </span>
                <TimeAgo
                  at={group.lastSeen}
                  isPast
                  className="text-right whitespace-nowrap text-muted tabular-nums"
                />
              </DrillDownButton>
            </li>
          ))}
        </ol>
      )}
      {more > 0 && <p className="text-muted">and {plural(more, 'rarer error type')}</p>}
    </PartFrame>
  )
})

function describe(group: ErrorGroup, zone: Zone): string {
  const { jobs, type, lastSeen } = group
  return `${FACETS.fault.print(type)}: ${plural(jobs, 'job')}, last seen ${formatExact(lastSeen, zone)}; ${hitBy(group)}`
}

/** The projects and users hit: by name where they are few. */
function hitBy({ projects, users }: ErrorGroup): string {
  const parts = [namesOf(projects, 'project'), namesOf(users, 'user')]
  return parts.filter(Boolean).join(' · ')
}

function namesOf(names: readonly string[], noun: string): string {
  return names.length > 2 ? plural(names.length, noun) : names.join(', ')
}
