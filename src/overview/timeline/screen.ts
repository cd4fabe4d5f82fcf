/** What a unit of a wheel is, px, by its mode: a px, a line, or a page, of which a notch is one. */
const PX = [1, 16, 120]

/** How far a wheel goes to the side, px; 0 where it goes up or down, or zooms. */
export function sideways(event: WheelEvent): number {
  const { deltaX, deltaY, deltaMode, shiftKey } = event
  if (isZoom(event)) return 0
  const delta = Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : shiftKey ? deltaY : 0
  return inPx(delta, deltaMode)
}

/** How far a wheel that zooms goes down, px; 0 for one that scrolls. Browsers send a pinch as a wheel with Ctrl. */
export function zooming(event: WheelEvent): number {
  return isZoom(event) ? inPx(event.deltaY, event.deltaMode) : 0
}

function isZoom({ ctrlKey, metaKey }: WheelEvent): boolean {
  return ctrlKey || metaKey
}

function inPx(delta: number, mode: number): number {
  return delta * (PX[mode] ?? 1)
}

/** A canvas of a size in px, as sharp as the screen. */
export function sized(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const scale = window.devicePixelRatio
  const [across, down] = [Math.round(width * scale), Math.round(height * scale)]
  // Setting a size clears the canvas, even where it is the same.
  if (canvas.width !== across) canvas.width = across
  if (canvas.height !== down) canvas.height = down
  const context = canvas.getContext('2d')
  context?.setTransform(scale, 0, 0, scale, 0, 0)
  return context
}

/** Scrolls an element so high until what stands between two heights shows, px. */
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

/** How far down a pointer drags, px from the top of the window; `NaN` where it does not, or two fingers do. */
export function draggedY(event: unknown): number {
  if (event instanceof MouseEvent && /^mouse(?:down|move)$/.test(event.type)) return event.clientY
  const isTouch = typeof TouchEvent !== 'undefined' && event instanceof TouchEvent
  return (isTouch && event.touches.length === 1 && event.touches[0]?.clientY) || NaN
}

/** Scrolls an element or, where it is at its end, the next one around it that scrolls, or the page. */
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
