import { useCallback, useState, type RefCallback } from 'react'

/** Returns a ref and the current width of its element's content, px; 0 until it is mounted. */
export function useWidth<Kind extends Element>(): [RefCallback<Kind>, number] {
  const [width, setWidth] = useState(0)
  const ref = useCallback((element: Kind) => {
    const measure = () => setWidth(Math.floor(element.clientWidth))
    // Before the first paint: the height of a chart depends on it.
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width]
}
