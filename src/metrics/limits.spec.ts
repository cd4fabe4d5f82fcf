import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { limitsOf } from './limits.ts'

const { instance_type: type } = aTrainingJob()

it('converts MiB to bytes and millicpu to cores', () => {
  expect(limitsOf({ ...type, gpu_memory_limit_mib: 81_920, memory_limit_mib: 1 })).toEqual({
    // 80 GiB
    gpuMemory: 85_899_345_920,
    memory: 1_048_576,
    cores: 26,
  })
  expect(limitsOf({ ...type, millicpu_limit: 500 }).cores).toBe(0.5)
})

it('has no limit that the API doesn’t send', () => {
  expect(limitsOf({ ...type, gpu_memory_limit_mib: null }).gpuMemory).toBeNull()
  const none = { ...type, gpu_memory_limit_mib: 0, memory_limit_mib: 0, millicpu_limit: 0 }
  expect(limitsOf(none)).toEqual({ gpuMemory: null, memory: null, cores: null })
})
