import { useLayoutEffect, type RefObject } from 'react'
import { heightOf, setCovered } from '#src/ui/visibleExtent.ts'
import type { Stuck } from './keepScrollPosition.ts'

/** In smaller windows, the toolbar and the header above the tabs scroll away, to leave room for the jobs. */
const ROOMY = '(width >= 40rem) and (height >= 31.25rem)'

/** If header and toolbar exceed this share of the window's height, the toolbar isn't sticky. */
const MAX_STUCK = 0.5

/** Space above the tabs when the header above them has scrolled away, px. */
const ABOVE_TABS = 4

/** The page's parts whose sizes are measured. */
interface PageBoxes {
  readonly header: Element
  /** The notice of a failed poll. */
  readonly notice: Element
  /** The filters, the count and the page's other notices. */
  readonly toolbar: Element
  readonly column: Element
  /** What is sticky below the jobs. */
  readonly foot: Element
}

/**
 * Makes the document scroll instead of a box in it. Sets the sizes that CSS needs as custom properties of the root
 * element:
 * - `--page`: the width of the window without its scrollbar
 * - `--header-top`, `--notice-top`, `--toolbar-top`: the sticky positions of header, notice and toolbar
 * - `--top`: the bottom edge of the sticky area above the jobs
 * - `--above`: the height of header, notice and toolbar
 * - `--foot`: the height of the sticky area below the jobs
 *
 * They are measured after each layout, never before: that would force one.
 */
export function usePageLayout(page: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const boxes = page.current && pageBoxes(page.current)
    if (!boxes) return undefined
    const root = document.documentElement
    const { scrollRestoration } = history
    // The table sets the initial scroll position of a search.
    history.scrollRestoration = 'manual'
    if (!root.hasAttribute('data-page')) root.setAttribute('data-page', '')
    const update = () => applySizes(boxes)
    // Also called for the first layout.
    const observer = new ResizeObserver(update)
    for (const element of [root, boxes.header, boxes.toolbar, boxes.notice, boxes.foot])
      observer.observe(element)
    window.addEventListener('resize', update)
    const controller = new AbortController()
    void loadScrollHandlers(boxes, stuck, controller.signal)
    return () => {
      controller.abort()
      observer.disconnect()
      window.removeEventListener('resize', update)
      history.scrollRestoration = scrollRestoration
      root.removeAttribute('data-page')
      root.removeAttribute('data-sticky-toolbar')
      setCovered({ top: 0, bottom: 0 })
    }
  }, [page])
}

/** Measures a page that is displayed already, so that nothing changes in the layout of the one that replaces it. */
export function measurePage(page: Element): void {
  const boxes = pageBoxes(page)
  if (boxes) applySizes(boxes)
}

function pageBoxes(page: Element): PageBoxes | null {
  const [header, notice, toolbar, column, foot] = [
    'header',
    'notice',
    'toolbar',
    'column',
    'foot',
  ].map((name) => page.querySelector(`[data-box=${name}]`))
  return header && notice && toolbar && column && foot
    ? { header, notice, toolbar, column, foot }
    : null
}

const stuck: Stuck = { top: 0, toolbar: false }
const written = new Map<string, number>()

function applySizes({ header, notice, toolbar, foot }: PageBoxes): void {
  const root = document.documentElement
  const headerHeight = heightOf(header)
  const noticeHeight = heightOf(notice)
  const toolbarHeight = heightOf(toolbar)
  const footHeight = heightOf(foot)
  const width = root.clientWidth
  const isRoomy = matchMedia(ROOMY).matches
  const hidden = isRoomy ? 0 : heightAboveTabs(header)
  const noticeEnd = headerHeight - hidden + noticeHeight
  const { top } = stuck
  // The notice doesn't count, so that a failed poll doesn't change what is sticky.
  stuck.toolbar = isRoomy && headerHeight + toolbarHeight <= window.innerHeight * MAX_STUCK
  stuck.top = noticeEnd + (stuck.toolbar ? toolbarHeight : 0)
  if (root.hasAttribute('data-sticky-toolbar') !== stuck.toolbar)
    root.toggleAttribute('data-sticky-toolbar', stuck.toolbar)
  set('--page', width)
  set('--header-top', -hidden)
  set('--notice-top', headerHeight - hidden)
  set('--toolbar-top', noticeEnd)
  set('--top', stuck.top)
  set('--above', headerHeight + noticeHeight + toolbarHeight)
  set('--foot', footHeight)
  setCovered({ top: stuck.top, bottom: footHeight })
  // The table listens to this event to measure the height that remains for its rows.
  if (stuck.top !== top) window.dispatchEvent(new Event('resize'))
}

/** Loads the scroll handlers after the first render. If loading fails, the page scrolls without them. */
async function loadScrollHandlers(
  boxes: PageBoxes,
  stuck: Stuck,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { keepScrollPosition, handlePageKeys } = await import('./scrolling.ts')
    if (signal.aborted) return
    keepScrollPosition(boxes, stuck, signal)
    handlePageKeys(signal)
  } catch {}
}

/** Returns how far the header can scroll until only `ABOVE_TABS` remains above the tabs, px. */
function heightAboveTabs(header: Element): number {
  const tabs = header.querySelector('nav')
  if (!tabs) return 0
  const { top } = tabs.getBoundingClientRect()
  return Math.max(0, top - header.getBoundingClientRect().top - ABOVE_TABS)
}

/** Sets a custom property in px. Unchanged values are skipped, since setting one restyles the whole page. */
function set(name: string, px: number): void {
  if (written.get(name) === px) return
  written.set(name, px)
  document.documentElement.style.setProperty(name, `${px}px`)
}
