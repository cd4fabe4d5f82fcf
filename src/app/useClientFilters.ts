import { useState } from 'react'
import { toNarrowing, type Narrowing } from '#src/view/filtering/clientFilters.ts'
import type { View } from '#src/view/view.ts'

/** What the view leaves out in the browser: the same object for as long as it leaves out the same. */
export function useClientFilters(view: View): Narrowing {
  const next = toNarrowing(view)
  const [last, setLast] = useState(next)
  if (last.key === next.key) return last
  setLast(next)
  return next
}
