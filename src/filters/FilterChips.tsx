import { useState } from 'react'
import { loadable } from '#src/ui/loadable.ts'
import type { FilterChipsProps } from './ChipList.tsx'

const loadList = async () => (await import('./ChipList.tsx')).ChipList
const ChipList = loadable(loadList)
// If the page opens with a query, the chips load in parallel with the jobs.
if (location.search !== '') void loadList().catch(() => {})

export function FilterChips(props: FilterChipsProps) {
  const [isLoaded, setLoaded] = useState(false)
  const isOn = props.filters.length > 0
  if (isOn && !isLoaded) setLoaded(true)
  // Also rendered without a filter: the popup of the last one can still be open.
  return (isOn || isLoaded) && <ChipList {...props} />
}
