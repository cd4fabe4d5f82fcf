import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { gpuTotal, nodeCount } from './job.ts'
import {
  formatCount,
  formatCpus,
  formatExactMib,
  formatExactMillicpu,
  formatMib,
  plural,
} from '#src/lib/units.ts'

/**
 * A job's GPUs at a glance: nodes, GPUs a node, type and memory, `2 × 8 × H100 · 80 GiB`. One node
 * is left out; without GPUs it reads `CPU only`.
 */
export function formatGpus(job: TrainingJob): string {
  const { gpu_count: count, gpu_type: type, gpu_memory_limit_mib: memory } = job.instance_type
  const nodes = nodeCount(job) > 1 ? `${nodeCount(job)} × ` : ''
  if (count === 0) return `${nodes}CPU only`
  const gpus = `${nodes}${count} × ${type ?? 'GPU'}`
  return memory === null ? gpus : `${gpus} · ${formatMib(memory)}`
}

/** All GPUs of a job, `16 × H100`, or all its CPUs and memory if it has no GPUs: `4 vCPUs · 16 GiB`. */
export function formatTotal(job: TrainingJob): string {
  const { gpu_type: type, millicpu_limit: millicpu, memory_limit_mib: memory } = job.instance_type
  const gpus = gpuTotal(job)
  if (gpus > 0) return type ? `${formatCount(gpus)} × ${type}` : plural(gpus, 'GPU')
  return `${formatCpus(millicpu * nodeCount(job))} · ${formatMib(memory * nodeCount(job))}`
}

/** A job's hardware in one line: `16 × H100 · 2 nodes`. */
export function formatHardware(job: TrainingJob): string {
  const nodes = nodeCount(job)
  return nodes > 1 ? `${formatTotal(job)} · ${plural(nodes, 'node')}` : formatTotal(job)
}

/** Every figure of the instance type, exact, one a line. */
export function describeInstanceType(job: TrainingJob): string {
  const { instance_type: type } = job
  const lines = [
    `${type.name} (${type.id})`,
    `CPU: ${formatExactMillicpu(type.millicpu_limit)} a node`,
    `Memory: ${formatExactMib(type.memory_limit_mib)} a node`,
  ]
  if (type.gpu_count > 0) {
    lines.push(`GPUs: ${gpuTotal(job)} in all, ${type.gpu_count} a node`)
    lines.push(`GPU type: ${type.gpu_type ?? 'not given'}`)
  }
  if (type.gpu_memory_limit_mib !== null) {
    lines.push(`GPU memory: ${formatExactMib(type.gpu_memory_limit_mib)}`)
  }
  if (nodeCount(job) > 1) lines.push(`Nodes: ${nodeCount(job)}`)
  return lines.join('\n')
}
