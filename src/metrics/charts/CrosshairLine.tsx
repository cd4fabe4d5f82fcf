import { useLayoutEffect, useRef } from 'react'
import { timeIn, type CrosshairAtom } from './crosshair.ts'
import { formatSampleTime } from './format.ts'
import type { TimeAxis } from './paintAxis.ts'
import { AXIS_HEIGHT, LEFT, plotWidth, xOf } from './timeScale.ts'

interface CrosshairLineProps {
  readonly crosshair: CrosshairAtom
  readonly axis: TimeAxis
}

/** The crosshair in one chart, with its time on the axis. It moves without rendering. */
export function CrosshairLine({ crosshair, axis }: CrosshairLineProps) {
  const frame = useRef<HTMLDivElement>(null)
  const label = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    const { range, width, zone } = axis
    const move = () => {
      if (!frame.current || !label.current) return
      const time = timeIn(range, crosshair.get())
      frame.current.hidden = time === null
      if (time === null) return
      const x = Math.round(xOf(time, range, width))
      frame.current.style.transform = `translateX(${x}px)`
      label.current.textContent = formatSampleTime(time, range, zone)
      label.current.style.transform = `translateX(-${percentBefore(x, width)}%)`
    }
    move()
    const { unsubscribe } = crosshair.subscribe(move)
    return unsubscribe
  }, [crosshair, axis])
  return (
    <div
      ref={frame}
      aria-hidden
      hidden
      className="pointer-events-none absolute inset-y-0 left-0 w-px will-change-transform"
    >
      <div className="fill-crosshair absolute inset-x-0 top-0" style={{ bottom: AXIS_HEIGHT }} />
      <span
        ref={label}
        className="fill-crosshair absolute bottom-0 left-0 rounded-sm ring-4 ring-canvas px-1.5 text-[11px] leading-4.5 whitespace-nowrap tabular-nums"
      />
    </div>
  )
}

/** About half of a label's width, px. */
const HALF = 40

/**
 * Returns the share of the label that is before the line, in percent: half, but down to none at the start of the axis,
 * beside the lowest value, and up to all at its end.
 */
function percentBefore(x: number, width: number): number {
  const toEnd = LEFT + plotWidth(width) - x
  if (toEnd < HALF) return 100 - (50 * toEnd) / HALF
  return (50 * Math.min(x - LEFT, HALF)) / HALF
}
