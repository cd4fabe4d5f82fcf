import { useEffect, useState } from 'react'

/** How long a page of a list is displayed, ms. */
const TURN = 15_000

/** How many times the pages have been turned. */
export function useTurns(isPaused: boolean): number {
  const [turns, setTurns] = useState(0)
  useEffect(() => {
    if (isPaused) return
    const timer = setInterval(() => setTurns((last) => last + 1), TURN)
    return () => clearInterval(timer)
  }, [isPaused])
  return turns
}

/** The page of a list that is displayed, from 0: the next one whenever the pages are turned. */
export function usePageIndex(turns: number, pages: number): number {
  const [last, setLast] = useState({ turns, page: 0 })
  // The page stays if the list gets shorter or longer.
  if (last.turns !== turns) setLast({ turns, page: (last.page + turns - last.turns) % pages })
  return Math.min(last.page, pages - 1)
}
