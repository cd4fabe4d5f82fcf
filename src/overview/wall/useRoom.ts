import { useCallback, useState, type RefCallback } from 'react'
import { ROW, type Room } from './layout.ts'

/** The least height of what is pressed with a finger, px. */
const FINGER = 44

/** The room in an element, kept up to date; `null` until it is there. */
export function useRoom(): [RefCallback<HTMLElement>, Room | null] {
  const [room, setRoom] = useState<Room | null>(null)
  const ref = useCallback((element: HTMLElement) => {
    const measure = () => {
      const next = roomOf(element)
      setRoom((last) => (isSame(last, next) ? last : next))
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    measure()
    return () => observer.disconnect()
  }, [])
  return [ref, room]
}

function roomOf(element: HTMLElement): Room {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const { width, height } = element.getBoundingClientRect()
  // As `sm:` of the styles.
  const isScrolling = !matchMedia('(min-width: 40rem)').matches
  return {
    width: width / rem,
    height: isScrolling ? Infinity : height / rem,
    row: matchMedia('(pointer: coarse)').matches ? Math.max(ROW, FINGER / rem) : ROW,
  }
}

function isSame(a: Room | null, b: Room): boolean {
  return a !== null && a.width === b.width && a.height === b.height && a.row === b.row
}
