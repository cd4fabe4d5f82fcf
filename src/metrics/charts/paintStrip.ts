import type { NodeSeries } from '#src/metrics/jobMetrics.ts'
import { columnsOf } from './columns.ts'
import { paintTimeAxis, type TimeAxis } from './paintAxis.ts'
import type { Palette } from './palette.ts'
import { GAP, levelOf, OVER } from './ramp.ts'
import type { StripLayout } from './stripLayout.ts'
import { AXIS_HEIGHT, LEFT, plotWidth } from './timeScale.ts'

interface StripFrame {
  readonly nodes: readonly NodeSeries[]
  readonly layout: StripLayout
  readonly axis: TimeAxis
  /** ms */
  readonly step: number
  readonly palette: Palette
}

export function paintStrip(context: CanvasRenderingContext2D, frame: StripFrame): void {
  const { nodes, layout, axis, step, palette } = frame
  const { rows, rowHeight, rowGap, height } = layout
  const width = plotWidth(axis.width)
  context.clearRect(0, 0, axis.width, height + AXIS_HEIGHT)
  paintTimeAxis(context, axis, { top: height, bottom: height, palette })
  const hatch = hatchOf(context, palette.edge)
  for (const { node, gpu, top } of rows) {
    const series = nodes[node]?.gpus[gpu]?.utilization
    if (!series) continue
    const columns = columnsOf(series, axis.range, width, step)
    for (const { from, to, level } of runsOf(columns)) {
      context.fillStyle =
        level === GAP
          ? hatch
          : level === OVER
            ? palette.over
            : (palette.ramp[level] ?? palette.over)
      context.fillRect(LEFT + from, top, to - from, rowHeight - rowGap)
    }
  }
}

interface Run {
  /** Columns: from `from` until before `to`. */
  readonly from: number
  readonly to: number
  readonly level: number
}

/** Returns the stretches of columns with the same level, in order. */
export function runsOf(columns: Float32Array): Run[] {
  const runs: Run[] = []
  let from = 0
  for (let column = 1; column <= columns.length; column++) {
    const level = levelOf(columns[column - 1] ?? NaN)
    if (column < columns.length && levelOf(columns[column] ?? NaN) === level) continue
    runs.push({ from, to: column, level })
    from = column
  }
  return runs
}

/** The size of a pattern's tile, px. */
const TILE = 4

/** Returns diagonal lines like those of `fill-no-samples`. */
function hatchOf(context: CanvasRenderingContext2D, color: string): CanvasPattern | string {
  const tile = document.createElement('canvas')
  const scale = window.devicePixelRatio
  tile.width = TILE * scale
  tile.height = TILE * scale
  const draw = tile.getContext('2d')
  if (!draw) return color
  draw.scale(scale, scale)
  draw.strokeStyle = color
  draw.lineWidth = 0.8
  draw.beginPath()
  for (const shift of [-TILE, 0, TILE]) {
    draw.moveTo(shift - 1, TILE + 1)
    draw.lineTo(shift + TILE + 1, -1)
  }
  draw.stroke()
  const pattern = context.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix([1 / scale, 0, 0, 1 / scale, 0, 0]))
  return pattern ?? color
}
