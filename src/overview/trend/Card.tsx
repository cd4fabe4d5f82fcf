import { clsx } from 'clsx'
import { JobCount } from '#src/components/JobCount.tsx'
import { statusLabel, type Kind } from '#src/contract/statuses.ts'
import { formatShare } from '#src/lib/share.ts'
import { formatCount } from '#src/lib/units.ts'
import { CHART_CARD } from '#src/overview/chartCard.ts'
import { barIn, xOf } from './geometry.ts'
import { countAt } from './marks.ts'
import { Swatch } from './Patterns.tsx'
import { countsAt, failedShare, TREND_KINDS, unknownAt, type Trend } from './trend.ts'
import { gpusText, type Uncounted } from './uncounted.ts'
import { KIND_LABELS, periodText } from './words.ts'

interface CardProps {
  readonly trend: Trend
  readonly bin: number
  readonly width: number
  readonly patterns: string
  readonly uncounted: Uncounted | null
  readonly currentYear: string
}

/** Hidden from screen readers, which use the table. */
export function Card(props: CardProps) {
  const { trend, bin, width, patterns, uncounted, currentYear } = props
  const { bins, created, gpuTime } = trend
  const counts = countsAt(created, bin)
  const share = failedShare(counts)
  const x = xOf(bins, width)
  const from = x(bins.edges[bin] ?? 0)
  const until = x(bins.edges[bin + 1] ?? 0)
  const middle = (from + until) / 2
  // Next to the bar, even if its column is wide.
  const offset = barIn(until - from).width / 2 + 10
  return (
    <div
      aria-hidden
      className={clsx(CHART_CARD, 'pointer-events-none absolute top-4 z-10 w-max tabular-nums')}
      style={middle > width / 2 ? { right: width - middle + offset } : { left: middle + offset }}
    >
      <p className="font-medium">{periodText(bins, bin, currentYear)}</p>
      <p className="text-muted">
        <JobCount count={countAt(trend, { bin, level: 'all' })} /> created
      </p>
      <ul>
        {TREND_KINDS.filter((kind) => kind !== 'unknown' && counts[kind] > 0).map((kind) => (
          <Line key={kind} kind={kind} count={counts[kind]} patterns={patterns}>
            {KIND_LABELS[kind]}
          </Line>
        ))}
        {unknownAt(trend, bin).map(([status, count]) => (
          <Line key={status} kind="unknown" count={count} patterns={patterns}>
            {statusLabel(status)}
          </Line>
        ))}
      </ul>
      {share !== null && <p>{formatShare(share)} of ended jobs failed</p>}
      <p>{gpusText(gpuTime.means[bin] ?? 0, uncounted?.bins[bin] === true)} GPUs in use</p>
    </div>
  )
}

interface LineProps {
  readonly kind: Kind
  readonly count: number
  readonly patterns: string
  readonly children: string
}

function Line({ kind, count, patterns, children }: LineProps) {
  return (
    <li className="flex items-center gap-2">
      <Swatch kind={kind} id={patterns} />
      <span className="max-w-60 grow truncate">{children}</span>
      {formatCount(count)}
    </li>
  )
}
