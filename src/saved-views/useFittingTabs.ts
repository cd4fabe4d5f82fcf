import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { SavedView } from '#src/view/saved/savedViews.ts'
import { fittingTabs, type TabWidths } from './fittingTabs.ts'

/** The gap between two tabs, px. */
const GAP = 4

/** The width of the divider before the tabs, including the gap after it, px. */
const DIVIDER = 13

interface FittingTabs {
  /**
   * A ref for the row, whose width must not depend on its content. Each tab in it has `data-tab` (`hidden` if it
   * doesn't fit), the *More* button has `data-more`, and the last button is always displayed.
   */
  readonly row: RefObject<HTMLDivElement | null>
  readonly fitting: number
  readonly isMeasured: boolean
}

export function useFittingTabs(views: readonly SavedView[]): FittingTabs {
  const row = useRef<HTMLDivElement>(null)
  const [widths, setWidths] = useState<TabWidths | null>(null)
  useLayoutEffect(() => {
    const element = row.current
    if (!element || views.length === 0) return
    let last: TabWidths | null = null
    const observer = new ResizeObserver(() => {
      const next = measure(element)
      if (last && isSame(last, next)) return
      last = next
      const focused = document.activeElement
      const isInside = element.contains(focused)
      flushSync(() => setWidths(next))
      if (isInside && focused) restoreFocus(element, focused)
    })
    for (const observed of [element, ...tabsIn(element)]) observer.observe(observed)
    return () => observer.disconnect()
  }, [views])
  return { row, fitting: widths ? fittingTabs(widths) : 0, isMeasured: widths !== null }
}

const tabsIn = (row: Element) => [...row.querySelectorAll<HTMLElement>('[data-tab]')]

function measure(row: HTMLElement): TabWidths {
  const last = [...row.querySelectorAll<HTMLElement>(':scope > button')].at(-1)
  return {
    room: row.clientWidth - DIVIDER - (last?.offsetWidth ?? 0),
    tabs: tabsIn(row).map((tab) => tab.offsetWidth + GAP),
  }
}

function isSame(a: TabWidths, b: TabWidths): boolean {
  return a.room === b.room && a.tabs.join() === b.tabs.join()
}

/** Moves the focus from a tab that no longer fits to the *More* button, and from a removed *More* button to a tab. */
function restoreFocus(row: Element, focused: Element): void {
  if (focused.isConnected && !focused.matches('[data-tab=hidden]')) return
  const target = row.querySelector('[data-more]') ?? row.querySelector('[data-tab=""]')
  if (target instanceof HTMLElement) target.focus()
}
