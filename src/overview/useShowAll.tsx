import { useId, useState, type ReactNode } from 'react'
import { formatCount } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'

/** How many entries of a list are displayed at first. */
const TOP = 5
/** Maximum number of entries that a list displays: more would be slow, and the table has them. */
const MAX = 100

export interface ExpandableList {
  readonly id: string
  readonly limit: number
  /** How many entries even the expanded list omits. */
  readonly omitted: number
  /** `null` if the whole list is displayed. */
  readonly button: ReactNode
}

/**
 * Displays five entries, or all after a press on a button whose name ends in `listed`: `Show all 30 error types`.
 */
export function useShowAll(count: number, listed: string): ExpandableList {
  const id = useId()
  const [isWhole, setWhole] = useState(false)
  const size = count > MAX ? `first ${MAX}` : `all ${formatCount(count)}`
  const label = isWhole ? 'Show fewer' : `Show ${size}`
  const button = count > TOP && (
    <Button
      variant="quiet"
      aria-label={`${label} ${listed}`}
      aria-expanded={isWhole}
      aria-controls={id}
      className="-ml-2 self-start pointer-coarse:h-11"
      onClick={({ currentTarget }) => {
        setWhole(!isWhole)
        // A list that becomes shorter moves its button, which has the focus.
        if (isWhole) requestAnimationFrame(() => currentTarget.scrollIntoView({ block: 'nearest' }))
      }}
    >
      {label}
    </Button>
  )
  return {
    id,
    limit: Math.min(count, isWhole ? MAX : TOP),
    omitted: isWhole ? Math.max(count - MAX, 0) : 0,
    button: button || null,
  }
}
