import { memo, useEffect, useMemo, useRef } from 'react'
import { UnknownStatuses } from '#src/components/UnknownStatuses.tsx'
import { type Kind, KINDS } from '#src/contract/statuses.ts'
import { watchTheme } from '#src/ui/canvas.ts'
import type { Bars } from './bars.ts'
import { paintSwatch } from './paint.ts'

interface LegendProps {
  readonly bars: Bars
  readonly unknown: readonly string[]
}

export const Legend = memo(function Legend({ bars, unknown }: LegendProps) {
  const kinds = useMemo(() => {
    const found = new Set(bars.kinds)
    return KINDS.filter((_, index) => found.has(index))
  }, [bars])
  return (
    <ul aria-label="Legend" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {kinds.map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <Swatch kind={kind} />
          {kind === 'unknown' ? (
            <span>
              <UnknownStatuses statuses={unknown} /> (up to the last update)
            </span>
          ) : (
            kind
          )}
        </li>
      ))}
    </ul>
  )
})

function Swatch({ kind }: { readonly kind: Kind }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const paint = () => {
      if (canvas.current) paintSwatch(canvas.current, kind)
    }
    paint()
    return watchTheme(paint)
  }, [kind])
  return <canvas ref={canvas} aria-hidden className="h-3 w-5" />
}
