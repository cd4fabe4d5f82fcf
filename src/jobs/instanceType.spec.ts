import { describe, expect, it } from 'vitest'
import type { InstanceType } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { describeInstanceType, formatHardware } from './instanceType.ts'

const h100: InstanceType = {
  id: 'it-1',
  name: 'H100:8x208x1872',
  memory_limit_mib: 1_916_928,
  millicpu_limit: 208_000,
  gpu_count: 8,
  gpu_type: 'H100',
  gpu_memory_limit_mib: 81_920,
}
const cpu: InstanceType = {
  ...h100,
  name: '4x16',
  gpu_count: 0,
  gpu_type: null,
  gpu_memory_limit_mib: null,
}

const job = (instance_type: InstanceType, node_count: number | null = 1) =>
  aTrainingJob({ instance_type, node_count })

describe('formatHardware', () => {
  it.each([
    ['all GPUs, and the nodes if there are several', job(h100, 2), '16 × H100 · 2 nodes'],
    ['one node without its count', job(h100), '8 × H100'],
    ['an older response, without nodes', job(h100, null), '8 × H100'],
    ['a thousand GPUs', job(h100, 128), '1,024 × H100 · 128 nodes'],
    ['GPUs of unknown type', job({ ...h100, gpu_type: null }), '8 GPUs'],
    ['one GPU of unknown type', job({ ...h100, gpu_count: 1, gpu_type: null }), '1 GPU'],
    [
      'CPUs and memory if there is no GPU',
      job({ ...cpu, millicpu_limit: 4000, memory_limit_mib: 16_384 }),
      '4 vCPUs · 16 GiB',
    ],
    [
      'those of all nodes',
      job({ ...cpu, millicpu_limit: 4000, memory_limit_mib: 16_384 }, 3),
      '12 vCPUs · 48 GiB · 3 nodes',
    ],
  ])('%s', (_, input, text) => {
    expect(formatHardware(input)).toBe(text)
  })
})

it('describes the memory and vCPUs per node and per GPU in readable units', () => {
  expect(describeInstanceType(job(h100, 2)).split('\n')).toEqual([
    'H100:8x208x1872',
    '2 nodes',
    '8 GPUs per node, 1.8 TiB, 208 vCPUs',
    '80 GiB per GPU',
  ])
  expect(describeInstanceType(job({ ...h100, gpu_count: 1 })).split('\n')[1]).toBe(
    '1 GPU per node, 1.8 TiB, 208 vCPUs',
  )
  expect(describeInstanceType(job(cpu))).toBe('4x16\n1.8 TiB, 208 vCPUs per node')
})
