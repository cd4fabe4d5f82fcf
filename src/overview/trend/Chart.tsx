import {
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
} from 'react'
import { TREND_KINDS } from './trend.ts'
import { binAt } from './timeBins.ts'
import { Bars } from './Bars.tsx'
import { Card } from './Card.tsx'
import { HEIGHT, LEFT, plotWidth } from './geometry.ts'
import { GpuArea } from './GpuArea.tsx'
import { countAt, markAfter, stopAt, type Level, type Mark, type Pressing } from './marks.ts'
import { Patterns } from './Patterns.tsx'
import { TimeAxis } from './TimeAxis.tsx'
import { useWidth } from '#src/overview/useWidth.ts'
import { eachText } from './words.ts'

interface ChartProps {
  readonly pressing: Pressing
  readonly patterns: string
  readonly onPress: (mark: Mark) => void
}

/**
 * Jobs created, and GPUs in use below, on one axis of time. The marks are one stop of the Tab key; arrow keys lead
 * from bin to bin, and up and down in one. The chart listens once for all of them.
 */
export function Chart({ pressing, patterns, onPress }: ChartProps) {
  const { trend } = pressing
  const [frame, width] = useWidth<HTMLDivElement>()
  const [last, setLast] = useState<Mark | null>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  const [focused, setFocused] = useState(false)
  const { bin, level } = stopAt(trend, last)
  const shown = pointed ?? (focused ? bin : null)

  function press(mark: Mark | null) {
    if (mark && countAt(trend, mark) > 0) onPress(mark)
  }

  function hide() {
    setPointed(null)
    setFocused(false)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const mark = markOf(event.target)
    if (!mark || event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return
    if (event.key === 'Escape') return hide()
    const next = markAfter(event.key, trend, mark)
    if (next) focusMark(event.currentTarget, next)
    else if (event.key === 'Enter' || event.key === ' ') press(mark)
    else if (!event.key.startsWith('Arrow')) return
    event.preventDefault()
  }

  function onPointerMove({ clientX, currentTarget }: PointerEvent<SVGSVGElement>) {
    const { edges } = trend.bins
    const along = (clientX - currentTarget.getBoundingClientRect().left - LEFT) / plotWidth(width)
    const time = (edges[0] ?? 0) + along * ((edges.at(-1) ?? 0) - (edges[0] ?? 0))
    setPointed(along < 0 || along > 1 ? null : binAt(trend.bins, time))
  }

  return (
    <div
      ref={frame}
      className="relative min-w-0 tabular-nums"
      style={{ height: HEIGHT }}
      onKeyDown={onKeyDown}
      onClick={({ target }: MouseEvent) => press(markOf(target))}
      onFocus={({ target }: FocusEvent) => {
        setLast(markOf(target))
        setFocused(target.matches(':focus-visible'))
      }}
      onBlur={() => setFocused(false)}
    >
      {width > 0 && (
        <svg
          role="group"
          aria-label={`Jobs created ${eachText(trend.bins)}`}
          width={width}
          height={HEIGHT}
          className="block overflow-visible text-[11px]"
          onPointerMove={onPointerMove}
          onPointerLeave={() => setPointed(null)}
        >
          <Patterns id={patterns} />
          <text aria-hidden x={0} y={11} className="fill-muted">
            Jobs created {eachText(trend.bins)}
          </text>
          <Bars
            pressing={pressing}
            width={width}
            patterns={patterns}
            stopBin={bin}
            stopLevel={level}
          />
          <TimeAxis bins={trend.bins} width={width} />
          <GpuArea trend={trend} width={width} />
        </svg>
      )}
      {width > 0 && shown !== null && shown < trend.bins.edges.length - 1 && (
        <Card trend={trend} bin={shown} width={width} patterns={patterns} />
      )}
    </div>
  )
}

const LEVELS: readonly Level[] = ['all', ...TREND_KINDS]

/** The mark that an element is. */
function markOf(target: EventTarget): Mark | null {
  const { bin, level } = target instanceof SVGElement ? target.dataset : {}
  const known = LEVELS.find((one) => one === level)
  return bin === undefined || known === undefined ? null : { bin: Number(bin), level: known }
}

function focusMark(frame: HTMLElement, { bin, level }: Mark) {
  frame.querySelector<SVGElement>(`[data-bin="${bin}"][data-level="${level}"]`)?.focus()
}
