import { memo } from 'react'
import { plural } from '#src/lib/units.ts'
import { DrillDownButton } from '#src/overview/DrillDownButton.tsx'
import { Name } from '#src/overview/Name.tsx'
import type { LaneKey } from '#src/view/overview.ts'
import { useView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import type { Bars } from './bars.ts'
import { groupName } from './groupName.ts'
import { NAME_HEIGHT, type Layout } from './layout.ts'

interface GroupNamesProps {
  readonly bars: Bars
  readonly layout: Layout
  /** px */
  readonly width: number
}

export const GroupNames = memo(function GroupNames(props: GroupNamesProps) {
  const { bars, layout, width } = props
  const [view] = useView()
  const by = view.overview.lanes
  return (
    <ul aria-label="Timeline groups">
      {bars.groups.map((group, index) => {
        const name = groupName(group, by)
        return (
          <li
            key={group.value}
            className="pointer-events-none absolute left-0 flex items-start"
            style={{ top: layout.groups[index]?.top ?? 0, width, height: NAME_HEIGHT }}
          >
            <DrillDownButton
              target={drillToGroup(view, by, group.value)}
              cleared={by === 'project' ? { ...view, project: null } : { ...view, [by]: [] }}
              label={`${name}: ${plural(group.jobs, 'job')}`}
              className="pointer-events-auto max-w-full rounded-xs pr-2 text-left text-xs leading-[18px] text-muted max-sm:bg-canvas underline-offset-2 hover:text-ink hover:underline aria-pressed:font-medium aria-pressed:text-ink"
            >
              <Name>{name}</Name>
            </DrillDownButton>
          </li>
        )
      })}
    </ul>
  )
})

function drillToGroup(view: View, by: LaneKey, value: string): View {
  return by === 'project' ? { ...view, project: value } : { ...view, [by]: [value] }
}
