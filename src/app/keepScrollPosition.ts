import { heightOf } from '#src/ui/visibleExtent.ts'

/** The sticky area above the jobs. */
export interface Stuck {
  /** Its bottom edge, px from the top of the window. */
  top: number
  /** Whether the toolbar is part of it. */
  toolbar: boolean
}

export interface PageBoxes {
  /** The sticky notice of a failed poll. */
  readonly notice: Element
  readonly toolbar: Element
  readonly column: Element
}

/**
 * Scrolls the page by as much as the content above the reader's position grows or shrinks, so that the text they are
 * reading stays in place. At the top of the page nothing scrolls, since new content above must be visible.
 */
export function keepScrollPosition(boxes: PageBoxes, stuck: Stuck, signal: AbortSignal): void {
  const root = document.documentElement
  let { top } = stuck
  let last = positionsIn(boxes, stuck.toolbar)
  let scrolled = window.scrollY

  function hold() {
    const now = positionsIn(boxes, stuck.toolbar)
    const isComparable = scrolled > 0 && last.hasToolbar === now.hasToolbar
    const moved = isComparable ? scrollCorrection(last, now, scrolled + top) : 0
    if (moved !== 0) {
      // If the page became shorter, the browser may have scrolled it.
      const isAtEnd = window.scrollY + window.innerHeight >= root.scrollHeight - 1
      const from = isAtEnd ? scrolled : window.scrollY
      window.scrollTo({ top: from + moved, left: window.scrollX, behavior: 'instant' })
      scrolled = window.scrollY
    }
    last = now
    top = stuck.top
  }

  const sizes = new ResizeObserver(hold)
  // Scrolling from a ResizeObserver is too late: browsers count it as a layout shift.
  const changes = new MutationObserver(hold)
  const above = boxes.column.querySelectorAll('[data-above]')
  for (const box of [boxes.notice, boxes.toolbar, ...above]) {
    sizes.observe(box)
    changes.observe(box, { childList: true, subtree: true, characterData: true })
  }
  const onScroll = () => {
    scrolled = window.scrollY
  }
  window.addEventListener('resize', hold, { signal })
  window.addEventListener('scroll', onScroll, { signal, passive: true })
  signal.addEventListener('abort', () => {
    sizes.disconnect()
    changes.disconnect()
  })
}

/** The positions of the page's parts from the top of the document, px. */
export interface Positions {
  readonly hasToolbar: boolean
  /** The origin of the positions, px. Excludes a sticky toolbar, which moves the parts without covering them. */
  readonly base: number
  readonly parts: ReadonlyMap<Element, number>
  /** The height of the notice, which moves all of them, px. */
  readonly notice: number
}

function positionsIn({ notice, column }: PageBoxes, hasToolbar: boolean): Positions {
  const parts = [...column.querySelectorAll('[data-anchor]')]
  const height = heightOf(notice)
  return {
    hasToolbar,
    base: hasToolbar ? topOf(column) - height : 0,
    parts: new Map(parts.map((part) => [part, topOf(part)])),
    notice: height,
  }
}

/**
 * Returns how far the part that is being read moved, px. That is the last part that began above `at`. If there is
 * none, only the notice can have moved the page.
 */
export function scrollCorrection(before: Positions, now: Positions, at: number): number {
  const read = [...before.parts].findLast(([part, top]) => top < at - 1 && now.parts.has(part))
  if (!read) return now.notice - before.notice
  const [part, was] = read
  return (now.parts.get(part) ?? was) - now.base - (was - before.base)
}

const topOf = (element: Element) => element.getBoundingClientRect().top + window.scrollY
