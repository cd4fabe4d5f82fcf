import { formatShare } from '#src/lib/share.ts'
import type {
  JobMetrics,
  NodeLimits,
  NodeSeries,
  Series,
  StorageSeries,
} from '#src/metrics/jobMetrics.ts'
import { formatCores, formatMemory } from './format.ts'
import { drawnSeries, isGap, latestOf, newestOf } from './samples.ts'

/** A latest value as text. */
interface Latest {
  readonly text: string
  /** The time of the sample, ms since the epoch, if other series have later ones; otherwise `null`. */
  readonly since: number | null
}

export interface GpuRow {
  readonly rank: number
  readonly utilization: Latest | null
  readonly memory: Latest | null
  /** Of the limit. */
  readonly memoryShare: Latest | null
}

export interface ResourceRow {
  readonly name: string
  readonly usage: Latest | null
  readonly share: Latest | null
}

/** The latest values of a node; `null` for what has no sample. */
interface LatestValues {
  readonly gpus: readonly GpuRow[]
  readonly resources: readonly ResourceRow[]
}

export function latestValues(
  node: NodeSeries,
  { nodes, leaderOnly, cache, step }: JobMetrics,
  limits: NodeLimits,
): LatestValues {
  const newest = newestOf(drawnSeries({ nodes }))
  const read = (series: Series, print: (value: number) => string): Latest | null => {
    const sample = latestOf(series)
    if (!sample) return null
    return {
      text: print(sample.value),
      since: isGap(sample.time, newest, step) ? sample.time : null,
    }
  }
  const shareOf = (series: Series, limit: number | null) =>
    limit === null ? null : read(series, (value) => formatShare(value / limit))
  const storageRow = (name: string, { usage, utilization }: StorageSeries): ResourceRow => ({
    name,
    usage: read(usage, formatMemory),
    share: read(utilization, formatShare),
  })
  const hasOthers = leaderOnly || nodes.length > 1
  return {
    gpus: node.gpus.map(({ rank, utilization, memory }) => ({
      rank,
      utilization: read(utilization, formatShare),
      memory: read(memory, formatMemory),
      memoryShare: shareOf(memory, limits.gpuMemory),
    })),
    resources: [
      { name: 'CPU', usage: read(node.cpu, formatCores), share: shareOf(node.cpu, limits.cores) },
      {
        name: 'Memory',
        usage: read(node.memory, formatMemory),
        share: shareOf(node.memory, limits.memory),
      },
      storageRow('Storage', node.storage),
      ...(cache ? [storageRow(hasOthers ? 'Cache of the job' : 'Cache', cache)] : []),
    ],
  }
}
