import type { JobMetrics, NodeLimits } from '#src/metrics/jobMetrics.ts'

interface JobChartsProps {
  readonly metrics: JobMetrics
  readonly limits: NodeLimits
  /** ms since the epoch */
  readonly range: { readonly from: number; readonly to: number }
  /** The index of the node with charts. */
  readonly node: number
  readonly onNode: (node: number) => void
  /** Whether the metrics are old, because newer ones are loading or failed. */
  readonly isStale: boolean
}

/** The charts of a job's metrics. */
export function JobCharts({ metrics, node, isStale }: JobChartsProps) {
  const displayed = metrics.nodes[node]
  return (
    <p className={isStale ? 'px-5 py-4 text-muted' : 'px-5 py-4'}>
      {displayed?.name}: {displayed?.gpus.length} GPUs
    </p>
  )
}
