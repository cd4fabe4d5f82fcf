import { memo } from 'react'
import type { Trend } from './trend.ts'
import { busiest, gpuPath, gpuScale, GPUS, LEFT, plotWidth, xOf } from './geometry.ts'
import { axisText, meanText, periodText } from './words.ts'

interface GpuAreaProps {
  readonly trend: Trend
  /** px */
  readonly width: number
}

/** The GPUs in use over time; whoever listens has the table. */
export const GpuArea = memo(function GpuArea({ trend, width }: GpuAreaProps) {
  const { bins, gpuTime } = trend
  const bin = busiest(trend)
  const most = gpuTime.means[bin] ?? 0
  const { yOf, top } = gpuScale(trend)
  const x = xOf(bins, width)
  const peak = (x(bins.edges[bin] ?? 0) + x(bins.edges[bin + 1] ?? 0)) / 2
  return (
    <g aria-hidden>
      <text x={0} y={GPUS.top - 10} className="fill-muted">
        Mean GPUs in use
        {most > 0 && (
          <>
            {' · most: '}
            <tspan className="fill-ink">{meanText(most)}</tspan>, {periodText(bins, bin)}
          </>
        )}
      </text>
      {(top > 0 ? [0, top] : [0]).map((gpus) => (
        <g key={gpus} transform={`translate(0 ${yOf(gpus)})`}>
          <path d={`M${LEFT} 0h${plotWidth(width)}`} className="stroke-line" />
          <text x={LEFT - 6} y={4} textAnchor="end" className="fill-muted">
            {axisText(gpus)}
          </text>
        </g>
      ))}
      <path
        d={gpuPath(trend, width)}
        fill="var(--chart-running)"
        fillOpacity={0.25}
        stroke="var(--chart-running)"
      />
      {most > 0 && <circle cx={peak} cy={yOf(most)} r={2.5} fill="var(--chart-running)" />}
    </g>
  )
})
