import type { UncheckedMetrics, UncheckedNode } from '#src/contract/metrics.ts'
import { nodeNames } from '#src/jobs/nodeNames.ts'
import type { GpuSeries, JobMetrics, NodeSeries, StorageSeries } from './jobMetrics.ts'
import { allSeries, sampleStep, seriesReader, type ReadSeries } from './series.ts'

/** What the response doesn't have. */
interface Requested {
  /** The job's number of nodes. */
  readonly nodeCount: number
  /** The time between two samples that was requested, ms. The API can use another. */
  readonly step: number
}

/**
 * Returns the metrics of a response. Those at its top are the leader's alone (see the contract), so they count only if
 * there are none per node.
 */
export function toJobMetrics(
  { cache, per_node_metrics: perNode, ...leader }: UncheckedMetrics,
  { nodeCount, step }: Requested,
): JobMetrics {
  const hasNodes = perNode.length > 0
  const isAlone = nodeCount === 1
  const read = seriesReader()
  const nodes = hasNodes
    ? namedNodes(perNode, isAlone).map(({ metrics, ...names }) => toNode(metrics, names, read))
    : [toNode(leader, { id: null, name: isAlone ? ONLY_NODE : 'Leader node' }, read)]
  const storedCache = cache ? toStorage(cache, read) : null
  return {
    nodes,
    leaderOnly: !hasNodes && !isAlone,
    cache: storedCache,
    step: sampleStep(allSeries({ nodes, cache: storedCache })) ?? step,
  }
}

const ONLY_NODE = 'Node 0'

type Names = Pick<NodeSeries, 'id' | 'name'>

interface NamedNode extends Names {
  readonly metrics: UncheckedNode
}

/** Returns the nodes in the natural order of their IDs. Of several with the same ID, the last. */
function namedNodes(perNode: UncheckedMetrics['per_node_metrics'], isAlone: boolean): NamedNode[] {
  const byId = new Map(perNode.map(({ node_id: id, metrics }) => [id, metrics]))
  return [...nodeNames([...byId.keys()])].flatMap(([id, name]) => {
    const metrics = byId.get(id)
    const label = isAlone && byId.size === 1 ? ONLY_NODE : name.replace(/^node (?=\d)/, 'Node ')
    return metrics ? [{ id, name: label, metrics }] : []
  })
}

function toNode(metrics: UncheckedNode, names: Names, read: ReadSeries): NodeSeries {
  return {
    ...names,
    gpus: toGpus(metrics, read),
    cpu: read(metrics.cpu_usage),
    memory: read(metrics.cpu_memory_usage_bytes),
    storage: toStorage(metrics.ephemeral_storage, read),
  }
}

function toGpus(
  { gpu_utilization: utilization, gpu_memory_usage_bytes: memory }: UncheckedNode,
  read: ReadSeries,
): GpuSeries[] {
  const keys = new Set([...Object.keys(utilization), ...Object.keys(memory)])
  return [...keys]
    .filter((key) => /^\d+$/.test(key))
    .map((key) => ({
      rank: Number(key),
      utilization: read(utilization[key] ?? []),
      memory: read(memory[key] ?? []),
    }))
    .sort((a, b) => a.rank - b.rank)
}

function toStorage(storage: UncheckedNode['ephemeral_storage'], read: ReadSeries): StorageSeries {
  return { usage: read(storage.usage_bytes), utilization: read(storage.utilization) }
}
