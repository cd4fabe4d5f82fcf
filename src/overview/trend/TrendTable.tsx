import { memo } from 'react'
import { formatShare } from '#src/lib/share.ts'
import { formatCount } from '#src/lib/units.ts'
import { countsAt, failedShare, TREND_KINDS, type Trend } from './trend.ts'
import { gpusText, uncountedText, type Uncounted } from './uncounted.ts'
import { eachText, kindText, KIND_LABELS, periodText } from './words.ts'

interface TrendTableProps {
  readonly trend: Trend
  readonly uncounted: Uncounted | null
}

export const TrendTable = memo(function TrendTable({ trend, uncounted }: TrendTableProps) {
  const { bins, created, gpuTime } = trend
  return (
    <div className="sr-only">
      <table>
        <caption>
          Jobs created {eachText(bins)} by outcome, and average GPUs in use
          {uncounted && `. “At least” means that the average ${uncountedText(uncounted, bins)}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {TREND_KINDS.map((kind) => (
              <th key={kind} scope="col">
                {KIND_LABELS[kind]}
              </th>
            ))}
            <th scope="col">Share of ended jobs that failed</th>
            <th scope="col">GPUs in use</th>
          </tr>
        </thead>
        <tbody>
          {Array.from(bins.edges.subarray(0, -1), (from, bin) => {
            const counts = countsAt(created, bin)
            const share = failedShare(counts)
            return (
              <tr key={from}>
                <th scope="row">{periodText(bins, bin)}</th>
                {TREND_KINDS.map((kind) => (
                  <td key={kind}>
                    {kind === 'unknown' && counts.unknown > 0
                      ? kindText(trend, bin, kind)
                      : formatCount(counts[kind])}
                  </td>
                ))}
                <td>{share === null ? 'none ended' : formatShare(share)}</td>
                <td>{gpusText(gpuTime.means[bin] ?? 0, uncounted?.bins[bin] === true)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
})
