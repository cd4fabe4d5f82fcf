import { describe, expect, it } from 'vitest'
import type { Capacity } from '#src/contract/capacity.ts'
import { capacitiesOf, excessOf } from './capacities.ts'

const row = (overrides: Partial<Capacity>): Capacity => ({
  gpu_type: 'H100',
  baseline: 256,
  limit: 512,
  usage_count: 96,
  dedicated_usage_count: 80,
  spot_usage_count: 16,
  ...overrides,
})
const of = (...rows: Partial<Capacity>[]) => capacitiesOf({ gpu_capacities: rows.map(row) })

describe('the organization’s capacities', () => {
  it('are those of the response', () => {
    expect(of({})).toEqual([
      {
        type: 'H100',
        usage: 96,
        limit: 512,
        baseline: 256,
        split: { dedicated: 80, spot: 16 },
      },
    ])
  })

  it('have no baseline if none is set', () => {
    expect(of({ baseline: 0 })[0]?.baseline).toBeNull()
  })

  it.each([{ dedicated_usage_count: 0, spot_usage_count: 0 }, {}])(
    'have the usage of an older response without a split: %j',
    (split) => {
      const { dedicated_usage_count: _, spot_usage_count: __, ...older } = row({})
      const [capacity] = capacitiesOf({ gpu_capacities: [{ ...older, ...split }] })
      expect(capacity).toMatchObject({ usage: 96, split: null })
    },
  )

  it('begin with the largest usage', () => {
    const types = of(
      { gpu_type: 'A100', usage_count: 8 },
      { gpu_type: 'L4', usage_count: 0, limit: 4 },
      { gpu_type: 'B200', usage_count: 0, limit: 64 },
      { gpu_type: 'H200', usage_count: 64 },
    ).map(({ type }) => type)
    expect(types).toEqual(['H200', 'A100', 'B200', 'L4'])
  })

  it('omit a type without limit, baseline and usage, but not one that is in use', () => {
    const none = { limit: 0, baseline: 0 }
    expect(of({ ...none, usage_count: 0 })).toEqual([])
    expect(of({ ...none, usage_count: 8 })).toMatchObject([{ usage: 8, limit: 0 }])
  })

  it('omit those of teams', () => {
    const team = { ...row({}), team_id: 't1', team_name: 'Research' }
    expect(capacitiesOf({ gpu_capacities: [], team_gpu_capacities: [team] })).toEqual([])
  })
})

it.each([
  [96, 0],
  [512, 0],
  [520, 8],
])('%d of 512 GPUs exceed the limit by %d', (usage_count, excess) => {
  const [capacity] = of({ usage_count })
  expect(capacity && excessOf(capacity)).toBe(excess)
})
