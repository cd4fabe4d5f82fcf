import { clsx } from 'clsx'
import { useEffect, useMemo, useRef, type MouseEvent, type PointerEvent } from 'react'
import { sized } from '#src/ui/canvas.ts'
import { useWidth } from '#src/ui/useWidth.ts'
import type { ChartContext } from './chartContext.ts'
import { hide, moveTo, type Crosshair } from './crosshair.ts'
import { CrosshairLine } from './CrosshairLine.tsx'
import type { TimeAxis } from './paintAxis.ts'
import type { Palette } from './palette.ts'
import { SelectionBand } from './SelectionBand.tsx'
import { AXIS_HEIGHT, crosshairTimeAt, LEFT, plotWidth } from './timeScale.ts'

export type Paint = (canvas: CanvasRenderingContext2D, axis: TimeAxis, palette: Palette) => void

interface PlotAreaProps {
  readonly context: ChartContext
  /** With the time axis, px. */
  readonly height: number
  /** The chart is painted again when this function changes. */
  readonly paint: Paint
  /** Returns the row at a position, px from the top. */
  readonly rowAt?: (y: number) => Crosshair['row']
  readonly onPress?: ((row: NonNullable<Crosshair['row']>) => void) | undefined
}

/** A chart on a canvas, whose crosshair follows the pointer. */
export function PlotArea({ context, height, paint, rowAt, onPress }: PlotAreaProps) {
  const { crosshair, selection, range, zone, palette } = context
  const [frame, width] = useWidth<HTMLDivElement>()
  const canvas = useRef<HTMLCanvasElement>(null)
  const axis = useMemo(() => ({ range, zone, width }), [range, zone, width])
  useEffect(() => {
    if (!canvas.current || !palette || width === 0) return
    const drawing = sized(canvas.current, width, height)
    if (drawing) paint(drawing, axis, palette)
  }, [paint, axis, palette, width, height])

  function onPoint({ clientX, clientY, currentTarget }: PointerEvent) {
    const { left, top } = currentTarget.getBoundingClientRect()
    const x = clientX - left
    if (x < LEFT - 4) hide(crosshair)
    else moveTo(crosshair, crosshairTimeAt(x, width, context), rowAt?.(clientY - top))
  }

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- By keyboard, the list of nodes selects one.
    <div
      ref={frame}
      data-plot
      className={clsx('relative touch-pan-y select-none', onPress && 'cursor-pointer')}
      style={{ height }}
      onPointerDown={onPoint}
      onPointerMove={onPoint}
      onPointerLeave={({ pointerType }) => {
        // A finger that is lifted leaves too, but its values stay to be read.
        if (pointerType !== 'touch') hide(crosshair)
      }}
      onClick={({ clientY, currentTarget }: MouseEvent) => {
        const row = rowAt?.(clientY - currentTarget.getBoundingClientRect().top)
        if (row) onPress?.(row)
      }}
    >
      <canvas ref={canvas} aria-hidden className="absolute block" style={{ width, height }} />
      {width > 0 && (
        <>
          <SelectionBand selection={selection} axis={axis} />
          <CrosshairLine crosshair={crosshair} axis={axis} />
          <div
            // The time labels. Dragging along them zooms in, by touch too.
            data-axis
            data-tooltip="Drag to zoom in"
            className="absolute bottom-0 cursor-col-resize touch-pan-y"
            style={{ height: AXIS_HEIGHT, left: LEFT, width: plotWidth(width) }}
          />
        </>
      )}
    </div>
  )
}
