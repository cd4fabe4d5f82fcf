import { useSelector } from '@tanstack/react-store'
import type { NodeSeries } from '#src/metrics/jobMetrics.ts'
import type { ChartContext } from './chartContext.ts'
import { timeIn } from './crosshair.ts'
import { describeValues } from './describeValues.ts'
import { formatSampleTime } from './format.ts'
import type { LineChart } from './lineChart.ts'
import { endsOf } from './zoom.ts'

interface ChartAnnouncementProps {
  readonly context: ChartContext
  /** `null` if it is the only one. */
  readonly node: NodeSeries | null
  /** Whether a key selected the node. */
  readonly isNodeByKey: boolean
  readonly charts: readonly LineChart[]
}

/** What the keys of the charts select, for screen readers. */
export function ChartAnnouncement(props: ChartAnnouncementProps) {
  const { context, node, isNodeByKey, charts } = props
  const { crosshair, selection, range, zone } = context
  const time = useSelector(crosshair, (current) => (current.byKey ? timeIn(range, current) : null))
  const selected = useSelector(selection)
  const name = node?.name ?? null

  function describe(): string | null {
    if (time === null) return isNodeByKey ? name : null
    if (!selected) return describeValues({ name, charts }, time, context)
    const { from, to } = endsOf(selected)
    const [first, last] = [from, to].map((end) => formatSampleTime(end, range, zone))
    return `Selected ${first} to ${last}. Press Enter to zoom in.`
  }

  return (
    <div role="status" aria-label="Values at the crosshair" className="sr-only">
      {describe()}
    </div>
  )
}
