import { clsx } from 'clsx'
import {
  useId,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from 'react'
import { plural } from '#src/lib/units.ts'
import type { MarkedRange } from '#src/overview/RangeMenu.tsx'
import { useWidth } from '#src/ui/useWidth.ts'
import type { Period } from '#src/view/filtering/spans.ts'
import { Bars } from './Bars.tsx'
import { Card } from './Card.tsx'
import { binAtPosition, hasPatterns, heightsOf, LEFT, plotWidth } from './geometry.ts'
import { GpuArea } from './GpuArea.tsx'
import { countAt, markAfter, stopAt, type Level, type Mark, type Pressing } from './marks.ts'
import { Patterns } from './Patterns.tsx'
import { countInRange, periodOfRange, rangeAfter, rangeText } from './range.ts'
import { RangeBand } from './RangeBand.tsx'
import { TimeAxis } from './TimeAxis.tsx'
import { binAt } from './timeBins.ts'
import { TREND_KINDS } from './trend.ts'
import type { Uncounted } from './uncounted.ts'
import { useRange } from './useRange.ts'
import { eachText, yearOf } from './words.ts'

interface ChartProps {
  readonly pressing: Pressing
  readonly patterns: string
  readonly uncounted: Uncounted | null
  readonly onPress: (mark: Mark) => void
  readonly renderMenu: (menu: {
    readonly anchor: MarkedRange
    readonly range: Period
    readonly name: string
    readonly onClose: () => void
  }) => ReactNode
}

const HINT =
  'Press arrow keys to move between bars and Enter to filter. Press Shift with an arrow key to select a range.'

/**
 * The marks are a single tab stop. Arrow keys move between bins and within one. Shift with the arrow keys, or a
 * drag, selects a range. The frame handles the events of all marks.
 */
export function Chart({ pressing, patterns, uncounted, onPress, renderMenu }: ChartProps) {
  const { trend, now } = pressing
  const { bins } = trend
  const hint = useId()
  const [frame, width] = useWidth<HTMLDivElement>()
  const [last, setLast] = useState<Mark | null>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  const [focused, setFocused] = useState(false)
  const { barFloor, gpuTop, height } = heightsOf(width)
  const currentYear = yearOf(now, bins.zone)
  const { range, anchor, setBand, select, clear, blur, open, drag } = useRange(bins, width)
  const stop = stopAt(trend, last)
  const visible = range ? null : (pointed ?? (focused ? stop.bin : null))

  function press(mark: Mark | null) {
    if (mark && countAt(trend, mark) > 0) onPress(mark)
  }

  function hide() {
    setPointed(null)
    setFocused(false)
    clear()
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const { key, target, currentTarget } = event
    if (event.metaKey || event.ctrlKey || event.altKey || !(target instanceof SVGElement)) return
    // After its menu closes, the chart itself has the focus.
    const mark = markOf(target) ?? stop
    if (event.shiftKey) {
      const next = rangeAfter(key, trend, range, mark)
      if (!next) return
      select(next)
      focusMark(currentTarget, { bin: binAt(bins, next.head), level: 'all' })
      event.preventDefault()
      return
    }
    if (key === 'Escape') return hide()
    const next = markAfter(key, trend, mark)
    if (next) {
      clear()
      focusMark(currentTarget, next)
    } else if (key === 'Enter' || key === ' ') {
      if (range) open()
      else press(mark)
    } else if (!key.startsWith('Arrow')) return
    event.preventDefault()
  }

  function onPointerMove({ clientX, target, currentTarget }: PointerEvent) {
    const position = clientX - currentTarget.getBoundingClientRect().left
    const isOutside = position < LEFT || position > LEFT + plotWidth(width) || isStrip(target)
    setPointed(isOutside ? null : binAtPosition(bins, width, position))
  }

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    const { button, isPrimary, pointerType, target } = event
    // Touches elsewhere scroll the page.
    const canSelect = pointerType !== 'touch' || isStrip(target)
    if (button === 0 && isPrimary && canSelect) drag(event)
  }

  return (
    <>
      <div
        ref={frame}
        className={clsx('relative min-w-0 tabular-nums select-none', range && 'cursor-col-resize')}
        style={{ height }}
        onKeyDown={onKeyDown}
        onClick={({ target }: MouseEvent) => press(markOf(target))}
        onFocus={({ target }: FocusEvent) => {
          const mark = markOf(target)
          if (mark) setLast(mark)
          setFocused(mark !== null && target.matches(':focus-visible'))
        }}
        onBlur={(event: FocusEvent) => {
          setFocused(false)
          if (!event.currentTarget.contains(event.relatedTarget)) blur()
        }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setPointed(null)}
      >
        {width > 0 && (
          <svg
            role="group"
            aria-label={`Jobs created ${eachText(bins)}`}
            aria-describedby={hint}
            tabIndex={-1}
            width={width}
            height={height}
            className="block overflow-visible rounded-md text-[11px]"
          >
            <Patterns id={patterns} wide={hasPatterns(bins, width)} />
            <text aria-hidden x={0} y={11} className="fill-muted">
              Jobs created {eachText(bins)}
            </text>
            <Bars
              pressing={pressing}
              width={width}
              patterns={patterns}
              stopBin={stop.bin}
              stopLevel={stop.level}
            />
            <TimeAxis bins={bins} width={width} currentYear={currentYear} />
            <GpuArea
              trend={trend}
              width={width}
              patterns={patterns}
              uncounted={uncounted}
              currentYear={currentYear}
            />
            {range && <RangeBand bins={bins} range={range} width={width} ref={setBand} />}
          </svg>
        )}
        <div
          // The time labels. Dragging along them selects a range, by touch too.
          data-tooltip="Drag to select a range"
          className="absolute cursor-col-resize touch-pan-y"
          style={{
            top: barFloor,
            height: gpuTop - barFloor,
            left: LEFT,
            width: plotWidth(width),
          }}
        />
        {visible !== null && visible < bins.edges.length - 1 && width > 0 && (
          <Card
            trend={trend}
            bin={visible}
            width={width}
            patterns={patterns}
            uncounted={uncounted}
            currentYear={currentYear}
          />
        )}
        <p id={hint} className="sr-only">
          {HINT}
        </p>
        <p role="status" className="sr-only">
          {range &&
            `Selected ${rangeText(bins, range)}, ${plural(countInRange(trend, range), 'job')} created. Press Enter to filter.`}
        </p>
      </div>
      {range &&
        anchor &&
        renderMenu({
          anchor,
          range: periodOfRange(bins, range),
          name: rangeText(bins, range),
          onClose: clear,
        })}
    </>
  )
}

const LEVELS: readonly Level[] = ['all', ...TREND_KINDS]

function markOf(target: EventTarget): Mark | null {
  const { bin, level } = target instanceof SVGElement ? target.dataset : {}
  const known = LEVELS.find((one) => one === level)
  return bin === undefined || known === undefined ? null : { bin: Number(bin), level: known }
}

/** Whether an element is the strip of time labels, which is on top of the chart. */
function isStrip(target: EventTarget): boolean {
  return target instanceof HTMLElement
}

function focusMark(frame: HTMLElement, { bin, level }: Mark) {
  frame.querySelector<SVGElement>(`[data-bin="${bin}"][data-level="${level}"]`)?.focus()
}
