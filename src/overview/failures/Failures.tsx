import { clsx } from 'clsx'
import { memo, useMemo } from 'react'
import { sharedDomain } from '#src/jobs/sharedDomain.ts'
import { capitalized } from '#src/lib/capitalized.ts'
import { plural } from '#src/lib/units.ts'
import { FilteredOutNote } from '#src/overview/FilteredOut.tsx'
import type { TimedPartProps } from '#src/overview/part.ts'
import { EmptyMessage, PartFrame } from '#src/overview/PartFrame.tsx'
import { useShowAll } from '#src/overview/useShowAll.tsx'
import { hiddenStatuses } from '#src/view/filtering/hiddenStatuses.ts'
import { useView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import { ERROR_TYPE_GRID, ErrorType } from './ErrorType.tsx'
import { errorTypeCounts } from './errorTypeCounts.ts'
import { trendPeriod, trendTime } from './failureTrend.ts'

/** The failed jobs by error type, which ignores numbers, paths and IDs. */
export function Failures({ now, ...props }: TimedPartProps) {
  const [view] = useView()
  return <FailuresAt now={trendTime(view, now)} {...props} />
}

const FailuresAt = memo(function FailuresAt({ list, rows, now }: TimedPartProps) {
  const [view] = useView()
  const groups = useMemo(() => errorTypeCounts(list, rows), [list, rows])
  const domain = useMemo(() => sharedDomain(list), [list])
  const { created, ended, during, tz } = view
  const updated = list.index.numbers('updated', now)
  const period = useMemo(() => {
    const last = Math.max(...groups.map(({ lastSeen }) => lastSeen))
    let first = Infinity
    for (const group of groups) {
      // A job's time can be missing.
      for (const row of group.rows) first = Math.min(first, updated[row] || Infinity)
    }
    return trendPeriod({ created, ended, during, tz }, now, { first, last })
  }, [groups, updated, now, created, ended, during, tz])
  const { id, limit, omitted, button } = useShowAll(groups.length, 'error types')
  const failed = groups.reduce((sum, group) => sum + group.rows.length, 0)
  return (
    <PartFrame
      title="Failures"
      summary={
        failed > 0 && `${plural(failed, 'failed job')}, ${plural(groups.length, 'error type')}`
      }
      className="@container"
    >
      {failed === 0 ? (
        <NoFailures view={view} />
      ) : (
        <>
          <div aria-hidden className={clsx(ERROR_TYPE_GRID, 'text-xs text-muted @max-2xl:hidden')}>
            <span>Error type</span>
            <span>Projects and users</span>
            <span className="truncate" data-tooltip="">
              {capitalized(period.name)}
            </span>
            <span className="col-span-2 text-right">Jobs</span>
          </div>
          <p className="px-1 text-right text-xs text-muted @2xl:hidden">Trend: {period.name}</p>
          <ol id={id} aria-label="Error types" className="flex flex-col">
            {groups.slice(0, limit).map((group) => (
              <li key={group.type} className="border-b border-line last:border-0">
                <ErrorType
                  group={group}
                  updated={updated}
                  period={period}
                  maxJobs={groups[0]?.rows.length ?? 1}
                  domain={domain}
                />
              </li>
            ))}
          </ol>
          {omitted > 0 && (
            <p className="px-1 text-muted">and {plural(omitted, 'more error type')}</p>
          )}
          {button && <div className="flex px-1">{button}</div>}
        </>
      )}
    </PartFrame>
  )
})

function NoFailures({ view }: { readonly view: View }) {
  const hidden = hiddenStatuses(view, 'failed')
  return hidden.length > 0 ? (
    <FilteredOutNote text="Failed jobs are filtered out" statuses={hidden} />
  ) : (
    <EmptyMessage>No failed jobs in this view.</EmptyMessage>
  )
}
