import { useState } from 'react'
import { toClientFilters, type ClientFilters } from '#src/view/filtering/clientFilters.ts'
import type { View } from '#src/view/view.ts'

/** Returns the view's client filters: the same object until they change. */
export function useClientFilters(view: View): ClientFilters {
  const next = toClientFilters(view)
  const [last, setLast] = useState(next)
  if (last.key === next.key) return last
  setLast(next)
  return next
}
