import { heightOf } from '#src/ui/pageView.ts'

/** What stays in view above the jobs. */
export interface Stuck {
  /** Where it ends, px from the top of the window. */
  top: number
  /** Whether the toolbar is a part of it. */
  toolbar: boolean
}

/** What the page consists of below its header. */
export interface PageBoxes {
  /** What a failed poll displays, above everything that is old. It stays in view. */
  readonly notice: Element
  readonly toolbar: Element
  /** The overview and the jobs. */
  readonly column: Element
}

/**
 * Keeps what a person reads in place when what is above it changes its height: the page scrolls by as much. At the top
 * of the page it moves, since nothing could be scrolled out of view there without covering it.
 */
export function keepScrollPosition(boxes: PageBoxes, stuck: Stuck, signal: AbortSignal): void {
  const root = document.documentElement
  let { top } = stuck
  let last = placesIn(boxes, stuck.toolbar)
  let scrolled = window.scrollY

  function hold() {
    const now = placesIn(boxes, stuck.toolbar)
    const isComparable = scrolled > 0 && last.hasToolbar === now.hasToolbar
    const moved = isComparable ? moveOfRead(last, now, scrolled + top) : 0
    if (moved !== 0) {
      // A page that became shorter may have been scrolled by the browser.
      const isAtEnd = window.scrollY + window.innerHeight >= root.scrollHeight - 1
      const from = isAtEnd ? scrolled : window.scrollY
      window.scrollTo({ top: from + moved, left: window.scrollX, behavior: 'instant' })
      scrolled = window.scrollY
    }
    last = now
    top = stuck.top
  }

  const sizes = new ResizeObserver(hold)
  // A scroll that a ResizeObserver begins is too late: browsers count it as a shift of the layout.
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

/** Where the parts of the page begin that can be read, from the top of the document, px. */
export interface Positions {
  /** Whether the toolbar stays in view. */
  readonly hasToolbar: boolean
  /** What they are measured from: the toolbar moves them without covering them where it stays in view. */
  readonly base: number
  readonly parts: ReadonlyMap<Element, number>
  /** The height of the notice, which moves all of them, px. */
  readonly notice: number
}

function placesIn({ notice, column }: PageBoxes, hasToolbar: boolean): Positions {
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
 * By how much the part moved that is read at a height of the document, px: the last one that began above it. Where
 * none did, only a notice moves the page.
 */
export function moveOfRead(before: Positions, now: Positions, at: number): number {
  const read = [...before.parts].findLast(([part, top]) => top < at - 1 && now.parts.has(part))
  if (!read) return now.notice - before.notice
  const [part, was] = read
  return (now.parts.get(part) ?? was) - now.base - (was - before.base)
}

const topOf = (element: Element) => element.getBoundingClientRect().top + window.scrollY
