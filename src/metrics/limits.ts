import type { InstanceType } from '#src/contract/trainingJob.ts'
import type { NodeLimits } from './jobMetrics.ts'

const MIB = 2 ** 20

/** Returns the limits of one node, which is what an instance type describes. A limit of 0 is none. */
export function limitsOf(type: InstanceType): NodeLimits {
  const { gpu_memory_limit_mib: gpuMib, memory_limit_mib: mib, millicpu_limit: millicpu } = type
  return {
    gpuMemory: gpuMib ? gpuMib * MIB : null,
    memory: mib > 0 ? mib * MIB : null,
    cores: millicpu > 0 ? millicpu / 1000 : null,
  }
}
