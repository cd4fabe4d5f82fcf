import { describe, expect, it } from 'vitest'
import type { Capacity } from '#src/contract/capacity.ts'
import { SearchError, type SearchErrorKind } from '#src/search/searchError.ts'
import { detailsOf, splitOf, usageOf, whyNone } from './words.ts'

const capacity = { type: 'A100', usage: 1200, limit: 1024, baseline: 512, split: null }

it('says how many GPUs are in use, and of how many', () => {
  expect(usageOf(capacity)).toBe('1,200 of 1,024')
})

it.each([
  [{}, '176 above the limit, baseline 512'],
  [{ usage: 8 }, 'baseline 512'],
  [{ usage: 8, baseline: null }, ''],
  [{ baseline: null }, '176 above the limit'],
])('with %j, adds %j', (overrides, text) => {
  expect(detailsOf({ ...capacity, ...overrides })).toBe(text)
})

it('splits the usage in the words of the table', () => {
  expect(splitOf({ ...capacity, split: { dedicated: 1000, spot: 200 } })).toBe(
    '1,000 on-demand, 200 spot',
  )
  expect(splitOf(capacity)).toBeUndefined()
})

const failed = (kind: SearchErrorKind) => new SearchError(kind, 'x')

describe('without limits, one line says why', () => {
  const row: Capacity = { gpu_type: 'H100', baseline: 0, limit: 8, usage_count: 0 }
  const team = { ...row, team_id: 't1', team_name: 'Research' }
  const some = { gpu_capacities: [row], invalid: 0 }
  const none = { gpu_capacities: [], invalid: 0 }

  it.each<[string | null, Parameters<typeof whyNone>[0]]>([
    [null, { response: null, error: null }],
    [null, { response: some, error: null }],
    [null, { response: some, error: failed('timeout') }],
    [null, { response: { ...some, invalid: 1 }, error: null }],
    [
      'Baseten returned GPU limits in an unexpected format.',
      { response: { ...none, invalid: 1 }, error: null },
    ],
    ['This API key can’t read GPU limits.', { response: null, error: failed('forbidden') }],
    ['This API key can’t read GPU limits.', { response: null, error: failed('unauthorized') }],
    ['This API key can’t read GPU limits.', { response: some, error: failed('forbidden') }],
    ['Couldn’t load GPU limits.', { response: null, error: failed('server') }],
    ['No GPU limits are set.', { response: none, error: null }],
    ['No GPU limits are set.', { response: { ...none, team_gpu_capacities: [] }, error: null }],
    [
      'GPU limits are set only for teams.',
      { response: { ...none, team_gpu_capacities: [team] }, error: null },
    ],
  ])('%s', (text, reading) => {
    expect(whyNone(reading)).toBe(text)
  })
})
