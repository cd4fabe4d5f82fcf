import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { FIELDS } from '#src/jobs/fields.ts'
import { isApple } from '#src/lib/platform.ts'
import { Choice } from '#src/ui/Choice.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { LANE_KEYS } from '#src/view/overview.ts'
import { useView } from '#src/view/useView.tsx'
import { ZOOM } from './zoom.ts'

interface TimelineControlsProps {
  readonly onZoom: (factor: number) => void
  readonly onFit: () => void
  readonly children: ReactNode
}

export function TimelineControls({ onZoom, onFit, children }: TimelineControlsProps) {
  const [view, setView] = useView()
  const wheel = isApple() ? '⌘-wheel' : 'Ctrl-wheel'
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Choice
        label="Group by"
        value={view.overview.lanes}
        options={LANE_KEYS}
        labelOf={(key) => FIELDS[key].label}
        onSelect={(lanes) =>
          setView(({ overview }) => ({ overview: { ...overview, lanes } }), 'replace')
        }
      />
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
        <IconButton size="medium" icon={Maximize2} label="Zoom to fit" onClick={onFit} />
      </div>
      {children}
    </div>
  )
}
