/** A stretch from the left edge, px. */
export interface Stretch {
  readonly from: number
  readonly until: number
}

interface Brushing {
  /** What is marked just now; null for nothing. */
  readonly onMark: (stretch: Stretch | null) => void
  readonly onDone: (stretch: Stretch) => void
}

/** A stretch shorter than this, px, was a click. */
const SHORTEST = 4

/**
 * Marks a stretch by dragging: along the axis, or along the lanes with Shift. Escape gives up.
 *
 * @returns takes it away again
 */
export function attachBrush(
  { lanes, axis }: { readonly lanes: HTMLElement; readonly axis: HTMLElement },
  { onMark, onDone }: Brushing,
): () => void {
  const gone = new AbortController()
  const { signal } = gone
  let stop: (() => void) | null = null

  function start(element: HTMLElement, event: PointerEvent) {
    const { pointerId } = event
    const placeIn = ({ clientX }: PointerEvent) => {
      const { left, width } = element.getBoundingClientRect()
      return Math.min(Math.max(clientX - left, 0), width)
    }
    const first = placeIn(event)
    const stretchTo = (place: number) => ({
      from: Math.min(first, place),
      until: Math.max(first, place),
    })
    const drag = new AbortController()
    const options = { signal: drag.signal }
    stop?.()
    stop = () => {
      drag.abort()
      stop = null
      onMark(null)
    }
    element.setPointerCapture(pointerId)
    element.addEventListener('pointermove', (move) => onMark(stretchTo(placeIn(move))), options)
    element.addEventListener('pointercancel', () => stop?.(), options)
    element.addEventListener(
      'pointerup',
      (up) => {
        const stretch = stretchTo(placeIn(up))
        stop?.()
        if (stretch.until - stretch.from >= SHORTEST) onDone(stretch)
      },
      options,
    )
    // Before the page takes it for closing the open job.
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return
      key.preventDefault()
      key.stopPropagation()
      stop?.()
    }
    window.addEventListener('keydown', onKey, { ...options, capture: true })
  }

  axis.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button === 0) start(axis, event)
    },
    { signal },
  )
  lanes.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0 || !event.shiftKey) return
      start(lanes, event)
      window.addEventListener('pointerup', () => swallowClick(lanes), { signal, once: true })
    },
    { signal },
  )
  return () => {
    stop?.()
    gone.abort()
  }
}

const swallow = (event: Event) => event.stopImmediatePropagation()

/** A drag that marks is no click on what it ends on, whether it was given up or not. */
function swallowClick(element: HTMLElement): void {
  element.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => element.removeEventListener('click', swallow, { capture: true }))
}
