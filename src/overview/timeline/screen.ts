/** Size of a wheel unit by `deltaMode`, px: a pixel, a line, or a page, which is one notch. */
const PX = [1, 16, 120]

/** Returns how far a wheel scrolls sideways, px; 0 if it scrolls vertically or zooms. */
export function sideways(event: WheelEvent): number {
  const { deltaX, deltaY, deltaMode, shiftKey } = event
  if (isZoom(event)) return 0
  const delta = Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : shiftKey ? deltaY : 0
  return inPx(delta, deltaMode)
}

/** px down; 0 if the wheel scrolls. Browsers send a pinch as a wheel event with Ctrl. */
export function zooming(event: WheelEvent): number {
  return isZoom(event) ? inPx(event.deltaY, event.deltaMode) : 0
}

function isZoom({ ctrlKey, metaKey }: WheelEvent): boolean {
  return ctrlKey || metaKey
}

function inPx(delta: number, mode: number): number {
  return delta * (PX[mode] ?? 1)
}

/** Scrolls an element `height` px high until the part between `top` and `bottom` is visible. */
export function scrollInto(
  scroller: Element,
  {
    top,
    bottom,
    height,
  }: { readonly top: number; readonly bottom: number; readonly height: number },
): void {
  if (top < scroller.scrollTop) scroller.scrollTop = top
  if (bottom > scroller.scrollTop + height) scroller.scrollTop = bottom - height
}

/** px from the top of the window; `NaN` if the pointer isn't dragging or there are several touches. */
export function draggedY(event: unknown): number {
  if (event instanceof MouseEvent && /^mouse(?:down|move)$/.test(event.type)) return event.clientY
  const isTouch = typeof TouchEvent !== 'undefined' && event instanceof TouchEvent
  return (isTouch && event.touches.length === 1 && event.touches[0]?.clientY) || NaN
}

/** Scrolls an element or, if it is at its end, the next ancestor that scrolls, or the page. */
export function scrollOn(from: Element, by: number): void {
  if (Number.isNaN(by)) return
  for (let element: Element | null = from; element; element = element.parentElement) {
    if (getComputedStyle(element).overflowY !== 'auto') continue
    const before = element.scrollTop
    element.scrollTop += by
    if (element.scrollTop !== before) return
  }
  window.scrollBy({ top: by, behavior: 'instant' })
}
