import { memo } from 'react'
import { busiest, gpuPath, gpuScale, heightsOf, LEFT, plotWidth, xOf } from './geometry.ts'
import { uncountedFill } from './Patterns.tsx'
import type { Trend } from './trend.ts'
import { gpusText, stretchesOf, type Uncounted } from './uncounted.ts'
import { axisText, periodText } from './words.ts'

interface GpuAreaProps {
  readonly trend: Trend
  readonly width: number
  readonly patterns: string
  readonly uncounted: Uncounted | null
  readonly currentYear: string
}

/** Hatched where jobs aren't counted. Hidden from screen readers, which use the table. */
export const GpuArea = memo(function GpuArea(props: GpuAreaProps) {
  const { trend, width, patterns, uncounted, currentYear } = props
  const { bins, gpuTime } = trend
  const bin = busiest(trend)
  const max = gpuTime.means[bin] ?? 0
  const heights = heightsOf(width)
  const { gpuTop, gpuFloor } = heights
  const { yOf, top } = gpuScale(trend, heights)
  const x = xOf(bins, width)
  const peak = (x(bins.edges[bin] ?? 0) + x(bins.edges[bin + 1] ?? 0)) / 2
  return (
    <g aria-hidden>
      <text x={0} y={gpuTop - 10} className="fill-muted">
        Average GPUs in use
        {max > 0 && (
          <>
            {' · peak '}
            <tspan className="fill-ink">{gpusText(max, uncounted !== null)}</tspan>,{' '}
            {periodText(bins, bin, currentYear)}
          </>
        )}
      </text>
      {uncounted &&
        stretchesOf(uncounted).map(([first, last]) => {
          const left = x(bins.edges[first] ?? 0)
          return (
            <rect
              key={first}
              x={left}
              y={gpuTop}
              width={x(bins.edges[last + 1] ?? 0) - left}
              height={gpuFloor - gpuTop}
              fill={uncountedFill(patterns)}
            />
          )
        })}
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
        fill="var(--status-running)"
        fillOpacity={0.25}
        stroke="var(--status-running)"
      />
      {max > 0 && <circle cx={peak} cy={yOf(max)} r={2.5} fill="var(--status-running)" />}
    </g>
  )
})
