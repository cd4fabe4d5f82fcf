import { describe, expect, it } from 'vitest'
import { idleLines, idleTitle } from './idleText.ts'

const gpu = (rank: number, mean = 0.02, node: string | null = null) => ({
  rank,
  node,
  mean,
  median: 0.914,
})

describe('the title', () => {
  it('has the number of GPUs and for how long', () => {
    expect(idleTitle([gpu(3), gpu(4)], 8)).toBe('2 of 8 GPUs idle for 15m')
    expect(idleTitle([gpu(0), gpu(1)], 2)).toBe('All 2 GPUs idle for 15m')
    expect(idleTitle([gpu(0)], 1)).toBe('GPU idle for 15m')
  })

  it('says underused if a GPU did something', () => {
    expect(idleTitle([gpu(3), gpu(4, 0.05)], 8)).toBe('2 of 8 GPUs underused for 15m')
  })
})

describe('the lines', () => {
  it('have each GPU with its utilization and that of its node', () => {
    expect(idleLines([gpu(3), gpu(4, 0.256, 'Node 1')], 8)).toEqual([
      'GPU 3: 2%, median of its node 91%',
      'Node 1, GPU 4: 26%, median of its node 91%',
    ])
  })

  it('are at most four and the number of the others', () => {
    const gpus = [0, 1, 2, 3, 4, 5].map((rank) => gpu(rank))
    expect(idleLines(gpus, 16)).toHaveLength(5)
    expect(idleLines(gpus, 16).at(-1)).toBe('And 2 more')
    expect(idleLines(gpus.slice(0, 4), 16)).toHaveLength(4)
  })

  it('are one for all GPUs', () => {
    expect(idleLines([gpu(0)], 1)).toEqual(['Utilization below 5%'])
    expect(idleLines([gpu(0), gpu(1)], 2)).toEqual(['Utilization of each below 5%'])
  })
})
