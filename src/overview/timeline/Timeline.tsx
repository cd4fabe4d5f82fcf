import { memo } from 'react'
import type { TimedPartProps } from '#src/overview/part.ts'
import { EmptyMessage, PartFrame } from '#src/overview/PartFrame.tsx'
import { TimelineChart } from './TimelineChart.tsx'

/** When each job ran: a bar from its creation until its end or now, in lanes by project, user or instance type. */
export const Timeline = memo(function Timeline(props: TimedPartProps) {
  if (props.rows.length > 0) return <TimelineChart {...props} />
  return (
    <PartFrame title="Timeline">
      <EmptyMessage>This view has no jobs.</EmptyMessage>
    </PartFrame>
  )
})
