import { useEffect, useEffectEvent, useState } from 'react'

/** How long a page of a list is displayed, ms. */
const TURN = 15_000

interface Turning {
  readonly isPaused: boolean
  readonly isFocused: boolean
  /** The same, according to the document. */
  readonly checkFocus: () => boolean
}

/** Returns the number of page turns so far. After a pause, the current page stays for a full interval. */
export function usePageTurns({ isPaused, isFocused, checkFocus }: Turning): number {
  const [turns, setTurns] = useState(0)
  const isHeld = useEffectEvent(checkFocus)
  useEffect(() => {
    if (isPaused) return
    const timer = setInterval(() => {
      if (!isFocused || !isHeld()) setTurns((last) => last + 1)
    }, TURN)
    return () => clearInterval(timer)
  }, [isPaused, isFocused])
  return turns
}

/** Each turn moves to the next page. */
export function usePageIndex(turns: number, pages: number): number {
  const [last, setLast] = useState({ turns, page: 0 })
  // The page stays if the length of the list changes.
  if (last.turns !== turns) setLast({ turns, page: (last.page + turns - last.turns) % pages })
  return Math.min(last.page, pages - 1)
}
