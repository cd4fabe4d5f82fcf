/** The start and end of a drag, px from the left edge of the pressed element. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

interface DragEvents {
  /** The stretch so far; `null` when the drag ends or is canceled. */
  readonly onMark: (stretch: Stretch | null) => void
  readonly onDone: (stretch: Stretch) => void
}

/** A shorter movement, px, is a click. */
const SHORTEST = 4

/**
 * Follows a pointer that was pressed on an element until it is released. A drag doesn't click what it ends on.
 * Escape cancels it, and so does scrolling with the same finger.
 *
 * @returns a function that cancels the drag
 */
export function followDrag(
  element: Element,
  { pointerId, clientX }: PointerEvent,
  { onMark, onDone }: DragEvents,
): () => void {
  const controller = new AbortController()
  const { signal } = controller
  const start = xIn(element, clientX)
  let isDrag = false

  const cancel = () => {
    controller.abort()
    if (isDrag) onMark(null)
  }
  const on = (type: 'pointermove' | 'pointerup' | 'pointercancel', listener: PointerListener) => {
    const own = (event: PointerEvent) => {
      if (event.pointerId === pointerId) listener(event)
    }
    window.addEventListener(type, own, { signal })
  }
  on('pointermove', (move) => {
    const end = xIn(element, move.clientX)
    if (!isDrag && Math.abs(end - start) < SHORTEST) return
    if (!isDrag) element.setPointerCapture(pointerId)
    isDrag = true
    onMark({ start, end })
  })
  on('pointercancel', cancel)
  on('pointerup', (up) => {
    controller.abort()
    if (!isDrag) return
    swallowClick()
    onMark(null)
    onDone({ start, end: xIn(element, up.clientX) })
  })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      // Otherwise, the page would close the open job.
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

function xIn(element: Element, clientX: number): number {
  const { left, width } = element.getBoundingClientRect()
  return Math.min(Math.max(clientX - left, 0), width)
}

const swallow = (event: Event) => event.stopImmediatePropagation()

/** Suppresses the click that follows the release of a pointer, for an open popup too. */
function swallowClick(): void {
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}
