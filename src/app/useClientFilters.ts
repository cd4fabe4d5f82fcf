import { useState } from 'react'
import { toClientFilters, type ClientFilters } from '#src/view/filtering/clientFilters.ts'
import type { View } from '#src/view/view.ts'

/** Returns the same object until a client filter changes, so that the rows aren't filtered again. */
export function useClientFilters(view: View): ClientFilters {
  const next = toClientFilters(view)
  const [last, setLast] = useState(next)
  if (last.key === next.key) return last
  setLast(next)
  return next
}
