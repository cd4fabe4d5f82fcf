/** From where to where a pointer was dragged, px from the left edge of what it was pressed on. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

interface DragEvents {
  /** The stretch so far; `null` when the drag is over or canceled. */
  readonly onMark: (stretch: Stretch | null) => void
  /** The pointer was released. */
  readonly onDone: (stretch: Stretch) => void
}

/** A press that moves less, px, is a click. */
const SHORTEST = 4

/**
 * Follows a pointer that was pressed on an element until it is released: a drag is no click on what it ends on. Escape
 * cancels it, and so does scrolling with the same finger.
 *
 * @returns cancels it
 */
export function followDrag(
  element: Element,
  { pointerId, clientX }: PointerEvent,
  { onMark, onDone }: DragEvents,
): () => void {
  const over = new AbortController()
  const { signal } = over
  const start = placeIn(element, clientX)
  let isDrag = false

  const cancel = () => {
    over.abort()
    if (isDrag) onMark(null)
  }
  const on = (type: 'pointermove' | 'pointerup' | 'pointercancel', listener: PointerListener) => {
    const own = (event: PointerEvent) => {
      if (event.pointerId === pointerId) listener(event)
    }
    window.addEventListener(type, own, { signal })
  }
  on('pointermove', (move) => {
    const end = placeIn(element, move.clientX)
    if (!isDrag && Math.abs(end - start) < SHORTEST) return
    if (!isDrag) element.setPointerCapture(pointerId)
    isDrag = true
    onMark({ start, end })
  })
  on('pointercancel', cancel)
  on('pointerup', (up) => {
    over.abort()
    if (!isDrag) return
    swallowClick()
    onMark(null)
    onDone({ start, end: placeIn(element, up.clientX) })
  })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      // Before the page takes it for closing the open job.
      event.preventDefault()
      event.stopPropagation()
      if (isDrag) window.addEventListener('pointerup', swallowClick, { once: true })
      cancel()
    },
    { signal, capture: true },
  )
  return cancel
}

type PointerListener = (event: PointerEvent) => void

function placeIn(element: Element, clientX: number): number {
  const { left, width } = element.getBoundingClientRect()
  return Math.min(Math.max(clientX - left, 0), width)
}

const swallow = (event: Event) => event.stopImmediatePropagation()

/** Keeps the click that follows the release of a pointer from everything, an open popup included. */
function swallowClick(): void {
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}
