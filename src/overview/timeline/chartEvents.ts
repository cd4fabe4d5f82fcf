import type { Period } from '#src/view/filtering/spans.ts'

/** What a chart is drawn on. */
export interface ChartElements {
  readonly lanes: HTMLCanvasElement
  readonly axis: HTMLCanvasElement
  /** Scrolls the lanes. */
  readonly scroller: HTMLElement
}

/** What it tells of. A bar is its place among the bars. */
export interface ChartEvents {
  /** The pointer is on a bar, or on none (-1); where from the left of the window, px. */
  readonly onHover: (bar: number, x: number) => void
  readonly onOpen: (bar: number) => void
  /** A span was marked. */
  readonly onBrush: (period: Period) => void
  /** Panning, zooming or scrolling begins. */
  readonly onMove: () => void
  /** It is over, and this shows. */
  readonly onSettle: (shown: Period) => void
}
