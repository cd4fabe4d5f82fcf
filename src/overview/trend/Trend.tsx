import { memo, useId, useMemo, useState } from 'react'
import { countByStatus } from '#src/jobs/counts.ts'
import { formatShare } from '#src/lib/share.ts'
import { plural } from '#src/lib/units.ts'
import type { RangeChoice } from '#src/overview/drillDown.ts'
import { RangeMenu } from '#src/overview/lazyRangeMenu.ts'
import type { TimedPartProps } from '#src/overview/part.ts'
import { EmptyMessage, PartFrame } from '#src/overview/PartFrame.tsx'
import { toClientFilters, type ClientFilters } from '#src/view/filtering/clientFilters.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import { periodOf, TIME_KEYS } from '#src/view/filtering/spans.ts'
import { isSameView, withRowsOf } from '#src/view/saved/sameView.ts'
import { useView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import { Chart } from './Chart.tsx'
import { Legend } from './Legend.tsx'
import { isPressed, drillToMark, type Mark, type Pressing } from './marks.ts'
import { UncountedSwatch } from './Patterns.tsx'
import {
  axisOf,
  endedOf,
  failedShare,
  sumOf,
  trendOf,
  type Axis,
  type Trend as Sums,
} from './trend.ts'
import { TrendTable } from './TrendTable.tsx'
import { uncountedIn, uncountedText } from './uncounted.ts'
import { hoursText } from './words.ts'

/** The mark that was pressed. Its axis stays while its period is selected, so that the mark doesn't move. */
interface Pressed {
  readonly axis: Axis
  readonly before: View
  readonly target: View
}

export const Trend = memo(function Trend({ list, rows, now }: TimedPartProps) {
  const [view, setView] = useView()
  const patterns = useId()
  const [pressed, setPressed] = useState<Pressed | null>(null)
  const { created, tz: zone } = view
  const keepsAxis = pressed?.target.created === created && pressed.target.tz === zone
  const axis = keepsAxis ? pressed.axis : undefined
  const until = lastCreation(view, now)
  const trend = useMemo(
    () => trendOf(list, rows, { now, until, axis, zone }),
    [list, rows, now, until, axis, zone],
  )
  const counts = useMemo(() => countByStatus(list, rows), [list, rows])
  const pressing = useMemo<Pressing | null>(
    () => trend && { trend, view, now, statuses: [...counts.keys()] },
    [trend, view, now, counts],
  )
  const others = useFiltersWithoutCreated(view)
  const uncounted = useMemo(() => {
    const range = created === null ? null : periodOf(created, now, zone)
    if (!trend || !range || !others) return null
    const all = matchingRows(list, others, now)
    return uncountedIn(trend.bins, range, { list, rows: all, now })
  }, [trend, list, created, zone, others, now])

  const before = keepsAxis ? pressed.before.created : created
  // A range replaces the pressed bin.
  const base = useMemo(() => ({ ...view, created: before }), [view, before])

  function press(mark: Mark) {
    if (!pressing) return
    if (isPressed(pressing, mark)) {
      const known = pressed && isSameView(pressed.target, view) ? pressed.before : null
      setView(known ? (current) => withRowsOf(current, known) : withoutDrillDown(mark))
      return
    }
    const target = drillToMark(pressing, mark)
    setPressed({ axis: axisOf(pressing.trend.bins), before: view, target })
    setView((current) => withRowsOf(current, target))
  }

  function drillToRange({ target }: RangeChoice) {
    setPressed(null)
    setView((current) => withRowsOf(current, target))
  }

  return (
    <PartFrame title="Trend" summary={trend ? summaryOf(trend) : undefined}>
      {pressing ? (
        <>
          <Legend pressing={pressing} counts={counts} patterns={patterns} />
          <Chart
            pressing={pressing}
            patterns={patterns}
            uncounted={uncounted}
            onPress={press}
            renderMenu={(menu) => (
              <RangeMenu view={base} list={list} now={now} onSelect={drillToRange} {...menu} />
            )}
          />
          {uncounted && (
            <p className="flex items-center gap-1.5 text-xs text-muted">
              <UncountedSwatch id={patterns} />
              Hatched: {uncountedText(uncounted, pressing.trend.bins)}
            </p>
          )}
          <p className="text-xs text-muted">
            GPUs in use is an upper bound, because it counts each job from its creation. Waiting
            jobs and jobs with an unknown status are excluded.
          </p>
          <TrendTable trend={pressing.trend} uncounted={uncounted} />
        </>
      ) : (
        <EmptyMessage>No jobs to chart.</EmptyMessage>
      )}
    </PartFrame>
  )
})

/** `null` if the view has no range of creation. Otherwise, the object stays the same while the filters do. */
function useFiltersWithoutCreated(view: View): ClientFilters | null {
  const next = view.created === null ? null : toClientFilters({ ...view, created: null })
  const [last, setLast] = useState(next)
  if (last?.key === next?.key) return last
  setLast(next)
  return next
}

/** The upper limit of creation times in the view, ms since the epoch; `Infinity` if there is none. */
function lastCreation(view: View, now: number): number {
  const ends = TIME_KEYS.map((key) => periodOf(view[key] ?? '', now, view.tz)?.until ?? Infinity)
  return Math.min(...ends)
}

function withoutDrillDown({ level }: Mark): Partial<View> {
  return level === 'all' ? { created: null } : { created: null, status: [] }
}

/** `12% of 214 ended jobs failed · up to 1,204 GPU-hours`. */
function summaryOf({ created, gpuTime }: Sums): string {
  const counts = sumOf(created)
  const share = failedShare(counts)
  const ended = endedOf(counts)
  const failed =
    share === null
      ? 'No ended jobs'
      : `${formatShare(share)} of ${plural(ended, 'ended job')} failed`
  return `${failed} · up to ${hoursText(gpuTime.hours)}`
}
