import { observeWindowOffset, type Virtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'
import { viewOf } from '#src/ui/pageView.ts'

/** How far the rows are scrolled below the table's head, px; negative where the table begins further down. */
export function scrolledRows(table: HTMLElement): number {
  const rows = table.querySelector('tbody')
  return rows ? lineOf(table) - rows.getBoundingClientRect().top : 0
}

/** The height of the window between the table's head, where that stays in view, and what is below the jobs, px. */
export function roomForRows(table: HTMLElement): number {
  return viewOf().bottom - lineOf(table)
}

/** Scrolls the page at once so that the rows are scrolled by `px`. The rows are rendered before anything is painted. */
export function scrollRows(table: HTMLElement, px: number): void {
  window.scrollBy({ top: px - scrolledRows(table), behavior: 'instant' })
  window.dispatchEvent(new Event('scroll'))
}

/** The right end of what is in view of the table, px in the window: what is beside it covers the rest. */
export function rightInView(table: HTMLElement): number {
  // A box that stays in view, as wide as the room.
  return table.previousElementSibling?.getBoundingClientRect().right ?? window.innerWidth
}

/** Where the table's head ends while it stays in view, px from the top of the window. */
function lineOf(table: HTMLElement): number {
  const head = table.querySelector('thead')
  if (!head) return 0
  return viewOf().top + head.offsetHeight
}

type RowVirtualizer = Virtualizer<Window, Element>

/**
 * The options of a virtualizer whose rows scroll with the page. Its offset is {@link scrolledRows}, so that nothing
 * renders when what is above the table grows. Its own ways to scroll aren't used.
 */
export function rowsInWindow(container: RefObject<HTMLElement | null>) {
  return {
    scrollToFn: () => {},
    observeElementRect: (
      _: RowVirtualizer,
      onChange: (rect: { width: number; height: number }) => void,
    ) => {
      const update = () => {
        const { current } = container
        if (current) onChange({ width: window.innerWidth, height: roomForRows(current) })
      }
      update()
      window.addEventListener('resize', update)
      return () => window.removeEventListener('resize', update)
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
