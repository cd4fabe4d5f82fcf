import { followDrag, type Stretch } from '#src/overview/followDrag.ts'

interface Brushing {
  /** What is marked just now; null for nothing. */
  readonly onMark: (stretch: Stretch | null) => void
  readonly onDone: (stretch: Stretch) => void
}

interface BrushElements {
  readonly lanes: HTMLElement
  /** Around the axis of time. */
  readonly strip: HTMLElement
}

/**
 * Marks a stretch by dragging: along the axis, or along the lanes with Shift.
 *
 * @returns takes it away again
 */
export function attachBrush({ lanes, strip }: BrushElements, brushing: Brushing): () => void {
  const gone = new AbortController()
  let cancel: (() => void) | null = null

  function onPointerDown(event: PointerEvent) {
    const element = event.currentTarget
    if (event.button !== 0 || !event.isPrimary || !(element instanceof Element)) return
    if (element === lanes && !event.shiftKey) return
    cancel?.()
    cancel = followDrag(element, event, brushing)
  }

  for (const element of [strip, lanes]) {
    element.addEventListener('pointerdown', onPointerDown, { signal: gone.signal })
  }
  return () => {
    cancel?.()
    gone.abort()
  }
}
