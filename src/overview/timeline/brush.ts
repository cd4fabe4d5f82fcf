import { followDrag, type Stretch } from '#src/ui/followDrag.ts'

interface Brushing {
  /** `null` when the drag ends. */
  readonly onMark: (stretch: Stretch | null) => void
  readonly onDone: (stretch: Stretch) => void
}

interface BrushElements {
  readonly lanes: HTMLElement
  readonly strip: HTMLElement
}

/** Drags along the axis, or along the lanes with Shift, select a stretch. Returns a function that stops it. */
export function attachBrush({ lanes, strip }: BrushElements, brushing: Brushing): () => void {
  const controller = new AbortController()
  let cancel: (() => void) | null = null

  function onPointerDown(event: PointerEvent) {
    const element = event.currentTarget
    if (event.button !== 0 || !event.isPrimary || !(element instanceof Element)) return
    if (element === lanes && !event.shiftKey) return
    cancel?.()
    cancel = followDrag(element, event, brushing)
  }

  for (const element of [strip, lanes]) {
    element.addEventListener('pointerdown', onPointerDown, { signal: controller.signal })
  }
  return () => {
    cancel?.()
    controller.abort()
  }
}
