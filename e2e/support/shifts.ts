// oxlint-disable unicorn/consistent-function-scoping -- functions that run in the page must be self-contained

import type { JSHandle, Page } from '@playwright/test'

/** A part of the page that moved without user input. */
export interface Shift {
  readonly what: string
  /** Its visible part before and after, px. */
  readonly from: Box
  readonly to: Box
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Records every later layout shift that the browser reports, including those right after input. */
export function watchShifts(page: Page): Promise<JSHandle<Shift[]>> {
  return page.evaluateHandle(() => {
    interface LayoutShift extends PerformanceEntry {
      readonly sources: readonly {
        readonly node: Node | null
        readonly previousRect: DOMRectReadOnly
        readonly currentRect: DOMRectReadOnly
      }[]
    }
    const isShift = (entry: PerformanceEntry): entry is LayoutShift => 'sources' in entry
    const boxOf = ({ left, right, top, bottom }: DOMRectReadOnly) => ({ left, right, top, bottom })
    // An icon that is a mask has no node.
    const at = ({ left, right, top, bottom }: DOMRectReadOnly) =>
      document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    const describe = (node: Node | null) => {
      const element = node instanceof Element ? node : node?.parentElement
      const region = element?.closest(
        'header, [role="search"], [role="dialog"], aside, tbody, table, main',
      )
      const name = region?.ariaLabel ?? region?.tagName.toLowerCase() ?? 'removed'
      return `${name}: ${element?.tagName.toLowerCase()} ${node?.textContent?.slice(0, 60)}`
    }
    const shifts: Shift[] = []
    const observer = new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries().filter(isShift)) {
        for (const { node, previousRect, currentRect } of sources) {
          shifts.push({
            what: describe(node ?? at(currentRect)),
            from: boxOf(previousRect),
            to: boxOf(currentRect),
          })
        }
      }
    })
    observer.observe({ type: 'layout-shift' })
    return shifts
  })
}

/** Waits until the page has painted, which no fake clock delays. */
export function painted(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const observer = new IntersectionObserver(() => {
          observer.disconnect()
          resolve()
        })
        observer.observe(document.body)
      }),
  )
}
