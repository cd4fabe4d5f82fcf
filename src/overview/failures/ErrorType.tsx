import { clsx } from 'clsx'
import { useMemo, type ReactNode } from 'react'
import { TimeAgo } from '#src/components/TimeAgo.tsx'
import { textPieces } from '#src/jobs/errors/maskedParts.ts'
import { shortUser } from '#src/jobs/sharedDomain.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { formatExact } from '#src/lib/zone.ts'
import { drillToErrorType } from '#src/overview/drillDown.ts'
import { DrillDownButton } from '#src/overview/DrillDownButton.tsx'
import { toggleExcluded } from '#src/view/filtering/excluding.ts'
import { FACETS } from '#src/view/filtering/facets.ts'
import { useView } from '#src/view/useView.tsx'
import type { ErrorGroup } from './errorTypeCounts.ts'
import { typeParts } from './errorTypeParts.ts'
import { countByBin, describeTrend, type TrendPeriod } from './failureTrend.ts'
import { Sparkline } from './Sparkline.tsx'

/**
 * Needs a container. In a narrow one, the projects, users and trend move to a third line and the bar goes below.
 */
export const ERROR_TYPE_GRID =
  'grid w-full gap-x-4 px-1 grid-cols-[minmax(0,1fr)_auto] @2xl:grid-cols-[minmax(0,5fr)_minmax(7rem,1fr)_5rem_minmax(3rem,1fr)_minmax(2.5rem,auto)]'

interface ErrorTypeProps {
  readonly group: ErrorGroup
  /** ms since the epoch. */
  readonly updated: ArrayLike<number>
  readonly period: TrendPeriod
  readonly maxJobs: number
  /** See `sharedDomain`. */
  readonly domain: string | null
}

export function ErrorType({ group, updated, period, maxJobs, domain }: ErrorTypeProps) {
  const [view] = useView()
  const { rows, lastSeen } = group
  const trend = useMemo(() => countByBin(rows, updated, period), [rows, updated, period])
  const type = FACETS.fault.print(group.type)
  const { head, rest } = typeParts(type)
  const projects = namesOf(group.projects, 'project')
  const users = namesOf(
    group.users.map((user) => shortUser(user, domain)),
    'user',
  )
  const label = [
    `${type}: ${plural(rows.length, 'job')}, last seen ${formatExact(lastSeen, view.tz)}`,
    [projects, users].filter(Boolean).join(' · '),
    describeTrend(trend, period, view.tz),
  ]
  return (
    <DrillDownButton
      target={drillToErrorType(view, group.type)}
      cleared={{ ...view, status: [], fault: [] }}
      excluded={toggleExcluded(view, 'fault', group.type)}
      label={label.filter(Boolean).join('; ')}
      className={clsx(
        ERROR_TYPE_GRID,
        "items-center rounded-md py-1.5 text-left leading-5 [grid-template-areas:'head_count''rest_last''who_trend''bar_bar'] hover:bg-subtle aria-pressed:bg-accent-soft @2xl:[grid-template-areas:'head_who_trend_bar_count''rest_who_trend_last_last']",
      )}
    >
      <span
        className={clsx(
          'font-semibold',
          rest === ''
            ? '[grid-area:1/1/3/2] line-clamp-2 self-start wrap-anywhere'
            : 'truncate [grid-area:head]',
        )}
      >
        {withEllipses(head)}
      </span>
      {rest !== '' && <span className="truncate [grid-area:rest]">{withEllipses(rest)}</span>}
      <span className="flex min-w-0 gap-x-1.5 text-xs leading-5 text-muted [grid-area:who] @2xl:block">
        <span className="truncate @2xl:block">{projects}</span>
        {projects && users && (
          <span aria-hidden className="@2xl:hidden">
            ·
          </span>
        )}
        <span className="truncate @2xl:block">{users}</span>
      </span>
      <span className="block h-5 w-20 justify-self-end [grid-area:trend] @2xl:h-7 @2xl:w-full">
        <Sparkline counts={trend} />
      </span>
      <span className="mt-1 block [grid-area:bar] @2xl:mt-0">
        <span
          aria-hidden
          className="block h-1 rounded-xs @2xl:h-1.5 bg-(--status-failed) forced-color-adjust-none"
          // To scale, but at least a hairline.
          style={{ width: `max(1px, ${(rows.length / maxJobs) * 100}%)` }}
        />
      </span>
      <span className="text-right font-medium tabular-nums [grid-area:count]">
        {formatCount(rows.length)}
      </span>
      <span className="text-right text-xs leading-5 whitespace-nowrap text-muted tabular-nums [grid-area:last]">
        last <TimeAgo at={lastSeen} isPast />
      </span>
    </DrillDownButton>
  )
}

function withEllipses(text: string): ReactNode {
  return textPieces(text).map(({ at, piece }) =>
    piece === null ? (
      <span key={at} className="font-normal text-muted">
        …
      </span>
    ) : (
      piece
    ),
  )
}

/** Returns the names if there are at most two, otherwise their number. */
function namesOf(names: readonly string[], noun: string): string {
  return names.length > 2 ? plural(names.length, noun) : names.join(', ')
}
