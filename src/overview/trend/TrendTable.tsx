import { memo } from 'react'
import { OUTCOMES } from '../../jobs/outcome.ts'
import { countsAt, failedShare, type Trend } from '../../jobs/trend.ts'
import { formatCount } from '../../jobs/units.ts'
import { eachText, meanText, OUTCOME_LABELS, periodText, shareText } from './words.ts'

/** The charts for whoever listens: every figure of every bin. */
export const TrendTable = memo(function TrendTable({ trend }: { readonly trend: Trend }) {
  const { bins, created, gpuTime } = trend
  return (
    <div className="sr-only">
      <table>
        <caption>
          Jobs created {eachText(bins.unit)} by outcome, and the mean number of GPUs in use
        </caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {OUTCOMES.map((outcome) => (
              <th key={outcome} scope="col">
                {OUTCOME_LABELS[outcome]}
              </th>
            ))}
            <th scope="col">failed of the ended</th>
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
                {OUTCOMES.map((outcome) => (
                  <td key={outcome}>{formatCount(counts[outcome])}</td>
                ))}
                <td>{share === null ? 'none ended' : shareText(share)}</td>
                <td>{meanText(gpuTime.means[bin] ?? 0)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
})
