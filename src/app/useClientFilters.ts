import { useState } from 'react'
import { toClientFilters, type ClientFilters } from '#src/view/filtering/clientFilters.ts'
import type { View } from '#src/view/view.ts'

/** What the view leaves out in the browser: the same object for as long as it leaves out the same. */
export function useClientFilters(view: View): ClientFilters {
  const next = toClientFilters(view)
  const [last, setLast] = useState(next)
  if (last.key === next.key) return last
  setLast(next)
  return next
}
