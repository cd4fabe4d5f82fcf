import { memo, useId, useMemo, useState } from 'react'
import { countByStatus } from '#src/jobs/counts.ts'
import {
  axisOf,
  endedOf,
  failedShare,
  sumOf,
  trendOf,
  type Axis,
  type Trend as Sums,
} from './trend.ts'
import { plural } from '#src/lib/units.ts'
import { isSameView, withRowsOf } from '#src/view/saved/sameView.ts'
import { toClientFilters, type ClientFilters } from '#src/view/filtering/clientFilters.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import { periodOf, TIME_KEYS } from '#src/view/filtering/spans.ts'
import { useView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import type { RangeChoice } from '#src/overview/drillDown.ts'
import { RangeMenu } from '#src/overview/lazyRangeMenu.ts'
import { Nothing, PartFrame } from '#src/overview/PartFrame.tsx'
import type { TimedPartProps } from '#src/overview/part.ts'
import { Chart } from './Chart.tsx'
import { Legend } from './Legend.tsx'
import { isPressed, drillToMark, type Mark, type Pressing } from './marks.ts'
import { LackingSwatch } from './Patterns.tsx'
import { TrendTable } from './TrendTable.tsx'
import { uncountedIn, uncountedText } from './uncounted.ts'
import { hoursText, shareText } from './words.ts'

/** What was pressed: the axis stays while its period is picked, so that the mark stays where it is. */
interface Pressed {
  readonly axis: Axis
  readonly before: View
  readonly selected: View
}

/** Jobs created over time by outcome, how many failed, and the GPUs in use. */
export const Trend = memo(function Trend({ list, rows, now }: TimedPartProps) {
  const [view, setView] = useView()
  const patterns = useId()
  const [pressed, setPressed] = useState<Pressed | null>(null)
  const { created, tz: zone } = view
  const isHeld = pressed?.selected.created === created && pressed.selected.tz === zone
  const axis = isHeld ? pressed.axis : undefined
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

  const before = isHeld ? pressed.before.created : created
  // A range replaces the bin that is pressed.
  const base = useMemo(() => ({ ...view, created: before }), [view, before])

  function press(mark: Mark) {
    if (!pressing) return
    if (isPressed(pressing, mark)) {
      const known = pressed && isSameView(pressed.selected, view) ? pressed.before : null
      setView(known ? (current) => withRowsOf(current, known) : withoutPick(mark))
      return
    }
    const chosen = drillToMark(pressing, mark)
    setPressed({ axis: axisOf(pressing.trend.bins), before: view, selected: chosen })
    setView((current) => withRowsOf(current, chosen))
  }

  function pickRange({ result: chosen }: RangeChoice) {
    setPressed(null)
    setView((current) => withRowsOf(current, chosen))
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
              <RangeMenu view={base} list={list} now={now} onSelect={pickRange} {...menu} />
            )}
          />
          {uncounted && (
            <p className="flex items-center gap-1.5 text-xs text-muted">
              <LackingSwatch id={patterns} />
              Hatched: {uncountedText(uncounted, pressing.trend.bins)}
            </p>
          )}
          <p className="text-xs text-muted">
            A job’s time runs from its creation to its last update, or to now while it is active,
            queueing included: an upper bound of its GPU time. Jobs still waiting are left out, and
            those with an unknown status.
          </p>
          <TrendTable trend={pressing.trend} uncounted={uncounted} />
        </>
      ) : (
        <Nothing>This view has no jobs to draw over time.</Nothing>
      )}
    </PartFrame>
  )
})

/** The filters of a view without its range of creation: the same object for the same filters. `null` without a range. */
function useFiltersWithoutCreated(view: View): ClientFilters | null {
  const next = view.created === null ? null : toClientFilters({ ...view, created: null })
  const [last, setLast] = useState(next)
  if (last?.key === next?.key) return last
  setLast(next)
  return next
}

/** Until when jobs that a view asks for were created, ms since the epoch. */
function lastCreation(view: View, now: number): number {
  const ends = TIME_KEYS.map((key) => periodOf(view[key] ?? '', now, view.tz)?.until ?? Infinity)
  return Math.min(...ends)
}

function withoutPick({ level }: Mark): Partial<View> {
  return level === 'all' ? { created: null } : { created: null, status: [] }
}

/** `12% of 214 ended jobs failed · at most 1,204 GPU hours`. */
function summaryOf({ created, gpuTime }: Sums): string {
  const counts = sumOf(created)
  const share = failedShare(counts)
  const ended = endedOf(counts)
  const failed =
    share === null
      ? 'No job has ended'
      : `${shareText(share)} of ${plural(ended, 'ended job')} failed`
  return `${failed} · at most ${hoursText(gpuTime.hours)}`
}
