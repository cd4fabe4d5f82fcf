import { kindOf, statusesOf, type Kind } from '#src/contract/statuses.ts'
import { drillToCreated, drillToStatuses } from '#src/overview/drillDown.ts'
import { inUtc } from '#src/view/filtering/spans.ts'
import { isSameStatuses, type View } from '#src/view/view.ts'
import { countsAt, TREND_KINDS, type Trend } from './trend.ts'

export type Level = Kind | 'all'

export interface Mark {
  readonly bin: number
  readonly level: Level
}

export interface Pressing {
  readonly trend: Trend
  readonly view: View
  /** ms since the epoch. */
  readonly now: number
  readonly statuses: Iterable<string>
}

export function drillToKind(view: View, kind: Kind, statuses: Iterable<string>): View {
  // Include statuses of the view that no job has now. Otherwise, the drill-down would no longer match the view.
  const own = [...statuses, ...view.status].filter((status) => kindOf(status) === kind)
  // `statusesOf` lacks statuses that can only be requested by name, but jobs can have them.
  return drillToStatuses(view, [...new Set([...statusesOf(kind), ...own])])
}

export function drillToMark({ trend, view, now, statuses }: Pressing, { bin, level }: Mark): View {
  const { edges } = trend.bins
  const period = { from: edges[bin] ?? 0, until: edges[bin + 1] ?? 0 }
  const drilled = drillToCreated(view, period, now)
  return level === 'all' ? drilled : drillToKind(drilled, level, statuses)
}

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

export function countAt({ created }: Trend, { bin, level }: Mark): number {
  const counts = countsAt(created, bin)
  return level === 'all' ? TREND_KINDS.reduce((sum, kind) => sum + counts[kind], 0) : counts[level]
}

export function levelsAt(trend: Trend, bin: number): Level[] {
  return ['all', ...TREND_KINDS.filter((level) => countAt(trend, { bin, level }) > 0)]
}

/** Returns the mark that a key moves to; `null` for other keys. */
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

/** Returns the given mark or, if it no longer exists, its column, or else the newest bin that has jobs. */
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
