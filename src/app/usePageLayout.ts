import { useLayoutEffect, useRef, type RefObject } from 'react'
import { heightOf } from '#src/ui/visibleExtent.ts'
import type { PageBoxes, Stuck } from './keepScrollPosition.ts'

/** In smaller windows, the toolbar and the header above the tabs scroll away, to leave room for the jobs. */
const ROOMY = '(width >= 40rem) and (height >= 31.25rem)'

/** If header and toolbar exceed this share of the window's height, the toolbar isn't sticky. */
const MAX_STUCK = 0.5

/** Space above the tabs when the header above them has scrolled away, px. */
const ABOVE_TABS = 4

interface PageLayout {
  readonly header: RefObject<HTMLDivElement | null>
  /** The filters, the count and the page's notices. Its previous sibling must be the notice of a failed poll. */
  readonly toolbar: RefObject<HTMLDivElement | null>
  readonly column: RefObject<HTMLDivElement | null>
}

/**
 * Makes the document scroll instead of a box in it. Sets the sizes that CSS needs as custom properties of the root
 * element:
 * - `--page`: the width of the window without its scrollbar
 * - `--header-top`, `--notice-top`, `--toolbar-top`: the sticky positions of header, notice and toolbar
 * - `--top`: the bottom edge of the sticky area above the jobs
 * - `--above`: the height of header, notice and toolbar
 * - `--foot`: the height of the sticky area below the jobs
 */
export function usePageLayout(): PageLayout {
  const header = useRef<HTMLDivElement>(null)
  const toolbar = useRef<HTMLDivElement>(null)
  const column = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const [headerBox, toolbarBox, columnBox] = [header.current, toolbar.current, column.current]
    const notice = toolbarBox?.previousElementSibling
    const foot = columnBox?.querySelector('[data-foot]')
    if (!headerBox || !notice || !toolbarBox || !columnBox || !foot) return undefined
    const root = document.documentElement
    const set = writer(root)
    const stuck: Stuck = { top: 0, toolbar: false }

    const update = () => {
      const headerHeight = heightOf(headerBox)
      const noticeHeight = heightOf(notice)
      const toolbarHeight = heightOf(toolbarBox)
      const isRoomy = matchMedia(ROOMY).matches
      const hidden = isRoomy ? 0 : heightAboveTabs(headerBox)
      const noticeEnd = headerHeight - hidden + noticeHeight
      const { top } = stuck
      // The notice doesn't count, so that a failed poll doesn't change what is sticky.
      stuck.toolbar = isRoomy && headerHeight + toolbarHeight <= window.innerHeight * MAX_STUCK
      stuck.top = noticeEnd + (stuck.toolbar ? toolbarHeight : 0)
      root.toggleAttribute('data-sticky-toolbar', stuck.toolbar)
      set('--page', root.clientWidth)
      set('--header-top', -hidden)
      set('--notice-top', headerHeight - hidden)
      set('--toolbar-top', noticeEnd)
      set('--top', stuck.top)
      set('--above', headerHeight + noticeHeight + toolbarHeight)
      set('--foot', heightOf(foot))
      // The table listens to this event to measure the height that remains for its rows.
      if (stuck.top !== top) window.dispatchEvent(new Event('resize'))
    }

    const { scrollRestoration } = history
    // The table sets the initial scroll position of a search.
    history.scrollRestoration = 'manual'
    root.setAttribute('data-page', '')
    const observer = new ResizeObserver(update)
    for (const element of [root, headerBox, notice, toolbarBox, foot]) observer.observe(element)
    window.addEventListener('resize', update)
    update()
    const controller = new AbortController()
    const boxes = { notice, toolbar: toolbarBox, column: columnBox }
    void loadScrollHandlers(boxes, stuck, controller.signal)
    return () => {
      controller.abort()
      observer.disconnect()
      window.removeEventListener('resize', update)
      history.scrollRestoration = scrollRestoration
      root.removeAttribute('data-page')
      root.removeAttribute('data-sticky-toolbar')
    }
  }, [])
  return { header, toolbar, column }
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

/**
 * Returns a setter for custom properties in px. It skips unchanged values, since setting one restyles the whole page.
 */
function writer({ style }: HTMLElement) {
  const written = new Map<string, number>()
  return (name: string, px: number) => {
    if (written.get(name) === px) return
    written.set(name, px)
    style.setProperty(name, `${px}px`)
  }
}
