import { formatCount } from '../../jobs/units.ts'
import { countOf, OUTCOMES, shareFailed, type Trend } from '../../jobs/trend.ts'
import { nameOfBin } from './binLabels.ts'
import { OUTCOME_LOOKS } from './outcomes.ts'
import { percent } from './percent.ts'

/** The same figures as a table, for whoever listens. */
export function TrendTable({ trend: { bins, unit } }: { readonly trend: Trend }) {
  return (
    <div className="sr-only">
      <table>
        <caption>Jobs by time of creation, and GPUs in use</caption>
        <thead>
          <tr>
            <th scope="col">Created</th>
            <th scope="col">Jobs</th>
            {OUTCOMES.map((outcome) => (
              <th key={outcome} scope="col">
                {OUTCOME_LOOKS[outcome].label}
              </th>
            ))}
            <th scope="col">Failed of those that ended</th>
            <th scope="col">GPUs in use at most, on average</th>
          </tr>
        </thead>
        <tbody>
          {bins.map((bin) => (
            <tr key={bin.from}>
              <th scope="row">{nameOfBin(bin, unit)}</th>
              <td>{formatCount(countOf(bin.created))}</td>
              {OUTCOMES.map((outcome) => (
                <td key={outcome}>{formatCount(bin.created[outcome])}</td>
              ))}
              <td>{percent(shareFailed(bin.created))}</td>
              <td>{formatCount(Math.round(bin.gpus))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
