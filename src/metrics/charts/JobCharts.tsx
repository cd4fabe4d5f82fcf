import { clsx } from 'clsx'
import { useMemo, useState } from 'react'
import { plural } from '#src/lib/units.ts'
import type { JobMetrics, NodeLimits } from '#src/metrics/jobMetrics.ts'
import { useWidth } from '#src/ui/useWidth.ts'
import type { Period } from '#src/view/filtering/spans.ts'
import { useZone } from '#src/view/zone.ts'
import { ChartAnnouncement } from './ChartAnnouncement.tsx'
import type { ChartContext } from './chartContext.ts'
import { createCrosshair } from './crosshair.ts'
import { LatestTables } from './LatestTables.tsx'
import { lineCharts } from './lineChart.ts'
import { LinePlot } from './LinePlot.tsx'
import { NodePicker } from './NodePicker.tsx'
import { usePalette } from './palette.ts'
import { drawnSeries, newestOf, sampleTimes } from './samples.ts'
import { Strip } from './Strip.tsx'
import { chartHeight, timesIn, type TimeRange } from './timeScale.ts'
import { useChartEvents } from './useChartEvents.ts'
import { createSelection } from './zoom.ts'
import './charts.css'

interface JobChartsProps {
  readonly metrics: JobMetrics
  readonly limits: NodeLimits
  readonly range: TimeRange
  /** Whether the range ends now, or with the job. */
  readonly isLatest: boolean
  /** Called with the part of the range that the user selects. */
  readonly onZoom: (period: Period) => void
  /** Whether the job is active. */
  readonly isActive: boolean
  /** The index of the node whose charts are displayed. */
  readonly node: number
  readonly onNode: (node: number) => void
  /** Whether the metrics are outdated, because the latest request failed. */
  readonly isStale: boolean
}

/** Returns what the keys do. */
function hintOf(nodes: number): string {
  return [
    'Press the left or right arrow key to move the crosshair by one sample, Page Up or Page Down by ten, Home or End ' +
      'to the first or last, and Escape to hide it.',
    ...(nodes > 1 ? ['Press the up or down arrow key to switch nodes.'] : []),
    'Press Shift with a key that moves the crosshair to select a range, and Enter to zoom in.',
    'The tables below list the values.',
  ].join(' ')
}

/** The metrics of a job: all GPUs at a glance, one node in detail, and the latest values as tables. */
export function JobCharts(props: JobChartsProps) {
  const { metrics, limits, range, isLatest, onZoom, isActive, node, onNode, isStale } = props
  const { nodes, leaderOnly, step } = metrics
  const { from, to } = range
  const zone = useZone()
  const [crosshair] = useState(createCrosshair)
  const [selection] = useState(createSelection)
  const [probe, palette] = usePalette()
  const [frame, width] = useWidth<HTMLDivElement>()
  const height = chartHeight(width)
  const context = useMemo<ChartContext>(() => {
    const own = { from, to }
    const series = drawnSeries({ nodes })
    const times = timesIn(sampleTimes(series, step), own)
    const newest = newestOf(series)
    return {
      crosshair,
      selection,
      times,
      newest,
      range: own,
      isLatest,
      isActive,
      zone,
      step,
      height,
      palette,
    }
  }, [crosshair, selection, nodes, step, from, to, isLatest, isActive, zone, height, palette])
  const index = Math.min(Math.max(node, 0), nodes.length - 1)
  const selected = nodes[index]
  const { isNodeByKey, handlers } = useChartEvents({
    context,
    count: nodes.length,
    node: index,
    onNode,
    onZoom,
  })
  const { gpuMemory, memory, cores } = limits
  // The same object as long as the limits are, so that nothing is painted again.
  const sameLimits = useMemo(() => ({ gpuMemory, memory, cores }), [gpuMemory, memory, cores])
  const charts = useMemo(
    () => (selected ? lineCharts(selected, sameLimits) : []),
    [selected, sameLimits],
  )
  if (!selected) return <p className="text-muted">No samples</p>

  const gpus = nodes.reduce((sum, each) => sum + each.gpus.length, 0)

  return (
    <div
      className={clsx('@container flex min-w-0 flex-col gap-5 px-5 py-4', isStale && 'is-outdated')}
    >
      <canvas ref={probe} hidden />
      {leaderOnly && (
        <p className="rounded-md bg-subtle px-3 py-2 text-muted">
          Only the leader node’s metrics are available.
        </p>
      )}
      <div
        ref={frame}
        // Not an image, because it handles the arrow keys. The tables are its text alternative.
        role="application"
        aria-roledescription="charts"
        aria-label={`Metrics of ${gpus > 0 ? plural(gpus, 'GPU') : 'the node'}. ${hintOf(nodes.length)}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A composite widget whose keys move the crosshair.
        tabIndex={0}
        // Otherwise, the arrow keys would open another job.
        data-own-keys
        className="flex min-w-0 flex-col gap-5 rounded-md outline-offset-4"
        {...handlers}
      >
        {gpus > 0 && (
          <Strip
            title={leaderOnly ? 'Utilization of the leader’s GPUs' : 'Utilization of all GPUs'}
            context={context}
            nodes={nodes}
            selected={index}
            onSelect={onNode}
          />
        )}
        {nodes.length > 1 && <NodePicker nodes={nodes} selected={index} onSelect={onNode} />}
        <div className="grid gap-x-8 gap-y-5 @min-[56rem]:grid-cols-2">
          {charts.map((chart) => (
            <LinePlot key={chart.title} context={context} chart={chart} node={index} />
          ))}
        </div>
      </div>
      <ChartAnnouncement
        context={context}
        node={nodes.length > 1 ? selected : null}
        isNodeByKey={isNodeByKey}
        charts={charts}
      />
      <LatestTables
        node={selected}
        metrics={metrics}
        limits={sameLimits}
        range={context.range}
        isLatest={isLatest}
        zone={zone}
      />
    </div>
  )
}
