import { useLayoutEffect, useRef, type RefObject } from 'react'
import { heightOf } from '#src/ui/visibleExtent.ts'
import type { PageBoxes, Stuck } from './keepScrollPosition.ts'

/** On smaller windows only the tabs are sticky, to leave room for the jobs. */
const ROOMY = '(width >= 40rem) and (height >= 31.25rem)'

/** The sticky area's maximum share of the window's height. */
const MAX_STUCK = 0.5

/** Space above the tabs if only they are sticky, px. */
const ABOVE_TABS = 4

interface PageLayout {
  readonly header: RefObject<HTMLDivElement | null>
  /** The filters, the count and the page's notices. The element before it is the notice of a failed poll. */
  readonly toolbar: RefObject<HTMLDivElement | null>
  readonly column: RefObject<HTMLDivElement | null>
}

/**
 * The document is the only scroll container. Sets the sizes that CSS needs as custom properties of the root element:
 * - `--page`: the width of the window without its scroll bar
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
    const [above, bar, jobs] = [header.current, toolbar.current, column.current]
    const notice = bar?.previousElementSibling
    const foot = jobs?.querySelector('[data-foot]')
    if (!above || !notice || !bar || !jobs || !foot) return undefined
    const root = document.documentElement
    const set = writer(root)
    const stuck: Stuck = { top: 0, toolbar: false }

    const update = () => {
      const [height, noticeHeight, barHeight] = [heightOf(above), heightOf(notice), heightOf(bar)]
      const isRoomy = matchMedia(ROOMY).matches
      const hidden = isRoomy ? 0 : heightAboveTabs(above)
      const noticeEnd = height - hidden + noticeHeight
      const { top } = stuck
      // The notice doesn't count, so that a failed poll doesn't change what is sticky.
      stuck.toolbar = isRoomy && height + barHeight <= window.innerHeight * MAX_STUCK
      stuck.top = noticeEnd + (stuck.toolbar ? barHeight : 0)
      root.toggleAttribute('data-sticks', stuck.toolbar)
      set('--page', root.clientWidth)
      set('--header-top', -hidden)
      set('--notice-top', height - hidden)
      set('--toolbar-top', noticeEnd)
      set('--top', stuck.top)
      set('--above', height + noticeHeight + barHeight)
      set('--foot', heightOf(foot))
      // The table renders rows for the remaining height.
      if (stuck.top !== top) window.dispatchEvent(new Event('resize'))
    }

    const { scrollRestoration } = history
    // The table sets the initial scroll position of a search.
    history.scrollRestoration = 'manual'
    root.setAttribute('data-page', '')
    const observer = new ResizeObserver(update)
    for (const element of [root, above, notice, bar, foot]) observer.observe(element)
    window.addEventListener('resize', update)
    update()
    const controller = new AbortController()
    void startScrolling({ notice, toolbar: bar, column: jobs }, stuck, controller.signal)
    return () => {
      controller.abort()
      observer.disconnect()
      window.removeEventListener('resize', update)
      history.scrollRestoration = scrollRestoration
      root.removeAttribute('data-page')
      root.removeAttribute('data-sticks')
    }
  }, [])
  return { header, toolbar, column }
}

/** Loaded on demand, since the first render doesn't need it. */
async function startScrolling(boxes: PageBoxes, stuck: Stuck, signal: AbortSignal): Promise<void> {
  try {
    const { keepScrollPosition, handlePageKeys } = await import('./scrolling.ts')
    if (signal.aborted) return
    keepScrollPosition(boxes, stuck, signal)
    handlePageKeys(signal)
  } catch {}
}

function heightAboveTabs(header: Element): number {
  const tabs = header.querySelector('nav')
  if (!tabs) return 0
  const { top } = tabs.getBoundingClientRect()
  return Math.max(0, top - header.getBoundingClientRect().top - ABOVE_TABS)
}

/** Returns a setter for custom properties in px. It skips equal values, since a change restyles the whole page. */
function writer({ style }: HTMLElement) {
  const written = new Map<string, number>()
  return (name: string, px: number) => {
    if (written.get(name) === px) return
    written.set(name, px)
    style.setProperty(name, `${px}px`)
  }
}
