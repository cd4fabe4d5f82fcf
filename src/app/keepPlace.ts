import { prefersCalm } from '#src/ui/prefersCalm.ts'

/** The table's head and a row, px: what Page Down leaves in view of what was read. */
const OVERLAP = 80

/** What has keys of its own. */
const OWN_KEYS = 'aside, input, textarea, [role="application"], [role="dialog"], [role="menu"]'

const PAGES: Readonly<Record<string, -1 | 1>> = { PageUp: -1, PageDown: 1 }

/** What stays in view above the jobs. */
export interface Stuck {
  /** Where it ends, px from the top of the window. */
  top: number
  /** Whether the toolbar is a part of it. */
  toolbar: boolean
}

/**
 * Keeps what a person reads in place when what is above it changes its height: the page scrolls by as much. The
 * notice of a failed poll appears in front of the table's head, so that nothing moves, and above it (`--head`) as soon
 * as a person scrolls.
 */
export function keepPlace(column: Element, stuck: Stuck, signal: AbortSignal): void {
  const root = document.documentElement
  let { top } = stuck
  let last = placesIn(column, stuck.toolbar)
  let scrolled = window.scrollY
  let isNoticeAbove = false

  function hold() {
    const now = placesIn(column, stuck.toolbar)
    const isComparable = last.hasToolbar === now.hasToolbar
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
    if (now.notice === 0) isNoticeAbove = false
    const before = root.style.getPropertyValue('--head')
    const head = isNoticeAbove ? `${top + now.notice}px` : ''
    if (head === before) return
    root.style.setProperty('--head', head)
    // The table draws the rows for the room that is left.
    window.dispatchEvent(new Event('resize'))
  }

  function onScroll() {
    const isOurs = window.scrollY === scrolled
    scrolled = window.scrollY
    if (isOurs || isNoticeAbove || last.notice === 0) return
    isNoticeAbove = true
    hold()
  }

  // The browser's own step is as high as the window: it would skip the rows behind what stays in view.
  function onKeyDown(event: KeyboardEvent) {
    const step = PAGES[event.key]
    if (step === undefined || event.defaultPrevented || !isPlain(event)) return
    if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return
    event.preventDefault()
    const foot = heightOf(column.querySelector('[data-foot]'))
    const isCalm = event.repeat || prefersCalm()
    window.scrollBy({
      top: step * (window.innerHeight - top - foot - OVERLAP),
      behavior: isCalm ? 'instant' : 'smooth',
    })
  }

  const sizes = new ResizeObserver(hold)
  // A scroll that a ResizeObserver begins is too late: browsers count it as a shift of the layout.
  const changes = new MutationObserver(hold)
  for (const box of column.querySelectorAll('[data-above]')) {
    sizes.observe(box)
    changes.observe(box, { childList: true, subtree: true, characterData: true })
  }
  window.addEventListener('resize', hold, { signal })
  window.addEventListener('scroll', onScroll, { signal, passive: true })
  window.addEventListener('keydown', onKeyDown, { signal })
  signal.addEventListener('abort', () => {
    sizes.disconnect()
    changes.disconnect()
    root.style.removeProperty('--head')
  })
}

/** Where the parts of the page begin that can be read, from the top of the document, px. */
export interface Places {
  /** Whether the toolbar stays in view. */
  readonly hasToolbar: boolean
  /** What they are measured from: the toolbar moves them without covering them where it stays in view. */
  readonly base: number
  readonly parts: ReadonlyMap<Element, number>
  /** The height of the notice above them, px. */
  readonly notice: number
}

function placesIn(column: Element, hasToolbar: boolean): Places {
  const parts = [...column.querySelectorAll('[data-anchor]')]
  return {
    hasToolbar,
    base: hasToolbar ? topOf(column) : 0,
    parts: new Map(parts.map((part) => [part, topOf(part)])),
    notice: heightOf(column.firstElementChild),
  }
}

/**
 * By how much the part moved that is read at a height of the document, px: the last one that began above it. Where
 * none did, only a notice moves the page.
 */
export function moveOfRead(before: Places, now: Places, at: number): number {
  const read = [...before.parts].findLast(([part, top]) => top < at - 1 && now.parts.has(part))
  if (!read) return now.notice - before.notice
  const [part, was] = read
  return (now.parts.get(part) ?? was) - now.base - (was - before.base)
}

const topOf = (element: Element) => element.getBoundingClientRect().top + window.scrollY

const heightOf = (element: Element | null) => element?.getBoundingClientRect().height ?? 0

function isPlain({ metaKey, ctrlKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return !(metaKey || ctrlKey || altKey || shiftKey)
}
