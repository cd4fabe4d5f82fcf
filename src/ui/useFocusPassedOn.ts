import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Returns a ref for an element that a poll may remove: if it has the focus then, or something in it, the element
 * around it that `otherwise` selects gets it.
 */
export function useFocusPassedOn<Kind extends HTMLElement>(
  otherwise: string,
): RefObject<Kind | null> {
  const ref = useRef<Kind>(null)
  useLayoutEffect(() => {
    const element = ref.current
    // React calls this while the element is still in the document.
    return () => {
      if (!element?.contains(document.activeElement)) return
      element.closest<HTMLElement>(otherwise)?.focus({ preventScroll: true })
    }
  }, [otherwise])
  return ref
}
