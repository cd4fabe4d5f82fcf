import type { Ref } from 'react'
import { heightsOf, TOP, xOf } from './geometry.ts'
import { periodOfRange, rangeText, type BinRange } from './range.ts'
import { widthOf } from './ticks.ts'
import type { TimeBins } from './timeBins.ts'

/** Space on each side of the text, px. The text is bolder than the labels that `widthOf` measures. */
const PADDING = 12

interface RangeBandProps {
  readonly bins: TimeBins
  readonly range: BinRange
  readonly width: number
  readonly ref: Ref<SVGRectElement>
}

export function RangeBand({ bins, range, width, ref }: RangeBandProps) {
  const x = xOf(bins, width)
  const { barFloor, gpuFloor } = heightsOf(width)
  const { from, until } = periodOfRange(bins, range)
  const text = rangeText(bins, range)
  const half = widthOf(text) / 2 + PADDING
  // Centered on the band, as far as the chart has room.
  const middle = Math.max(half, Math.min((x(from) + x(until)) / 2, width - half))
  return (
    <g aria-hidden className="pointer-events-none">
      <rect x={0} y={barFloor + 6} width={width} height={17} className="fill-canvas" />
      <rect
        ref={ref}
        x={x(from)}
        y={TOP - 4}
        width={x(until) - x(from)}
        height={gpuFloor - TOP + 4}
        className="fill-accent stroke-accent"
        fillOpacity={0.16}
      />
      <rect
        x={middle - half}
        y={barFloor + 2}
        width={2 * half}
        height={20}
        rx={4}
        className="fill-surface stroke-accent"
      />
      <text
        x={middle}
        y={barFloor + 16}
        textAnchor="middle"
        className="fill-ink font-semibold tabular-nums"
      >
        {text}
      </text>
    </g>
  )
}
