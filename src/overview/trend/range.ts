import type { Stretch } from '#src/ui/followDrag.ts'
import { printPeriod } from '#src/view/filtering/printPeriod.ts'
import { printRange, type Period } from '#src/view/filtering/spans.ts'
import { binAtPosition } from './geometry.ts'
import { countAt, markAfter, type Mark } from './marks.ts'
import { binAt, type TimeBins } from './timeBins.ts'
import type { Trend } from './trend.ts'

/** Two bins in either order, by their starts, ms since the epoch: a new result can change a bin's index. */
export interface BinRange {
  readonly anchor: number
  readonly head: number
}

export function binsOfStretch(bins: TimeBins, width: number, { start, end }: Stretch): BinRange {
  return rangeOfBins(bins, binAtPosition(bins, width, start), binAtPosition(bins, width, end))
}

export function rangeOfBins({ edges }: TimeBins, anchor: number, head: number): BinRange {
  return { anchor: edges[anchor] ?? 0, head: edges[head] ?? 0 }
}

export function endsOf(bins: TimeBins, { anchor, head }: BinRange): readonly [number, number] {
  return [binAt(bins, Math.min(anchor, head)), binAt(bins, Math.max(anchor, head))]
}

export function periodOfRange(bins: TimeBins, range: BinRange): Period {
  const [first, last] = endsOf(bins, range)
  return { from: bins.edges[first] ?? 0, until: bins.edges[last + 1] ?? 0 }
}

export function countInRange(trend: Trend, range: BinRange): number {
  const [first, last] = endsOf(trend.bins, range)
  let count = 0
  for (let bin = first; bin <= last; bin++) count += countAt(trend, { bin, level: 'all' })
  return count
}

/** Returns the range that a key with Shift extends, or starts at a mark; `null` if it does neither. */
export function rangeAfter(
  key: string,
  trend: Trend,
  range: BinRange | null,
  mark: Mark,
): BinRange | null {
  const { bins } = trend
  const [anchor, head] = range
    ? [binAt(bins, range.anchor), binAt(bins, range.head)]
    : [mark.bin, mark.bin]
  const next = markAfter(key, trend, { bin: head, level: 'all' })
  return next && next.bin !== head ? rangeOfBins(bins, anchor, next.bin) : null
}

/** `Nov 25, 2026, 14:00 – 18:00 (UTC)`, as in the filter's chip. */
export function rangeText(bins: TimeBins, range: BinRange): string {
  const period = periodOfRange(bins, range)
  return printRange(printPeriod(period, bins.zone), bins.zone)
}

export function isSameRange(a: BinRange | null, b: BinRange | null): boolean {
  return a?.anchor === b?.anchor && a?.head === b?.head
}
