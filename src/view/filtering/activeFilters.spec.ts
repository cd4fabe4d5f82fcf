import { describe, expect, it } from 'vitest'
import { statusesOf } from '#src/contract/statuses.ts'
import { activeFilters, isFiltered, viewName, withoutFilters } from './activeFilters.ts'
import { DEFAULT_VIEW, OLDEST_FIRST, type View } from '#src/view/view.ts'

const view = {
  ...DEFAULT_VIEW,
  project: 'p1',
  job: 'j1',
  status: ['TRAINING_JOB_RUNNING', 'TRAINING_JOB_PAUSED'],
  'not-status': ['TRAINING_JOB_FAILED', 'TRAINING_JOB_STOPPED'],
  q: 'LoRA r64',
  'not-q': ['smoke', 'out of memory'],
  sort: OLDEST_FIRST,
}
const name = (id: string) => (id === 'p1' ? 'llama' : undefined)

describe('activeFilters', () => {
  it('has one chip for each filter, in words', () => {
    expect(activeFilters(view, name).map((filter) => `${filter.name}: ${filter.value}`)).toEqual([
      'Status: Running, PAUSED',
      'Project: llama',
      'Job ID: j1',
      'Text: LoRA r64',
      'Status: not Failed or Stopped',
      'Text: not smoke or out of memory',
    ])
  })

  it('has a title with the API’s names where they are longer', () => {
    expect(activeFilters(view, name).map(({ title }) => title)).toEqual([
      'Running, TRAINING_JOB_PAUSED',
      ...Array.from({ length: 5 }, () => undefined),
    ])
  })

  it('takes away just the one filter, and in the end all of them', () => {
    let rest: View = view
    for (let left = 6; left > 0; left -= 1) {
      const filters = activeFilters(rest, name)
      expect(filters).toHaveLength(left)
      rest = { ...rest, ...filters[0]?.without }
    }
    expect(rest).toEqual({ ...DEFAULT_VIEW, sort: OLDEST_FIRST })
  })

  it.each([
    ['status', 'Active'],
    ['not-status', 'not Active'],
  ] as const)('names a whole group of %s', (key, value) => {
    const active = { ...DEFAULT_VIEW, [key]: statusesOf('active') }
    const [chip, ...others] = activeFilters(active, name)
    expect(chip).toMatchObject({ key, name: 'Status', value })
    expect(others).toEqual([])
    expect({ ...active, ...chip?.without }).toEqual(DEFAULT_VIEW)
  })

  it('is empty for the default view', () => {
    expect(activeFilters(DEFAULT_VIEW, name)).toEqual([])
  })
})

it.each([
  [{}, 'All jobs'],
  [{ status: ['TRAINING_JOB_FAILED', 'TRAINING_JOB_STOPPED'], q: 'lora' }, 'Failed, Stopped, lora'],
  [{ 'not-user': ['ada', ''] }, 'Not ada or Nobody'],
])('a view of %o is called %s', (part, expected) => {
  expect(viewName(activeFilters({ ...DEFAULT_VIEW, ...part }, name))).toBe(expected)
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
  expect(chips.map(({ without }) => without)).toEqual([
    { created: null },
    { ended: null },
    { during: null },
  ])
  expect(activeFilters({ ...times, tz: null }, name)[1]?.value).toBe('last night')
})

it('clears every filter at once, and keeps the refresh interval and the order', () => {
  const others = { refresh: '5s', sort: OLDEST_FIRST } as const
  expect(withoutFilters({ ...view, ...others })).toEqual({ ...DEFAULT_VIEW, ...others })
})

it('distinguishes a view with a filter from one that only orders jobs', () => {
  expect(isFiltered({ ...DEFAULT_VIEW, sort: OLDEST_FIRST })).toBe(false)
  expect(isFiltered({ ...DEFAULT_VIEW, job: 'j1' })).toBe(true)
  expect(isFiltered({ ...DEFAULT_VIEW, q: 'lora' })).toBe(true)
})
