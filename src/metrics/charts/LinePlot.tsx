import { useSelector } from '@tanstack/react-store'
import { memo, useCallback, useId, useState } from 'react'
import type { Series } from '#src/metrics/jobMetrics.ts'
import type { ChartContext } from './chartContext.ts'
import { timeIn } from './crosshair.ts'
import { hasSamples, type LineChart } from './lineChart.ts'
import { paintPlot } from './paintPlot.ts'
import { dashesOf, gpuColor } from './palette.ts'
import { PlotArea, type Paint } from './PlotArea.tsx'
import { valueAtOrLatest } from './samples.ts'

interface ChartProps {
  readonly context: ChartContext
  readonly chart: LineChart
}

interface LinePlotProps extends ChartProps {
  /** The index of its node. */
  readonly node: number
}

/**
 * A chart of one node, with the values at the crosshair, or the latest, above it. The line of the GPU under the pointer,
 * there or in the strip, stands out.
 */
export const LinePlot = memo(function LinePlot({ context, chart, node }: LinePlotProps) {
  const { crosshair, step, height } = context
  const title = useId()
  const [pointed, setPointed] = useState<number | null>(null)
  const inStrip = useSelector(crosshair, ({ row }) => (row?.node === node ? row.gpu : null))
  const emphasized = pointed ?? (inStrip === null ? null : (chart.lines[inStrip]?.rank ?? null))
  const paint = useCallback<Paint>(
    (canvas, axis, palette) =>
      paintPlot(canvas, { chart, emphasized, axis, height, step, palette }),
    [chart, emphasized, height, step],
  )
  const isEmpty = !hasSamples(chart)
  const [line] = chart.lines
  const ofNode = line?.rank === null ? line : null
  return (
    <div role="group" aria-labelledby={title} className="@container flex min-w-0 flex-col gap-1">
      <div className="flex items-baseline gap-x-2">
        <h4 id={title} className="font-medium">
          {chart.title}
        </h4>
        {chart.caption !== null && (
          <span className="text-xs text-muted tabular-nums">{chart.caption}</span>
        )}
        {ofNode && !isEmpty && (
          <span className="ml-auto tabular-nums">
            <Value context={context} series={ofNode.series} print={chart.print} />
          </span>
        )}
      </div>
      {!ofNode && !isEmpty && <GpuValues context={context} chart={chart} onPoint={setPointed} />}
      {isEmpty ? (
        <p
          className="flex items-center justify-center rounded-md bg-subtle text-muted"
          style={{ height }}
        >
          No samples
        </p>
      ) : (
        <PlotArea context={context} height={height} paint={paint} />
      )}
    </div>
  )
})

interface GpuValuesProps extends ChartProps {
  /** Called with the rank of the GPU under the pointer; `null` if there is none. */
  readonly onPoint: (rank: number | null) => void
}

function GpuValues({ context, chart, onPoint }: GpuValuesProps) {
  const isForced = context.palette?.isForced ?? false
  return (
    <ul className="grid grid-cols-2 gap-x-4 text-xs tabular-nums @min-[31rem]:grid-cols-4">
      {chart.lines.map(({ name, series, rank }) => (
        <li
          key={name}
          className="flex items-center gap-1.5"
          onPointerEnter={() => onPoint(rank)}
          onPointerLeave={() => onPoint(null)}
        >
          <Swatch rank={rank ?? 0} isForced={isForced} />
          <span className="text-muted">{name}</span>
          <span className="ml-auto">
            <Value context={context} series={series} print={chart.print} />
          </span>
        </li>
      ))}
    </ul>
  )
}

interface ValueProps {
  readonly context: ChartContext
  readonly series: Series
  readonly print: LineChart['print']
}

/** The value at the crosshair or, without one, the latest. */
function Value({ context, series, print }: ValueProps) {
  const { crosshair, range } = context
  const text = useSelector(crosshair, (current) => {
    const value = valueAtOrLatest(series, timeIn(range, current), context)
    return value === null ? null : print(value)
  })
  return text ?? <span className="no-value" />
}

interface SwatchProps {
  readonly rank: number
  readonly isForced: boolean
}

/** A piece of a GPU's line. */
function Swatch({ rank, isForced }: SwatchProps) {
  return (
    <svg aria-hidden width={14} height={2} className="shrink-0">
      <path
        d="M0 1H14"
        stroke={gpuColor(rank)}
        strokeWidth={2}
        strokeDasharray={dashesOf(rank, isForced).join(' ')}
      />
    </svg>
  )
}
