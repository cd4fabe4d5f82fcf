import { memo } from 'react'
import type { TimedPartProps } from '#src/overview/part.ts'
import { EmptyMessage, PartFrame } from '#src/overview/PartFrame.tsx'
import { TimelineChart } from './TimelineChart.tsx'

export const Timeline = memo(function Timeline(props: TimedPartProps) {
  if (props.rows.length > 0) return <TimelineChart {...props} />
  return (
    <PartFrame title="Timeline">
      <EmptyMessage>No jobs in this view.</EmptyMessage>
    </PartFrame>
  )
})
