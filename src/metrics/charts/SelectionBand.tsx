import { useLayoutEffect, useRef } from 'react'
import type { TimeAxis } from './paintAxis.ts'
import { AXIS_HEIGHT, xOf } from './timeScale.ts'
import { endsOf, type SelectionAtom } from './zoom.ts'

interface SelectionBandProps {
  readonly selection: SelectionAtom
  readonly axis: TimeAxis
}

/** The selected part of the range in one chart. It changes without rendering. */
export function SelectionBand({ selection, axis: { range, width } }: SelectionBandProps) {
  const band = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const draw = () => {
      if (!band.current) return
      const selected = selection.get()
      band.current.hidden = selected === null
      if (!selected) return
      const { from, to } = endsOf(selected)
      const x = xOf(Math.max(from, range.from), range, width)
      const end = xOf(Math.min(to, range.to), range, width)
      band.current.style.transform = `translateX(${x}px)`
      band.current.style.width = `${Math.max(0, end - x)}px`
    }
    draw()
    const { unsubscribe } = selection.subscribe(draw)
    return unsubscribe
  }, [selection, range, width])
  return (
    <div
      ref={band}
      aria-hidden
      hidden
      className="fill-zoom pointer-events-none absolute top-0 left-0 border-x border-accent"
      style={{ bottom: AXIS_HEIGHT }}
    />
  )
}
