import { expect, it } from 'vitest'
import { toCapacityRows } from './loadCapacity.ts'

const row = { gpu_type: 'H100', baseline: 0, limit: 8, usage_count: 4 }

it('a row that breaks the contract hides only itself', () => {
  const rows = [{ ...row, limit: -1 }, row, null, { ...row, gpu_type: 'A100' }]
  const { gpu_capacities: valid, invalid } = toCapacityRows({ gpu_capacities: rows })
  expect(valid.map(({ gpu_type: type }) => type)).toEqual(['H100', 'A100'])
  expect(invalid).toBe(2)
})

it('an invalid row of a team hides nothing', () => {
  expect(toCapacityRows({ gpu_capacities: [row], team_gpu_capacities: [null] })).toEqual({
    gpu_capacities: [row],
    team_gpu_capacities: [null],
    invalid: 0,
  })
})
