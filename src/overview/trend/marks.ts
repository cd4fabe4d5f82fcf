import { kindOf, statusesOf, type Kind } from '#src/contract/statuses.ts'
import { countsAt, TREND_KINDS, type Trend } from './trend.ts'
import { drillToCreated, drillToStatuses } from '#src/overview/drillDown.ts'
import { inUtc } from '#src/view/filtering/spans.ts'
import { isSameStatuses, type View } from '#src/view/view.ts'

/** What of a bin is meant: all of it, or the jobs of one kind. */
export type Level = Kind | 'all'

/** A mark of the chart: a column, or a segment of its bar. */
export interface Mark {
  readonly bin: number
  readonly level: Level
}

/** What marks are pressed against. */
export interface Pressing {
  readonly trend: Trend
  readonly view: View
  /** What the view's spans are counted from, ms since the epoch. */
  readonly now: number
  /** The statuses of the rows that the trend counts. */
  readonly statuses: Iterable<string>
}

/** The view that shows the jobs of one kind. */
export function drillToKind(view: View, kind: Kind, statuses: Iterable<string>): View {
  // A status that the view asks for stays in it also while no job has it, or the pick would not be found again.
  const own = [...statuses, ...view.status].filter((status) => kindOf(status) === kind)
  // A group of statuses lacks those that are requested by name only, which some of the jobs may have.
  return drillToStatuses(view, [...new Set([...statusesOf(kind), ...own])])
}

/** The view that shows the rows that a mark counts. */
export function drillToMark({ trend, view, now, statuses }: Pressing, { bin, level }: Mark): View {
  const { edges } = trend.bins
  const period = { from: edges[bin] ?? 0, until: edges[bin + 1] ?? 0 }
  const selected = drillToCreated(view, period, now)
  return level === 'all' ? selected : drillToKind(selected, level, statuses)
}

/** Whether the view is what a mark would make of it. */
export function isPressed(pressing: Pressing, mark: Mark): boolean {
  const { view } = pressing
  if (view.created === null || countAt(pressing.trend, mark) === 0) return false
  const { created, status } = drillToMark(pressing, mark)
  return (
    created !== null &&
    inUtc(created, view.tz) === inUtc(view.created, view.tz) &&
    isSameStatuses(status, view.status)
  )
}

/** How many jobs a mark counts. */
export function countAt({ created }: Trend, { bin, level }: Mark): number {
  const counts = countsAt(created, bin)
  return level === 'all' ? TREND_KINDS.reduce((sum, kind) => sum + counts[kind], 0) : counts[level]
}

/** The marks of a bin from below: its column, then the segments that count a job. */
export function levelsAt(trend: Trend, bin: number): Level[] {
  return ['all', ...TREND_KINDS.filter((level) => countAt(trend, { bin, level }) > 0)]
}

/** Where a key leads from a mark; null where it leads nowhere. */
export function markAfter(key: string, trend: Trend, { bin, level }: Mark): Mark | null {
  const last = trend.bins.edges.length - 2
  const levels = levelsAt(trend, bin)
  const to = (next: number): Mark | null => {
    if (next < 0 || next > last || next === bin) return null
    return { bin: next, level: levelsAt(trend, next).includes(level) ? level : 'all' }
  }
  const up = (step: number): Mark | null => {
    const next = levels[levels.indexOf(level) + step]
    return next ? { bin, level: next } : null
  }
  switch (key) {
    case 'ArrowLeft':
      return to(bin - 1)
    case 'ArrowRight':
      return to(bin + 1)
    case 'Home':
      return to(0)
    case 'End':
      return to(last)
    case 'ArrowUp':
      return up(1)
    case 'ArrowDown':
      return up(-1)
    default:
      return null
  }
}

/** The mark, or what stands in for it where it counts nothing any more: the newest bin that counts a job. */
export function stopAt(trend: Trend, mark: Mark | null): Mark {
  const last = trend.bins.edges.length - 2
  if (mark && mark.bin <= last) {
    const level = levelsAt(trend, mark.bin).includes(mark.level) ? mark.level : 'all'
    return { bin: mark.bin, level }
  }
  let bin = last
  while (bin > 0 && countAt(trend, { bin, level: 'all' }) === 0) bin -= 1
  return { bin, level: 'all' }
}
