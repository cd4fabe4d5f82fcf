import { describe, expect, it } from 'vitest'
import { statusesOf } from '#src/contract/statuses.ts'
import { DEFAULT_VIEW, OLDEST_FIRST, type View } from '#src/view/view.ts'
import {
  activeFilters,
  isFiltered,
  viewName,
  withoutFilters,
  withoutThese,
} from './activeFilters.ts'

const view = {
  ...DEFAULT_VIEW,
  project: 'p1',
  job: 'j1',
  status: ['TRAINING_JOB_RUNNING', 'TRAINING_JOB_PAUSED'],
  'not-status': ['TRAINING_JOB_FAILED', 'TRAINING_JOB_STOPPED'],
  'not-project': ['p2'],
  user: ['ada'],
  'not-user': [''],
  q: 'LoRA r64',
  'not-q': ['smoke', 'out of memory'],
  sort: OLDEST_FIRST,
}
const name = (id: string) => (id === 'p1' ? 'llama' : undefined)

describe('activeFilters', () => {
  it('removes included and excluded values together', () => {
    const filters = activeFilters(view, name)
    expect(filters[0]?.without).toEqual({ status: [], 'not-status': [] })
    expect({ ...view, ...withoutThese(filters.slice(1)) }).toEqual({
      ...DEFAULT_VIEW,
      status: view.status,
      'not-status': view['not-status'],
      sort: view.sort,
    })
  })

  it('has one chip per field', () => {
    expect(activeFilters(view, name).map((filter) => `${filter.name}: ${filter.value}`)).toEqual([
      'Status: Running, PAUSED, not Failed or Stopped',
      'Project: llama, not p2',
      'Job ID: j1',
      'Text: LoRA r64, not smoke or out of memory',
      'User: ada, not No user',
    ])
  })

  it('has a title with the API’s names if they are longer', () => {
    expect(activeFilters(view, name).map(({ title }) => title)).toEqual([
      'Running, TRAINING_JOB_PAUSED, not Failed or Stopped',
      ...Array.from({ length: 4 }, () => undefined),
    ])
  })

  it('removes one filter at a time until none is left', () => {
    let rest: View = view
    for (let count = 5; count > 0; count -= 1) {
      const filters = activeFilters(rest, name)
      expect(filters).toHaveLength(count)
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
    expect(chip).toMatchObject({ key: 'status', name: 'Status', value })
    expect(others).toEqual([])
    expect({ ...active, ...chip?.without }).toEqual(DEFAULT_VIEW)
  })

  it('is empty for the default view', () => {
    expect(activeFilters(DEFAULT_VIEW, name)).toEqual([])
  })
})

it.each<[Partial<View>, string]>([
  [{}, 'All jobs'],
  [{ status: ['TRAINING_JOB_FAILED', 'TRAINING_JOB_STOPPED'], q: 'lora' }, 'Failed, Stopped, lora'],
  [{ 'not-user': ['ada', ''] }, 'Not ada or No user'],
  [{ status: ['X'], 'not-status': ['TRAINING_JOB_FAILED'] }, 'X, not Failed'],
  [{ created: 'today' }, 'Created today'],
  [{ ended: 'last-night', longer: '1h' }, 'Ended last night, elapsed at least 1h'],
  [{ during: 'today', tz: 'utc' }, 'Running during today (UTC)'],
  [{ status: ['TRAINING_JOB_FAILED'], ended: '24h' }, 'Failed, ended last 24h'],
  [{ project: 'p1' }, 'llama'],
])('names a view of %o %s', (part, expected) => {
  expect(viewName(activeFilters({ ...DEFAULT_VIEW, ...part }, name))).toBe(expected)
})

it('has one chip per time range', () => {
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

it('clears every filter, and keeps the refresh interval and the sort', () => {
  const others = { refresh: '5s', sort: OLDEST_FIRST } as const
  expect(withoutFilters({ ...view, ...others })).toEqual({ ...DEFAULT_VIEW, ...others })
})

it('distinguishes a filtered view from one with only a sort', () => {
  expect(isFiltered({ ...DEFAULT_VIEW, sort: OLDEST_FIRST })).toBe(false)
  expect(isFiltered({ ...DEFAULT_VIEW, job: 'j1' })).toBe(true)
  expect(isFiltered({ ...DEFAULT_VIEW, q: 'lora' })).toBe(true)
})
