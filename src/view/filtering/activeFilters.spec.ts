import { describe, expect, it } from 'vitest'
import { statusesOf } from '#src/contract/statuses.ts'
import { activeFilters, withoutFilters, isFiltered } from './activeFilters.ts'
import { DEFAULT_VIEW, OLDEST_FIRST, type View } from '#src/view/view.ts'

const view = {
  ...DEFAULT_VIEW,
  project: 'p1',
  job: 'j1',
  status: ['TRAINING_JOB_RUNNING', 'TRAINING_JOB_PAUSED'],
  q: 'LoRA r64',
  sort: OLDEST_FIRST,
}
const name = (id: string) => (id === 'p1' ? 'llama' : undefined)

describe('activeFilters', () => {
  it('has one chip for each filter, in words', () => {
    expect(activeFilters(view, name).map((filter) => `${filter.name}: ${filter.value}`)).toEqual([
      'Project: llama',
      'Job: j1',
      'Status: Running',
      'Status: PAUSED',
      'Text: LoRA r64',
      'Order: Oldest first',
    ])
  })

  it('takes away just the one filter, and in the end all of them', () => {
    let rest: View = view
    for (let left = 6; left > 0; left -= 1) {
      const filters = activeFilters(rest, name)
      expect(filters).toHaveLength(left)
      rest = { ...rest, ...filters[0]?.without(rest) }
    }
    expect(rest).toEqual(DEFAULT_VIEW)
  })

  it('shows a whole group as one', () => {
    const active = { ...DEFAULT_VIEW, status: statusesOf('active') }
    const [chip, ...others] = activeFilters(active, name)
    expect(chip).toMatchObject({ name: 'Status', value: 'Active' })
    expect(others).toEqual([])
    expect({ ...active, ...chip?.without(active) }).toEqual(DEFAULT_VIEW)
  })

  it('is empty for the default view', () => {
    expect(activeFilters(DEFAULT_VIEW, name)).toEqual([])
  })
})

it('has one chip for each range of time', () => {
  const times = {
    ...DEFAULT_VIEW,
    created: '24h',
    ended: 'last-night',
    during: '2026-03-01T09:00Z..2026-03-01T17:30Z',
    tz: 'utc' as const,
  }
  const chips = activeFilters(times, name)
  expect(chips.map((chip) => `${chip.name}: ${chip.value}`.replaceAll('\u2009', ' '))).toEqual([
    'Created: last 24h',
    'Ended: last night (UTC)',
    'Running during: Mar 1, 2026, 09:00 – 17:30 (UTC)',
  ])
  expect(chips.map((chip) => chip.without(times))).toEqual([
    { created: null },
    { ended: null },
    { during: null },
  ])
  expect(activeFilters({ ...times, tz: null }, name)[1]?.value).toBe('last night')
})

it('clears every filter at once, and keeps pace and column order', () => {
  expect(withoutFilters({ ...view, refresh: '5s' })).toEqual({ ...DEFAULT_VIEW, refresh: '5s' })
  const byStatus = [{ field: 'status', descending: true }] as const
  expect(withoutFilters({ ...view, sort: byStatus }).sort).toEqual(byStatus)
})

it('tells a view that leaves jobs out from one that only orders them', () => {
  expect(isFiltered({ ...DEFAULT_VIEW, sort: OLDEST_FIRST })).toBe(false)
  expect(isFiltered({ ...DEFAULT_VIEW, job: 'j1' })).toBe(true)
  expect(isFiltered({ ...DEFAULT_VIEW, q: 'lora' })).toBe(true)
})
