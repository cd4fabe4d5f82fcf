import { memo } from 'react'
import { plural } from '#src/lib/units.ts'
import { barIn, heightsOf, jobScale, LEFT, plotWidth, segmentsOf, TOP, xOf } from './geometry.ts'
import { countAt, isPressed, type Level, type Mark, type Pressing } from './marks.ts'
import { fillOf } from './Patterns.tsx'
import { axisText, kindText, periodText } from './words.ts'

interface BarsProps {
  readonly pressing: Pressing
  readonly width: number
  readonly patterns: string
  readonly stopBin: number
  readonly stopLevel: Level
}

export const Bars = memo(function Bars(props: BarsProps) {
  const { pressing, width, patterns, stopBin, stopLevel } = props
  const stop = { bin: stopBin, level: stopLevel }
  const { trend } = pressing
  const { bins } = trend
  const x = xOf(bins, width)
  const heights = heightsOf(width)
  const { yOf, ticks } = jobScale(trend, heights)
  return (
    <>
      {ticks.map((count) => (
        <g key={count} aria-hidden transform={`translate(0 ${yOf(count)})`}>
          <path d={`M${LEFT} 0h${plotWidth(width)}`} className="stroke-line" />
          <text x={LEFT - 6} y={4} textAnchor="end" className="fill-muted">
            {axisText(count)}
          </text>
        </g>
      ))}
      {Array.from(bins.edges.subarray(0, -1), (from, bin) => {
        const left = x(from)
        const column = x(bins.edges[bin + 1] ?? from) - left
        const bar = barIn(column)
        const markProps = (level: Level) => propsOf(pressing, { bin, level }, stop)
        return (
          <g key={from}>
            <rect
              x={left}
              y={TOP - 4}
              width={column}
              height={heights.barFloor - TOP + 4}
              rx={2}
              className="fill-transparent hover:fill-edge/40 aria-pressed:fill-accent-soft"
              {...markProps('all')}
            />
            {segmentsOf(trend, bin, yOf).map(({ kind, y, height }) => (
              <rect
                key={kind}
                x={left + bar.inset}
                y={y}
                width={bar.width}
                height={height}
                fill={fillOf(kind, patterns)}
                // Only the lower edge, because a full outline would look like the focus ring.
                strokeDasharray={`0 ${bar.width + height} ${bar.width} ${height}`}
                // A thin line in the page's color between segments, if there is room for it.
                className={`hover:opacity-80 aria-pressed:stroke-ink aria-pressed:stroke-3 ${height > 4 ? 'stroke-canvas' : ''}`}
                {...markProps(kind)}
              />
            ))}
          </g>
        )
      })}
    </>
  )
})

function propsOf(pressing: Pressing, mark: Mark, stop: Mark) {
  const { trend } = pressing
  const count = countAt(trend, mark)
  const { bin, level } = mark
  const isStop = stop.bin === bin && stop.level === level
  const content = level === 'all' ? plural(count, 'job') : kindText(trend, bin, level)
  return {
    role: 'button',
    tabIndex: isStop ? 0 : -1,
    'aria-label': `${periodText(trend.bins, bin)}: ${content}`,
    // A bin without jobs can't be pressed, but its card shows its GPUs.
    ...(count === 0
      ? { 'aria-disabled': true }
      : { 'aria-pressed': isPressed(pressing, mark), cursor: 'pointer' }),
    'data-bin': bin,
    'data-level': level,
  }
}
