import { useState } from 'react'
import { loadable } from '#src/ui/loadable.ts'
import type { FilterChipsProps } from './ChipList.tsx'

const loadList = async () => (await import('./ChipList.tsx')).ChipList
const ChipList = loadable(loadList)
// The chips of the view that the page opens with load alongside its jobs, not after them.
if (location.search !== '') void loadList().catch(() => {})

/** The filters that are on; loaded with the first. */
export function FilterChips(props: FilterChipsProps) {
  const [isLoaded, setLoaded] = useState(false)
  const isOn = props.filters.length > 0
  if (isOn && !isLoaded) setLoaded(true)
  // Without a filter too: one may be edited.
  return (isOn || isLoaded) && <ChipList {...props} />
}
