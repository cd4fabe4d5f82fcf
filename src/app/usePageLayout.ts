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
 * They are measured after each layout, not before, which would force one. The shell has been laid out already.
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
    const update = () => applySizes(sizesOf(boxes))
    // Also called for the first layout.
    const observer = new ResizeObserver(update)
    for (const element of [root, boxes.header, boxes.toolbar, boxes.notice, boxes.foot])
      observer.observe(element)
    window.addEventListener('resize', update)
    const controller = new AbortController()
    void loadScrollHandlers(boxes, controller.signal)
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

/**
 * Measures the shell, which the page replaces. Returns a function that sets the sizes, to be called when it does: before
 * that, they would restyle the shell.
 */
export function measureShell(shell: Element): () => void {
  const boxes = pageBoxes(shell)
  if (!boxes) return () => {}
  const sizes = sizesOf(boxes)
  // Not in `applySizes`, whose event would force a layout.
  stuck.top = sizes.top
  setCovered({ top: sizes.top, bottom: sizes.foot })
  return () => applySizes(sizes)
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

/** px. */
interface PageSizes extends Stuck {
  readonly page: number
  readonly headerTop: number
  readonly noticeTop: number
  readonly toolbarTop: number
  readonly above: number
  readonly foot: number
}

function sizesOf({ header, notice, toolbar, foot }: PageBoxes): PageSizes {
  const headerHeight = heightOf(header)
  const noticeHeight = heightOf(notice)
  const toolbarHeight = heightOf(toolbar)
  const isRoomy = matchMedia(ROOMY).matches
  const hidden = isRoomy ? 0 : heightAboveTabs(header)
  const noticeEnd = headerHeight - hidden + noticeHeight
  // The notice doesn't count, so that a failed poll doesn't change what is sticky.
  const isSticky = isRoomy && headerHeight + toolbarHeight <= window.innerHeight * MAX_STUCK
  return {
    page: document.documentElement.clientWidth,
    headerTop: -hidden,
    noticeTop: headerHeight - hidden,
    toolbarTop: noticeEnd,
    toolbar: isSticky,
    top: noticeEnd + (isSticky ? toolbarHeight : 0),
    above: headerHeight + noticeHeight + toolbarHeight,
    foot: heightOf(foot),
  }
}

const stuck: Stuck = { top: 0, toolbar: false }

function applySizes(sizes: PageSizes): void {
  const root = document.documentElement
  const { top } = stuck
  stuck.top = sizes.top
  stuck.toolbar = sizes.toolbar
  if (root.hasAttribute('data-sticky-toolbar') !== sizes.toolbar)
    root.toggleAttribute('data-sticky-toolbar', sizes.toolbar)
  set('--page', sizes.page)
  set('--header-top', sizes.headerTop)
  set('--notice-top', sizes.noticeTop)
  set('--toolbar-top', sizes.toolbarTop)
  set('--top', sizes.top)
  set('--above', sizes.above)
  set('--foot', sizes.foot)
  setCovered({ top: sizes.top, bottom: sizes.foot })
  // The table listens to this event to measure the height that remains for its rows.
  if (sizes.top !== top) window.dispatchEvent(new Event('resize'))
}

/** Loads the scroll handlers after the first render. If loading fails, the page scrolls without them. */
async function loadScrollHandlers(boxes: PageBoxes, signal: AbortSignal): Promise<void> {
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

/** The custom properties of the root element that are set, px. */
const written = new Map<string, number>()

/** Sets a custom property in px. Unchanged values are skipped, since setting one restyles the whole page. */
function set(name: string, px: number): void {
  if (written.get(name) === px) return
  written.set(name, px)
  document.documentElement.style.setProperty(name, `${px}px`)
}
