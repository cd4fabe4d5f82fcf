import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Returns a ref for an element that a poll can remove. If it contains the focus at that time, the closest ancestor
 * that matches `otherwise` gets the focus.
 */
export function useFocusFallback<Kind extends HTMLElement>(
  otherwise: string,
): RefObject<Kind | null> {
  const ref = useRef<Kind>(null)
  useLayoutEffect(() => {
    const element = ref.current
    // React runs this while the element is still in the document.
    return () => {
      if (!element?.contains(document.activeElement)) return
      element.closest<HTMLElement>(otherwise)?.focus({ preventScroll: true })
    }
  }, [otherwise])
  return ref
}
