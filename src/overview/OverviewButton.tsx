import { ChartGantt } from 'lucide-react'
import type { Ref } from 'react'
import { Button } from '#src/ui/Button.tsx'

/** The ID of the strip that the button unfolds. */
export const OVERVIEW_ID = 'overview'

interface OverviewButtonProps {
  readonly open: boolean
  readonly onToggle: () => void
  /** Somebody is about to press it. */
  readonly onNear: () => void
  readonly ref: Ref<HTMLButtonElement>
}

/** Unfolds the overview above the table, or folds it. */
export function OverviewButton({ open, onToggle, onNear, ref }: OverviewButtonProps) {
  return (
    <Button
      ref={ref}
      tooltip="Overview (O)"
      aria-keyshortcuts="O"
      aria-expanded={open}
      aria-controls={open ? OVERVIEW_ID : undefined}
      className="aria-expanded:bg-accent-soft"
      onClick={onToggle}
      onPointerEnter={onNear}
      onFocus={onNear}
    >
      <ChartGantt aria-hidden className="size-3.5 text-muted" />
      Overview
    </Button>
  )
}
