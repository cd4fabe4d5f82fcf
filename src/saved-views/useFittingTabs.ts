import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { SavedView } from '#src/view/saved/savedViews.ts'
import { fittingTabs, type TabWidths } from './fittingTabs.ts'

/** Between two tabs, px. */
const GAP = 4

/** The divider before the tabs, with the gap after it, px. */
const DIVIDER = 13

interface FittingTabs {
  /**
   * For the row, whose width must not depend on its content. Each tab in it has `data-tab` (`hidden` if it doesn't
   * fit), the button of those that don't fit has `data-more`, and the last button is always displayed.
   */
  readonly row: RefObject<HTMLDivElement | null>
  /** The IDs of the views whose tabs fit. */
  readonly fitting: ReadonlySet<string>
  /** Whether the tabs are measured. */
  readonly isMeasured: boolean
}

/**
 * Which views' tabs fit into a row. That of the displayed view does if there is room for any, and stays until another
 * view is displayed that doesn't fit: tabs don't move when a person leaves it.
 */
export function useFittingTabs(
  views: readonly SavedView[],
  saved: SavedView | undefined,
): FittingTabs {
  const row = useRef<HTMLDivElement>(null)
  const [widths, setWidths] = useState<TabWidths | null>(null)
  const [wanted, setWanted] = useState<string | undefined>(undefined)
  const place = views.findIndex(({ id }) => id === wanted)
  const indexes = widths ? fittingTabs(widths, place) : []
  const fitting = new Set(indexes.flatMap((index) => views[index]?.id ?? []))
  if (widths && saved && saved.id !== wanted && !fitting.has(saved.id)) setWanted(saved.id)
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
      // Before the browser paints.
      flushSync(() => setWidths(next))
      if (isInside && focused) keepFocus(element, focused)
    })
    for (const observed of [element, ...tabsIn(element)]) observer.observe(observed)
    return () => observer.disconnect()
  }, [views])
  return { row, fitting, isMeasured: widths !== null }
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

/** Moves the focus from a tab that doesn't fit any longer to the button that has it now, and back. */
function keepFocus(row: Element, focused: Element): void {
  if (focused.isConnected && !focused.matches('[data-tab=hidden]')) return
  const heir = row.querySelector('[data-more]') ?? row.querySelector('[data-tab=""]')
  if (heir instanceof HTMLElement) heir.focus()
}
