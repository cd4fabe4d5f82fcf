import { useEffect, useEffectEvent, useState } from 'react'

/** How long a page of a list is displayed, ms. */
const TURN = 15_000

interface Turning {
  readonly isPaused: boolean
  /** Whether a job has the focus, by the last event. */
  readonly isFocused: boolean
  /** The same, by the page itself. */
  readonly checkFocus: () => boolean
}

/** How many times the pages have been turned. After what held them, a page is displayed for as long as the others. */
export function useTurns({ isPaused, isFocused, checkFocus }: Turning): number {
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

/** The page of a list that is displayed, from 0: the next one whenever the pages are turned. */
export function usePageIndex(turns: number, pages: number): number {
  const [last, setLast] = useState({ turns, page: 0 })
  // The page stays if the list gets shorter or longer.
  if (last.turns !== turns) setLast({ turns, page: (last.page + turns - last.turns) % pages })
  return Math.min(last.page, pages - 1)
}
