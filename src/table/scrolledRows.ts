import { observeWindowOffset, type Virtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import { visibleExtent } from '#src/ui/visibleExtent.ts'

/** Returns how far the rows are scrolled under the table's header, px; negative if they begin below it. */
export function scrolledRows(table: HTMLElement): number {
  const rows = table.querySelector('tbody')
  return rows ? headBottom(table) - rows.getBoundingClientRect().top : 0
}

/** Returns the height available for rows, px: from the sticky header to the bottom of the page's visible part. */
export function roomForRows(table: HTMLElement): number {
  return visibleExtent().bottom - headBottom(table)
}

/** The rows are rendered before the next paint. */
export function scrollRows(table: HTMLElement, px: number): void {
  window.scrollBy({ top: px - scrolledRows(table), behavior: 'instant' })
  window.dispatchEvent(new Event('scroll'))
}

/** Returns the right edge of the table's visible part, px from the left of the window; details can cover the rest. */
export function rightInView(table: HTMLElement): number {
  // A sticky element as wide as the visible part.
  return table.previousElementSibling?.getBoundingClientRect().right ?? window.innerWidth
}

/** px from the top of the window, while the header is sticky. */
function headBottom(table: HTMLElement): number {
  const head = table.querySelector('thead')
  if (!head) return 0
  return visibleExtent().top + head.offsetHeight
}

/** The usual height of the table's header, px. */
const HEAD = 36

type RowVirtualizer = Virtualizer<Window, Element>

/**
 * Returns options for a virtualizer whose rows scroll with the page. Its offset is {@link scrolledRows}, so that
 * nothing renders when the content above the table grows. Its methods to scroll aren't used.
 */
export function rowsInWindow(container: RefObject<HTMLElement | null>) {
  const { top, bottom } = visibleExtent()
  return {
    initialRect: { width: window.innerWidth, height: bottom - top - HEAD },
    scrollToFn: () => {},
    observeElementRect: (
      _: RowVirtualizer,
      onChange: (rect: { width: number; height: number }) => void,
    ) => {
      const update = () => {
        const { current } = container
        if (current) onChange({ width: window.innerWidth, height: roomForRows(current) })
      }
      // Measures after the first layout: before it, measuring would force another one.
      const observer = new ResizeObserver(update)
      const head = container.current?.querySelector('thead')
      if (head) observer.observe(head)
      window.addEventListener('resize', update)
      return () => {
        observer.disconnect()
        window.removeEventListener('resize', update)
      }
    },
    observeElementOffset: (
      virtualizer: RowVirtualizer,
      onChange: (offset: number, isScrolling: boolean) => void,
    ) => {
      const update = (isScrolling: boolean) => {
        if (container.current) onChange(scrolledRows(container.current), isScrolling)
      }
      const stop = observeWindowOffset(virtualizer, (_offset, isScrolling) => update(isScrolling))
      const observer = new ResizeObserver(() => update(virtualizer.isScrolling))
      observer.observe(document.body)
      return () => {
        stop?.()
        observer.disconnect()
      }
    },
  }
}
