import { useState, useSyncExternalStore, type RefObject } from 'react'

/** Where the details are beside the list; elsewhere they cover it. */
const BESIDE = '(width >= 64rem)'

/** A list this wide is wide enough, also where its last columns are out of view, px. */
const WIDE = 1200

/**
 * Whether the open details leave less room for the table than its columns need, px. Rendered before anything is
 * painted, and only for another outcome.
 */
export function useNarrow(
  container: RefObject<HTMLElement | null>,
  { least, open }: { readonly least: number; readonly open: boolean },
): boolean {
  const [width] = useState(() => observeWidth(container))
  return useSyncExternalStore(
    width.subscribe,
    () =>
      open && width.get() > 0 && width.get() < Math.min(least, WIDE) && matchMedia(BESIDE).matches,
  )
}

/** The width of an element, px; 0 while it has none. */
function observeWidth(container: RefObject<HTMLElement | null>) {
  let width = 0
  return {
    get: () => width,
    subscribe: (onChange: () => void) => {
      const element = container.current
      if (!element) return () => {}
      const observer = new ResizeObserver(() => {
        width = element.clientWidth
        onChange()
      })
      observer.observe(element)
      return () => observer.disconnect()
    },
  }
}
