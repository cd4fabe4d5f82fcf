import { useLayoutEffect, useRef, type RefObject } from 'react'

/** Elsewhere only the tabs stay in view: the jobs need the room. */
const ROOMY = '(width >= 40rem) and (height >= 31.25rem)'

/** The largest part of the window's height that may stay in view above the jobs. */
const MAX_STUCK = 0.5

/** Space above the tabs where they alone stay in view, px. */
const ABOVE_TABS = 6

/** The table's head and a row, px: what Page Down leaves in view of what was read. */
const OVERLAP = 80

/** What has keys of its own. */
const OWN_KEYS = 'aside, input, textarea, [role="application"], [role="dialog"], [role="menu"]'

interface PageLayout {
  /** The header and what is above it. */
  readonly header: RefObject<HTMLDivElement | null>
  /** The filters, the count and the notices of the page. */
  readonly toolbar: RefObject<HTMLDivElement | null>
  /** The overview and the jobs. Its first child is what a failed poll displays. */
  readonly column: RefObject<HTMLDivElement | null>
}

/**
 * The document is the one scroller. Keeps the sizes that CSS needs for it in custom properties of the root element:
 * - `--page`: the width of the window without its scroll bar
 * - `--header-top`, `--toolbar-top`: where header and toolbar stay in view
 * - `--top`: where what stays in view ends, but for the notice of a failed poll
 * - `--head`: where the table's head stays in view. A notice appears in front of it, so that nothing moves, and above
 *   it as soon as a person scrolls.
 * - `--above`: the height of header and toolbar
 * - `--foot`: the height of what stays in view below the jobs
 *
 * Keeps what a person reads in place when what is above it changes its height.
 */
export function usePageLayout(): PageLayout {
  const header = useRef<HTMLDivElement>(null)
  const toolbar = useRef<HTMLDivElement>(null)
  const column = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const [above, bar, jobs] = [header.current, toolbar.current, column.current]
    if (!above || !bar || !jobs) return undefined
    const root = document.documentElement
    const set = writer(root)
    let top = 0
    let head = 0
    let isNoticeAbove = false
    let last: Places | null = null
    let scrolled = window.scrollY

    function update() {
      if (!above || !bar || !jobs) return
      const [height, barHeight] = [heightOf(above), heightOf(bar)]
      const isRoomy = matchMedia(ROOMY).matches
      const sticks = isRoomy && height + barHeight <= window.innerHeight * MAX_STUCK
      const hidden = isRoomy ? 0 : heightAboveTabs(above)
      const line = height - hidden + (sticks ? barHeight : 0)
      root.toggleAttribute('data-sticks', sticks)
      set('--page', root.clientWidth)
      set('--header-top', -hidden)
      set('--toolbar-top', height - hidden)
      set('--top', line)
      set('--above', height + barHeight)
      set('--foot', heightOf(jobs.querySelector('[data-foot]')))
      const now = placesIn(jobs, sticks)
      const moved = last?.sticks === sticks ? moveOfRead(last, now, scrolled + top) : 0
      if (moved !== 0) {
        const isClamped = window.scrollY + window.innerHeight >= root.scrollHeight - 1
        const from = isClamped ? scrolled : window.scrollY
        window.scrollTo({ top: from + moved, left: window.scrollX, behavior: 'instant' })
        scrolled = window.scrollY
      }
      last = now
      top = line
      if (now.notice === 0) isNoticeAbove = false
      const headTop = line + (isNoticeAbove ? now.notice : 0)
      set('--head', headTop)
      if (headTop === head) return
      head = headTop
      // The table draws the rows for the room that is left.
      window.dispatchEvent(new Event('resize'))
    }
    const onScroll = () => {
      const isOurs = window.scrollY === scrolled
      scrolled = window.scrollY
      if (isOurs || isNoticeAbove || !last?.notice) return
      isNoticeAbove = true
      update()
    }

    // The browser's own step is as high as the window: it would skip the rows behind what stays in view.
    const onKeyDown = (event: KeyboardEvent) => {
      const step = PAGES[event.key]
      if (step === undefined || event.defaultPrevented || !isPlain(event)) return
      if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return
      event.preventDefault()
      const by = window.innerHeight - top - heightOf(jobs.querySelector('[data-foot]')) - OVERLAP
      const isCalm = event.repeat || matchMedia('(prefers-reduced-motion: reduce)').matches
      window.scrollBy({ top: step * by, behavior: isCalm ? 'instant' : 'smooth' })
    }

    const { scrollRestoration } = history
    // The table decides where a search begins.
    history.scrollRestoration = 'manual'
    root.setAttribute('data-page', '')
    const observer = new ResizeObserver(update)
    const boxes = jobs.querySelectorAll('[data-above], [data-foot]')
    for (const element of [root, above, bar, ...boxes]) observer.observe(element)
    // A scroll that the other observer begins is too late: browsers count it as a shift of the layout.
    const changes = new MutationObserver(update)
    for (const box of jobs.querySelectorAll('[data-above]')) {
      changes.observe(box, { childList: true, subtree: true, characterData: true })
    }
    window.addEventListener('resize', update)
    window.addEventListener('scroll', onScroll, { passive: true })
    window.addEventListener('keydown', onKeyDown)
    update()
    return () => {
      observer.disconnect()
      changes.disconnect()
      window.removeEventListener('resize', update)
      window.removeEventListener('scroll', onScroll)
      window.removeEventListener('keydown', onKeyDown)
      history.scrollRestoration = scrollRestoration
      root.removeAttribute('data-page')
      root.removeAttribute('data-sticks')
    }
  }, [])
  return { header, toolbar, column }
}

const PAGES: Readonly<Record<string, -1 | 1>> = { PageUp: -1, PageDown: 1 }

function isPlain({ metaKey, ctrlKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return !(metaKey || ctrlKey || altKey || shiftKey)
}

/** Where the parts of the page begin that can be read, from the top of the document, px. */
interface Places {
  /** Whether the toolbar stays in view. */
  readonly sticks: boolean
  /** Where the first of them begins, if that stays when the toolbar grows. */
  readonly base: number
  readonly parts: ReadonlyMap<Element, number>
  /** The height of the notice above them, px. */
  readonly notice: number
}

function placesIn(column: Element, sticks: boolean): Places {
  const topOf = (element: Element) => element.getBoundingClientRect().top + window.scrollY
  const parts = [...column.querySelectorAll('[data-anchor]')]
  return {
    sticks,
    // What stays in view moves the rest of the page without covering it.
    base: sticks ? topOf(column) : 0,
    parts: new Map(parts.map((part) => [part, topOf(part)])),
    notice: heightOf(column.firstElementChild),
  }
}

/**
 * By how much the part moved that is read at a height of the document, px: the last one that began above it. Where
 * none did, only a notice moves the page.
 */
function moveOfRead(before: Places, now: Places, at: number): number {
  const read = [...before.parts].findLast(([part, top]) => top < at - 1 && now.parts.has(part))
  if (!read) return now.notice - before.notice
  const [part, was] = read
  return (now.parts.get(part) ?? was) - now.base - (was - before.base)
}

function heightOf(element: Element | null): number {
  return element?.getBoundingClientRect().height ?? 0
}

/** The height of what is above the tabs in the header, px. */
function heightAboveTabs(header: Element): number {
  const tabs = header.querySelector('nav')
  if (!tabs) return 0
  const { top } = tabs.getBoundingClientRect()
  return Math.max(0, top - header.getBoundingClientRect().top - ABOVE_TABS)
}

/** Returns what sets a custom property in px, only if it changed: each change computes the styles of the whole page. */
function writer({ style }: HTMLElement) {
  const written = new Map<string, number>()
  return (name: string, px: number) => {
    if (written.get(name) === px) return
    written.set(name, px)
    style.setProperty(name, `${px}px`)
  }
}
