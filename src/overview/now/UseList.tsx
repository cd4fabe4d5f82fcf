import { useState, type ReactNode } from 'react'
import { formatCount } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'
import type { GpuUse } from './gpuUse.ts'

/** How many are listed until all are. */
const LISTED = 5

interface UseListProps {
  readonly uses: readonly GpuUse[]
  readonly label: string
  readonly listed?: number | undefined
  readonly children: (use: GpuUse) => ReactNode
}

/** The first of some uses, and the others on a press. */
export function UseList({ uses, label, listed = LISTED, children }: UseListProps) {
  const [all, setAll] = useState(false)
  // The button would take the room of the last one.
  const first = uses.length === listed + 1 ? uses.length : listed
  return (
    <>
      <ul aria-label={label} className="flex flex-col gap-0.5">
        {(all ? uses : uses.slice(0, first)).map((use) => (
          <li key={use.value}>{children(use)}</li>
        ))}
      </ul>
      {uses.length > first && (
        <Button
          look="plain"
          className="h-6 ml-3 self-start rounded-md px-1.5 text-xs text-muted hover:bg-subtle hover:text-ink pointer-coarse:h-11"
          onClick={() => setAll(!all)}
        >
          {all ? 'Show fewer' : `Show all ${formatCount(uses.length)}`}
        </Button>
      )}
    </>
  )
}
