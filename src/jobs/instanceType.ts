import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { formatCount, formatCpus, formatMib, plural } from '#src/lib/units.ts'
import { gpuTotal, nodeCount } from './job.ts'

/** `16 × H100`; without GPUs, `4 vCPUs · 16 GiB`. */
export function formatTotal(job: TrainingJob): string {
  const { gpu_type: type, millicpu_limit: millicpu, memory_limit_mib: memory } = job.instance_type
  const gpus = gpuTotal(job)
  if (gpus > 0) return type ? `${formatCount(gpus)} × ${type}` : plural(gpus, 'GPU')
  return `${formatCpus(millicpu * nodeCount(job))} · ${formatMib(memory * nodeCount(job))}`
}

/** `16 × H100 · 2 nodes`. */
export function formatHardware(job: TrainingJob): string {
  const nodes = nodeCount(job)
  return nodes > 1 ? `${formatTotal(job)} · ${plural(nodes, 'node')}` : formatTotal(job)
}

/** One fact per line: `8 GPUs per node, 1.8 TiB, 208 vCPUs`. */
export function describeInstanceType(job: TrainingJob): string {
  const { instance_type: type } = job
  const nodes = nodeCount(job)
  const node = `${formatMib(type.memory_limit_mib)}, ${formatCpus(type.millicpu_limit)}`
  const lines = [type.name]
  if (nodes > 1) lines.push(plural(nodes, 'node'))
  lines.push(
    type.gpu_count > 0 ? `${plural(type.gpu_count, 'GPU')} per node, ${node}` : `${node} per node`,
  )
  if (type.gpu_memory_limit_mib !== null) {
    lines.push(`${formatMib(type.gpu_memory_limit_mib)} per GPU`)
  }
  return lines.join('\n')
}
