import { useSelector } from '@tanstack/react-store'
import { clsx } from 'clsx'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { plural } from '#src/lib/units.ts'
import type { JobMetrics, NodeLimits, NodeSeries } from '#src/metrics/jobMetrics.ts'
import { useWidth } from '#src/ui/useWidth.ts'
import { useZone } from '#src/view/zone.ts'
import type { ChartContext } from './chartContext.ts'
import { createCrosshair, hide, pressKey, timeIn } from './crosshair.ts'
import { describeValues } from './describeValues.ts'
import { LatestTables } from './LatestTables.tsx'
import { lineCharts, type LineChart } from './lineChart.ts'
import { LinePlot } from './LinePlot.tsx'
import { NodePicker } from './NodePicker.tsx'
import { usePalette } from './palette.ts'
import { drawnSeries, newestOf, sampleTimes } from './samples.ts'
import { Strip } from './Strip.tsx'
import { chartHeight, timesIn, type TimeRange } from './timeScale.ts'
import './charts.css'

interface JobChartsProps {
  readonly metrics: JobMetrics
  readonly limits: NodeLimits
  readonly range: TimeRange
  /** Whether the job is active. */
  readonly isActive: boolean
  /** The index of the node whose charts are displayed. */
  readonly node: number
  readonly onNode: (node: number) => void
  /** Whether the metrics are outdated, because the latest request failed. */
  readonly isStale: boolean
}

const HINT =
  'Press arrow keys to move the crosshair by one sample, Page Up or Page Down by ten, Home or End to the first or ' +
  'last, and Escape to hide it. The tables below list the latest values.'

/** The metrics of a job: all GPUs at a glance, one node in detail, and the latest values as tables. */
export function JobCharts(props: JobChartsProps) {
  const { metrics, limits, range, isActive, node, onNode, isStale } = props
  const { nodes, leaderOnly, step } = metrics
  const { from, to } = range
  const zone = useZone()
  const [crosshair] = useState(createCrosshair)
  const [probe, palette] = usePalette()
  const [frame, width] = useWidth<HTMLDivElement>()
  const height = chartHeight(width)
  const context = useMemo<ChartContext>(() => {
    const own = { from, to }
    const series = drawnSeries({ nodes })
    const times = timesIn(sampleTimes(series, step), own)
    const newest = newestOf(series)
    return { crosshair, times, newest, range: own, isActive, zone, step, height, palette }
  }, [crosshair, nodes, step, from, to, isActive, zone, height, palette])
  const index = Math.min(Math.max(node, 0), nodes.length - 1)
  const selected = nodes[index]
  const { gpuMemory, memory, cores } = limits
  // The same object as long as the limits are, so that nothing is painted again.
  const sameLimits = useMemo(() => ({ gpuMemory, memory, cores }), [gpuMemory, memory, cores])
  const charts = useMemo(
    () => (selected ? lineCharts(selected, sameLimits) : []),
    [selected, sameLimits],
  )
  if (!selected) return <p className="text-muted">No samples</p>

  const gpus = nodes.reduce((sum, each) => sum + each.gpus.length, 0)

  function onKeyDown(event: KeyboardEvent) {
    const { key, target, currentTarget, shiftKey, ctrlKey, metaKey, altKey } = event
    // The list of nodes has its own keys.
    if (target !== currentTarget || shiftKey || ctrlKey || metaKey || altKey) return
    if (pressKey(crosshair, key, context)) event.preventDefault()
  }

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
        aria-label={`Metrics of ${gpus > 0 ? plural(gpus, 'GPU') : 'the node'}. ${HINT}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A composite widget whose keys move the crosshair.
        tabIndex={0}
        className="flex min-w-0 flex-col gap-5 rounded-md outline-offset-4"
        onKeyDown={onKeyDown}
        onBlur={() => {
          if (crosshair.get().byKey) hide(crosshair)
        }}
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
            <LinePlot key={chart.title} context={context} chart={chart} />
          ))}
        </div>
      </div>
      <Announcement context={context} node={nodes.length > 1 ? selected : null} charts={charts} />
      <LatestTables
        node={selected}
        metrics={metrics}
        limits={sameLimits}
        range={context.range}
        zone={zone}
      />
    </div>
  )
}

interface AnnouncementProps {
  readonly context: ChartContext
  /** `null` if it is the only one. */
  readonly node: NodeSeries | null
  readonly charts: readonly LineChart[]
}

function Announcement({ context, node, charts }: AnnouncementProps) {
  const { crosshair, range } = context
  const time = useSelector(crosshair, (current) => (current.byKey ? timeIn(range, current) : null))
  return (
    <div role="status" aria-label="Values at the crosshair" className="sr-only">
      {time !== null && describeValues({ name: node?.name ?? null, charts }, time, context)}
    </div>
  )
}
