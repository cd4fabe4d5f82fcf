import type { Series } from '#src/metrics/jobMetrics.ts'
import { yScale, type LineChart } from './lineChart.ts'
import { paintTimeAxis, type TimeAxis } from './paintAxis.ts'
import { dashesOf, type Palette } from './palette.ts'
import { segmentsOf } from './samples.ts'
import { AXIS_HEIGHT, LEFT, plotWidth, xOf } from './timeScale.ts'

/** The space above the plot, for half a label and half a line. */
const TOP = 8

/** The opacity of the lines beside one that stands out. */
const DIMMED = 0.15

interface PlotFrame {
  readonly chart: LineChart
  /** The rank of the GPU whose line stands out; `null` if none does. */
  readonly emphasized: number | null
  readonly axis: TimeAxis
  /** Of the whole chart, px. */
  readonly height: number
  /** ms */
  readonly step: number
  readonly palette: Palette
}

export function paintPlot(context: CanvasRenderingContext2D, frame: PlotFrame): void {
  const { chart, emphasized, axis, height, step, palette } = frame
  const { width, range } = axis
  const bottom = height - AXIS_HEIGHT
  const scale = yScale(chart, { top: TOP, bottom })
  context.clearRect(0, 0, width, height)
  paintTimeAxis(context, axis, { top: TOP, bottom, palette })
  context.textAlign = 'right'
  for (const { y, label } of scale.ticks) {
    context.fillStyle = palette.line
    context.fillRect(LEFT, Math.round(y), plotWidth(width), 1)
    context.fillStyle = palette.muted
    context.fillText(label, LEFT - 8, y + 0.5)
  }
  if (chart.limit !== null) {
    context.strokeStyle = palette.muted
    context.lineWidth = 1
    context.setLineDash([4, 3])
    context.beginPath()
    const y = Math.round(scale.yOf(chart.limit)) + 0.5
    context.moveTo(LEFT, y)
    context.lineTo(LEFT + plotWidth(width), y)
    context.stroke()
  }
  context.save()
  context.beginPath()
  context.rect(LEFT - 2, 0, plotWidth(width) + 4, bottom + 2)
  context.clip()
  context.lineWidth = 1.5
  context.lineJoin = 'round'
  for (const { series, rank } of chart.lines) {
    const color = rank === null ? palette.accent : palette.gpus[rank % palette.gpus.length]
    context.globalAlpha = emphasized === null || emphasized === rank ? 1 : DIMMED
    context.strokeStyle = color ?? palette.accent
    context.fillStyle = color ?? palette.accent
    context.setLineDash([...dashesOf(rank ?? 0, palette.isForced)])
    paintLine(context, series, step, (time, value) => [xOf(time, range, width), scale.yOf(value)])
  }
  context.restore()
  context.setLineDash([])
}

/** The radius of a sample between two gaps, px. */
const DOT = 1.5

function paintLine(
  context: CanvasRenderingContext2D,
  { times, values }: Series,
  step: number,
  pointOf: (time: number, value: number) => readonly [x: number, y: number],
) {
  context.beginPath()
  for (const { first, last } of segmentsOf(times, step)) {
    for (let index = first; index <= last; index++) {
      const [x, y] = pointOf(times[index] ?? NaN, values[index] ?? NaN)
      if (first === last) context.fillRect(x - DOT, y - DOT, 2 * DOT, 2 * DOT)
      else if (index === first) context.moveTo(x, y)
      else context.lineTo(x, y)
    }
  }
  context.stroke()
}
