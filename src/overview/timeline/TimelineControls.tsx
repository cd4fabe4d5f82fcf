import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { FIELDS } from '#src/jobs/fields.ts'
import { isApple } from '#src/lib/platform.ts'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { LANE_KEYS } from '#src/view/overview.ts'
import { useView } from '#src/view/useView.tsx'
import { ZOOM } from './zoom.ts'

interface TimelineControlsProps {
  readonly onZoom: (factor: number) => void
  readonly onFit: () => void
  /** What else can be done with it. */
  readonly children: ReactNode
}

/** What the lanes are of, and how much of the time is displayed. */
export function TimelineControls({ onZoom, onFit, children }: TimelineControlsProps) {
  const [view, setView] = useView()
  const wheel = isApple() ? '⌘-wheel' : 'Ctrl-wheel'
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <div role="group" aria-label="Group by" className="flex rounded-md bg-subtle p-0.5">
        {LANE_KEYS.map((lanes) => (
          <Button
            key={lanes}
            look="plain"
            className="h-6 rounded-sm px-2 text-xs whitespace-nowrap text-muted hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-xs"
            aria-pressed={view.overview.lanes === lanes}
            onClick={() =>
              setView(({ overview }) => ({ overview: { ...overview, lanes } }), 'replace')
            }
          >
            {FIELDS[lanes].label}
          </Button>
        ))}
      </div>
      <div role="group" aria-label="Zoom" className="flex">
        <IconButton
          size="medium"
          icon={ZoomIn}
          label="Zoom in"
          keys={wheel}
          onClick={() => onZoom(ZOOM)}
        />
        <IconButton
          size="medium"
          icon={ZoomOut}
          label="Zoom out"
          keys={wheel}
          onClick={() => onZoom(1 / ZOOM)}
        />
        <IconButton size="medium" icon={Maximize2} label="Show all of the time" onClick={onFit} />
      </div>
      {children}
    </div>
  )
}
