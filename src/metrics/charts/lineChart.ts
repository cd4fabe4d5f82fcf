import { scaleLinear } from 'd3-scale'
import { formatShare } from '#src/lib/share.ts'
import { formatCount, formatCpus } from '#src/lib/units.ts'
import type { NodeLimits, NodeSeries, Series } from '#src/metrics/jobMetrics.ts'
import { formatCores, formatMemory, MIB, withShare } from './format.ts'

interface Line {
  readonly name: string
  readonly series: Series
  /** The rank of its GPU; `null` for a series of the node. */
  readonly rank: number | null
}

/** A chart of one node. */
export interface LineChart {
  readonly title: string
  readonly lines: readonly Line[]
  /** In the unit of the series; `null` if there is none. */
  readonly limit: number | null
  /** `Limit 80 GiB`; `null` if there is none. */
  readonly caption: string | null
  /** The axis ends at this value or the highest sample; `null` if at a round number above the samples. */
  readonly top: number | null
  /** The value that the axis counts as 1. */
  readonly unit: number
  /** Prints the value of a sample, and that of a tick, which is in units of the axis. */
  readonly print: (value: number) => string
  readonly printTick: (units: number) => string
}

/** Returns the charts of a node: GPUs, if it has any, CPU and memory. */
export function lineCharts(node: NodeSeries, limits: NodeLimits): LineChart[] {
  const { gpuMemory, cores, memory } = limits
  const gpuLines = (seriesOf: (gpu: NodeSeries['gpus'][number]) => Series) =>
    node.gpus.map((gpu) => ({ name: `GPU ${gpu.rank}`, series: seriesOf(gpu), rank: gpu.rank }))
  const memoryLines = gpuLines((gpu) => gpu.memory)
  const ofGpus: LineChart[] = [
    {
      title: 'GPU utilization',
      lines: gpuLines((gpu) => gpu.utilization),
      limit: null,
      caption: null,
      top: 1,
      unit: 1,
      print: formatShare,
      printTick: formatShare,
    },
    {
      title: 'GPU memory',
      lines: memoryLines,
      ...limitOf(gpuMemory, formatMemory),
      ...memoryUnit(gpuMemory ?? maxOf(memoryLines)),
      print: formatMemory,
    },
  ]
  const nodeMemory = lineOfNode('Memory', node.memory)
  return [
    ...(node.gpus.length > 0 ? ofGpus : []),
    {
      title: 'CPU',
      lines: lineOfNode('CPU', node.cpu),
      ...limitOf(cores, (limit) => formatCpus(limit * 1000)),
      unit: 1,
      print: (value) => withShare(formatCores(value), value, cores),
      printTick: formatCount,
    },
    {
      title: 'Memory',
      lines: nodeMemory,
      ...limitOf(memory, formatMemory),
      ...memoryUnit(memory ?? maxOf(nodeMemory)),
      print: (bytes) => withShare(formatMemory(bytes), bytes, memory),
    },
  ]
}

function lineOfNode(name: string, series: Series): Line[] {
  return [{ name, series, rank: null }]
}

function limitOf(limit: number | null, print: (limit: number) => string) {
  return { limit, top: limit, caption: limit === null ? null : `Limit ${print(limit)}` }
}

const UNITS = [
  [2 ** 40, 'TiB'],
  [2 ** 30, 'GiB'],
  [MIB, 'MiB'],
] as const

/** Returns the unit of an axis up to some bytes. */
function memoryUnit(max: number): Pick<LineChart, 'unit' | 'printTick'> {
  const [unit, name] = UNITS.find(([bytes]) => max >= bytes) ?? [MIB, 'MiB']
  return { unit, printTick: (units) => (units === 0 ? '0' : `${formatCount(units)} ${name}`) }
}

function maxOf(lines: readonly Line[]): number {
  return lines.reduce(
    (max, { series }) => series.values.reduce((higher, value) => Math.max(higher, value), max),
    0,
  )
}

interface YScale {
  /** Returns the position of a value, px from the top of the chart. */
  readonly yOf: (value: number) => number
  readonly ticks: readonly { readonly y: number; readonly label: string }[]
}

const TICKS = 3

/** Returns the scale of a chart whose plot is between two positions, px. */
export function yScale(
  { lines, top, unit, printTick }: LineChart,
  plot: { readonly top: number; readonly bottom: number },
): YScale {
  const max = Math.max(top ?? 0, maxOf(lines))
  const scale = scaleLinear([0, max / unit || 1], [plot.bottom, plot.top])
  if (top === null) scale.nice(TICKS)
  return {
    yOf: (value) => scale(value / unit),
    ticks: scale.ticks(TICKS).map((tick) => ({ y: scale(tick), label: printTick(tick) })),
  }
}

export function hasSamples({ lines }: LineChart): boolean {
  return lines.some(({ series }) => series.times.length > 0)
}
