import { ChartGantt } from 'lucide-react'
import type { Ref } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { useView } from '#src/view/useView.tsx'

export const OVERVIEW_ID = 'overview'

interface OverviewButtonProps {
  readonly onToggle: () => void
  /** Called on hover and focus, because a press can follow. */
  readonly onNear: () => void
  readonly ref: Ref<HTMLButtonElement>
}

export function OverviewButton({ onToggle, onNear, ref }: OverviewButtonProps) {
  const [{ overview }] = useView()
  const open = overview.parts.length > 0
  return (
    <Button
      ref={ref}
      tooltip="Overview (O)"
      aria-keyshortcuts="O"
      aria-expanded={open}
      aria-controls={open ? OVERVIEW_ID : undefined}
      // Styled as a toggle that is on, not as an open popup.
      className="aria-expanded:border-edge! aria-expanded:bg-accent-soft!"
      onClick={onToggle}
      onPointerEnter={onNear}
      onFocus={onNear}
    >
      <ChartGantt aria-hidden className="size-3.5 text-muted max-xl:size-4 max-xl:text-ink" />
      <span className="max-xl:sr-only">Overview</span>
    </Button>
  )
}
