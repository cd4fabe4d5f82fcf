import { select, type Selection } from 'd3-selection'
import { zoom, zoomIdentity, zoomTransform, type D3ZoomEvent, type ZoomBehavior } from 'd3-zoom'
import { sized, watchTheme } from '#src/ui/canvas.ts'
import type { Stretch } from '#src/ui/followDrag.ts'
import type { Period } from '#src/view/filtering/spans.ts'
import { extentOf } from './bars.ts'
import { attachBrush } from './brush.ts'
import { barAt } from './find.ts'
import { visibleBoxOf, type Frame, type Scene } from './frame.ts'
import { laneAt } from './layout.ts'
import { paintLanes } from './paint.ts'
import { AXIS_HEIGHT, paintAxis } from './paintAxis.ts'
import { readPalette, type Palette } from './palette.ts'
import {
  CLOSEST,
  msPerPx,
  periodOfStretch,
  positionOf,
  revealing,
  roomAround,
  visiblePeriod,
  timeAt,
  toMinutes,
  transformOf,
} from './scale.ts'
import { draggedY, scrollInto, scrollOn, sideways, zooming } from './screen.ts'
import { zoomAbout, zoomOfWheel } from './zoom.ts'

interface ChartElements {
  readonly lanes: HTMLCanvasElement
  readonly axis: HTMLCanvasElement
  readonly strip: HTMLElement
  readonly scroller: HTMLElement
}

/** A chart's events. A bar is given by its index. */
interface ChartEvents {
  /** The pointer moved to a bar, or off all bars (-1). `x` is its position, px from the left of the window. */
  readonly onHover: (bar: number, x: number) => void
  readonly onOpen: (bar: number) => void
  /** A range was selected, in whole minutes. `side` is the end that the pointer is at. */
  readonly onBrush: (range: Period, side: 'start' | 'end') => void
  readonly onMove: () => void
  readonly onSettle: (visible: Period) => void
}

/** Maximum distance from the pointer to a bar, px. */
const REACH = 3
/** A wheel gesture ends after this pause, ms. */
const REST = 150

/** Draws the canvases and handles the pointer. Draws the frames of a pan itself: React would be too slow. */
export class Chart {
  readonly #elements: ChartElements
  readonly #lanes: Selection<HTMLCanvasElement, unknown, null, undefined>
  readonly #zoom: ZoomBehavior<HTMLCanvasElement, unknown>
  readonly #controller = new AbortController()
  readonly #detachBrush: () => void
  readonly #unwatchTheme: () => void
  #scene: Scene | null = null
  #events: ChartEvents | null = null
  #palette: Palette
  #whole: Period = { from: 0, until: CLOSEST }
  #visible: Period = this.#whole
  #brush: Period | null = null
  #frame = 0
  #rest: ReturnType<typeof setTimeout> | undefined
  #hovered = -1
  #gestures = 0
  #draggedTo = NaN

  constructor(elements: ChartElements) {
    this.#elements = elements
    this.#lanes = select(elements.lanes)
    this.#palette = readPalette(elements.lanes)
    this.#zoom = zoom<HTMLCanvasElement, unknown>()
      .filter((event: MouseEvent) => this.#isZooming(event))
      .clickDistance(REACH)
      .duration(0)
      .on('start', ({ sourceEvent }: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        this.#gestures += 1
        this.#draggedTo = draggedY(sourceEvent)
        if (sourceEvent !== null) this.#events?.onMove()
      })
      .on('zoom', (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => this.#onZoom(event))
      .on('end', () => {
        this.#gestures -= 1
        this.#settle()
      })
    this.#lanes.call(this.#zoom)
    this.#detachBrush = attachBrush(elements, {
      onMark: (stretch) => {
        this.#brush = stretch && this.#periodOf(stretch)
        this.draw()
      },
      onDone: (stretch) => {
        const side = stretch.end < stretch.start ? 'start' : 'end'
        this.#events?.onBrush(toMinutes(this.#periodOf(stretch)), side)
      },
    })
    this.#unwatchTheme = watchTheme(() => {
      this.#palette = readPalette(elements.lanes)
      this.draw()
    })
    this.#listen()
  }

  destroy(): void {
    this.#controller.abort()
    this.#detachBrush()
    this.#unwatchTheme()
    this.#lanes.on('.zoom', null)
    clearTimeout(this.#rest)
    cancelAnimationFrame(this.#frame)
  }

  /** Keeps the visible period if the user has zoomed in; otherwise displays all jobs up to now. */
  show(scene: Scene, events: ChartEvents): void {
    const before = this.#scene
    this.#scene = scene
    // The same index can be another job now.
    if (before?.bars !== scene.bars) this.#hovered = -1
    this.#events = events
    const { width, height } = scene
    if (before?.bars === scene.bars && before.width === width && before.height === height)
      return this.draw()
    const whole = roomAround(extentOf(scene.bars) ?? { from: scene.now, until: scene.now })
    const visible = this.#visible
    const keepsZoom =
      zoomTransform(this.element).k > 1 && visible.from < whole.until && visible.until > whole.from
    this.#whole = whole
    this.#zoom
      .extent([
        [0, 0],
        [width, height],
      ])
      .translateExtent([
        [0, -Infinity],
        [width, Infinity],
      ])
      .scaleExtent([1, Math.max(1, (whole.until - whole.from) / CLOSEST)])
    this.#transformTo(keepsZoom ? visible : whole)
  }

  draw(): void {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#paint()
    })
  }

  get element(): HTMLCanvasElement {
    return this.#elements.lanes
  }

  zoomBy(factor: number): void {
    const frame = this.#frameOf()
    const box = frame && frame.focused !== -1 ? visibleBoxOf(frame, frame.focused) : null
    const { from, until } = this.#visible
    // Zoom about the focused job, so that it stays visible.
    const time = box ? this.#timeAt(box.left + box.width / 2) : (from + until) / 2
    this.zoomTo(zoomAbout(time, factor, this.#visible, this.#whole))
  }

  panBy(share: number): void {
    const length = this.#visible.until - this.#visible.from
    const { from, until } = this.#visible
    this.#transformTo({ from: from + share * length, until: until + share * length })
    this.#emitSettle()
  }

  fit(): void {
    this.zoomTo(this.#whole)
  }

  /** Displays a period, moved into the whole if needed. */
  zoomTo(period: Period): void {
    this.#transformTo(period)
    this.#emitSettle()
  }

  /** Pans and scrolls until a bar is visible. */
  reveal(bar: number): void {
    const scene = this.#scene
    if (!scene) return
    const { bars, layout, height } = scene
    const span = { from: bars.starts[bar] ?? NaN, until: bars.ends[bar] ?? NaN }
    const visible = revealing(this.#visible, span)
    if (visible.from !== this.#visible.from) this.#transformTo(visible)
    const top = layout.tops[bars.laneOf[bar] ?? NaN] ?? 0
    scrollInto(this.#elements.scroller, { top, bottom: top + layout.laneHeight, height })
  }

  rectOf(bar: number): DOMRect {
    const canvas = this.#elements.lanes.getBoundingClientRect()
    const frame = this.#frameOf()
    if (!frame) return canvas
    const { left, top, width, height } = visibleBoxOf(frame, bar)
    return new DOMRect(canvas.left + left, canvas.top + top, width, height)
  }

  rectOfRange({ from, until }: Period): DOMRect {
    const { left, top, width, height } = this.#elements.axis.getBoundingClientRect()
    const xOf = (time: number) =>
      Math.min(Math.max(positionOf(time, this.#visible, width), 0), width)
    return new DOMRect(left + xOf(from), top, xOf(until) - xOf(from), height)
  }

  #listen() {
    const { lanes, scroller, strip } = this.#elements
    const { signal } = this.#controller
    const onWheel = (event: WheelEvent) => {
      const [across, zoomed] = [sideways(event), zooming(event)]
      // Let it scroll the lanes or the page.
      if (across === 0 && zoomed === 0) return
      event.preventDefault()
      this.#events?.onMove()
      if (across !== 0) {
        this.#zoom.translateBy(this.#lanes, -across / zoomTransform(lanes).k, 0)
        return
      }
      const { left, width } = lanes.getBoundingClientRect()
      const time = this.#timeAt(Math.min(Math.max(event.clientX - left, 0), width))
      this.#transformTo(zoomAbout(time, zoomOfWheel(zoomed), this.#visible, this.#whole))
    }
    for (const element of [scroller, strip]) {
      element.addEventListener('wheel', onWheel, { signal, passive: false })
    }
    lanes.addEventListener(
      'pointermove',
      (event) => {
        if (event.pointerType === 'mouse' && event.buttons === 0) {
          this.#hover(this.#barUnder(event), event.clientX)
        }
      },
      { signal },
    )
    lanes.addEventListener('pointerleave', () => this.#hover(-1, 0), { signal })
    lanes.addEventListener(
      'click',
      (event) => {
        const bar = this.#barUnder(event)
        if (bar !== -1) this.#events?.onOpen(bar)
      },
      { signal },
    )
    scroller.addEventListener(
      'scroll',
      () => {
        this.#events?.onMove()
        this.#settle()
        this.draw()
      },
      { signal },
    )
  }

  #hover(bar: number, x: number) {
    if (bar === this.#hovered) return
    this.#hovered = bar
    this.#elements.lanes.style.cursor = bar === -1 ? '' : 'pointer'
    this.#events?.onHover(bar, x)
  }

  /** Whether d3-zoom handles an event. Wheel events are handled here. */
  #isZooming(event: MouseEvent): boolean {
    if (event instanceof WheelEvent) return false
    // A double click on a bar has already opened its job.
    if (event.type === 'dblclick') return this.#barUnder(event) === -1
    return !event.shiftKey && !event.ctrlKey && !event.button
  }

  #onZoom({ transform, sourceEvent }: D3ZoomEvent<HTMLCanvasElement, unknown>) {
    const y = draggedY(sourceEvent)
    if (y !== this.#draggedTo) scrollOn(this.#elements.scroller, this.#draggedTo - y)
    this.#draggedTo = y
    this.#visible = visiblePeriod(transform, this.#whole, this.#scene?.width ?? 1)
    this.draw()
  }

  #transformTo(visible: Period) {
    const { k, x } = transformOf(visible, this.#whole, this.#scene?.width ?? 1)
    this.#zoom.transform(this.#lanes, zoomIdentity.translate(x, 0).scale(k))
  }

  /** A wheel sends many events; emits one after the last. */
  #settle() {
    clearTimeout(this.#rest)
    this.#rest = setTimeout(() => this.#emitSettle(), REST)
  }

  #emitSettle() {
    clearTimeout(this.#rest)
    if (this.#gestures > 0) return
    const { from, until } = this.#visible
    this.#events?.onSettle({ from: Math.round(from), until: Math.round(until) })
  }

  #periodOf(stretch: Stretch): Period {
    return periodOfStretch(stretch, this.#visible, this.#scene?.width ?? 1)
  }

  #timeAt(x: number): number {
    return timeAt(x, this.#visible, this.#scene?.width ?? 1)
  }

  #barUnder({ clientX, clientY }: MouseEvent): number {
    const frame = this.#frameOf()
    if (!frame) return -1
    const { left, top } = this.#elements.lanes.getBoundingClientRect()
    const lane = laneAt(frame.layout, clientY - top + frame.scroll)
    if (lane === -1) return -1
    const time = timeAt(clientX - left, frame.visible, frame.width)
    return barAt(frame.bars, lane, time, REACH * msPerPx(frame.visible, frame.width))
  }

  #frameOf(): Frame | null {
    return (
      this.#scene && {
        ...this.#scene,
        palette: this.#palette,
        visible: this.#visible,
        scroll: this.#elements.scroller.scrollTop,
        brush: this.#brush ?? this.#scene.selected,
      }
    )
  }

  #paint() {
    const frame = this.#frameOf()
    if (!frame) return
    const { lanes, axis } = this.#elements
    const context = sized(lanes, frame.width, frame.height)
    if (context) paintLanes(context, frame)
    const above = sized(axis, frame.width, AXIS_HEIGHT)
    if (above) paintAxis(above, frame)
  }
}
