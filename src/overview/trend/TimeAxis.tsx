import { memo } from 'react'
import type { TimeBins } from './timeBins.ts'
import { BARS, GPUS, LEFT, plotWidth, xOf } from './geometry.ts'
import { boundariesOf, ticksOf } from './ticks.ts'

interface TimeAxisProps {
  readonly bins: TimeBins
  /** px */
  readonly width: number
}

/** The labels of time, between the two charts that share them; a line through both where a day, month or year begins. */
export const TimeAxis = memo(function TimeAxis({ bins, width }: TimeAxisProps) {
  const x = xOf(bins, width)
  return (
    <g aria-hidden className="pointer-events-none">
      {boundariesOf(bins).map((time) => (
        <path
          key={time}
          d={`M${x(time)} ${BARS.top}V${BARS.floor}M${x(time)} ${GPUS.top}V${GPUS.floor}`}
          className="stroke-edge"
          strokeDasharray="2 3"
        />
      ))}
      {ticksOf(bins, plotWidth(width)).map(({ time, x: left, text, major }) => (
        <g key={time} transform={`translate(${LEFT + left} 0)`}>
          <path d={`M0 ${BARS.floor}v5`} className="stroke-edge" />
          <text y={BARS.floor + 16} className={major ? 'fill-ink font-medium' : 'fill-muted'}>
            {text}
          </text>
        </g>
      ))}
    </g>
  )
})
