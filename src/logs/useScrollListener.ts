import { useEffect, useEffectEvent, type RefObject } from 'react'

/** Calls a function whenever an element scrolls, whatever scrolls it. */
export function useScrollListener(
  scroller: RefObject<HTMLElement | null>,
  onScroll: (element: HTMLElement) => void,
): void {
  const handle = useEffectEvent(onScroll)
  useEffect(() => {
    const { current } = scroller
    if (!current) return
    const onEvent = () => handle(current)
    current.addEventListener('scroll', onEvent, { passive: true })
    return () => current.removeEventListener('scroll', onEvent)
  }, [scroller])
}
