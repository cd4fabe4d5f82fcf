import { memo, useMemo } from 'react'
import { faultGroups, type FaultGroup } from '../jobs/faultGroups.ts'
import { formatExact, formatRelative } from '../jobs/time.ts'
import { formatCount } from '../jobs/units.ts'
import { useClock } from '../ui/clock.ts'
import { FACETS } from '../view/facets.ts'
import { pickFault } from '../view/picks.ts'
import { Nothing, PartFrame } from './PartFrame.tsx'
import type { PartProps } from './part.ts'
import { PickButton } from './PickButton.tsx'
import { jobsText } from './words.ts'

/** How many are listed. */
const LISTED = 50

/** The failed jobs by what went wrong: the same fault counts as one, whatever the numbers and IDs in its message. */
export const Failures = memo(function Failures({ list, rows, view, setView }: PartProps) {
  const groups = useMemo(() => faultGroups(list, rows), [list, rows])
  const failed = groups.reduce((sum, { jobs }) => sum + jobs, 0)
  const more = groups.length - LISTED
  return (
    <PartFrame
      title="Failures"
      summary={
        failed > 0 &&
        `${jobsText(failed)} with ${groups.length === 1 ? '1 fault' : `${formatCount(groups.length)} faults`}`
      }
    >
      {failed === 0 ? (
        <Nothing>No job of this view has failed.</Nothing>
      ) : (
        <ol aria-label="Faults" className="flex flex-col">
          {groups.slice(0, LISTED).map((group) => (
            <li key={group.fault} className="border-b border-line last:border-0">
              <PickButton
                view={view}
                setView={setView}
                picked={pickFault(view, group.fault)}
                cleared={{ ...view, status: [], fault: [] }}
                label={describe(group)}
                className="grid w-full grid-cols-[2rem_minmax(0,1fr)_auto] items-baseline gap-x-3 rounded-md px-1 py-1 text-left hover:bg-subtle aria-pressed:bg-accent-soft"
              >
                <span className="text-right font-medium tabular-nums">
                  {formatCount(group.jobs)}
                </span>
                <span className="min-w-0">
                  <span className="line-clamp-2 font-mono text-xs leading-5 wrap-anywhere">
                    {FACETS.fault.print(group.fault)}
                  </span>
                  <span className="block truncate text-xs text-muted">{hitBy(group)}</span>
                </span>
                <LastSeen at={group.lastSeen} />
              </PickButton>
            </li>
          ))}
        </ol>
      )}
      {more > 0 && <p className="text-muted">and {formatCount(more)} rarer faults</p>}
    </PartFrame>
  )
})

function describe(group: FaultGroup): string {
  const { jobs, fault, lastSeen } = group
  return `${FACETS.fault.print(fault)}: ${jobsText(jobs)}, last seen ${formatExact(lastSeen)}; ${hitBy(group)}`
}

/** The projects and users hit: by name where they are few. */
function hitBy({ projects, users }: FaultGroup): string {
  const parts = [namesOf(projects, 'projects'), namesOf(users, 'users')]
  return parts.filter(Boolean).join(' · ')
}

function namesOf(names: readonly string[], noun: string): string {
  return names.length > 2 ? `${formatCount(names.length)} ${noun}` : names.join(', ')
}

function LastSeen({ at }: { readonly at: number }) {
  const ago = useClock((now) => formatRelative(at, Math.max(at, now)))
  return <span className="text-right whitespace-nowrap text-muted tabular-nums">{ago}</span>
}
