import { memo } from 'react'
import { heightsOf, LEFT, plotWidth, TOP, xOf } from './geometry.ts'
import { LABEL_OFFSET, boundariesOf, ticksOf } from './ticks.ts'
import type { TimeBins } from './timeBins.ts'

interface TimeAxisProps {
  readonly bins: TimeBins
  readonly width: number
  readonly currentYear: string
}

export const TimeAxis = memo(function TimeAxis(props: TimeAxisProps) {
  const { bins, width, currentYear } = props
  const x = xOf(bins, width)
  const { barFloor, gpuTop, gpuFloor } = heightsOf(width)
  return (
    <g aria-hidden className="pointer-events-none">
      {boundariesOf(bins).map((time) => (
        <path
          key={time}
          d={`M${x(time)} ${TOP}V${barFloor}M${x(time)} ${gpuTop}V${gpuFloor}`}
          className="stroke-edge"
          strokeDasharray="2 3"
        />
      ))}
      {ticksOf(bins, plotWidth(width), currentYear).map(({ time, at, ofBin, text, major }) => (
        <g key={time} transform={`translate(${LEFT + at} ${barFloor})`}>
          {/* The label of a time begins next to its line; that of a bin is centered below it. */}
          <path d={`M0 0v${ofBin ? 4 : 17}`} className="stroke-edge" />
          <text
            x={ofBin ? 0 : LABEL_OFFSET}
            y={16}
            textAnchor={ofBin ? 'middle' : 'start'}
            className={major ? 'fill-ink font-medium' : 'fill-muted'}
          >
            {text}
          </text>
        </g>
      ))}
    </g>
  )
})
