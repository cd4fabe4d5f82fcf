import { describe, expect, it } from 'vitest'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView } from '#src/view/url.ts'
import {
  countColor,
  coveredViews,
  describeCount,
  displayedCounts,
  nextTabCounts,
  NO_TAB_COUNTS,
  otherFilters,
  printTabCount,
  type TabCounts,
} from './tabCounts.ts'

const NONE: ReadonlySet<string> = new Set()

const plain = ({ byTab }: TabCounts) =>
  Object.fromEntries([...byTab].map(([tab, { count, at }]) => [tab, [count, at]]))

describe('otherFilters', () => {
  it('is the same for every preset, sort order and layout', () => {
    const others = otherFilters(parseView('?project=p1&q=lora'))
    const queries = ['&status=failed', '&not-status=stopped', '&sort=-gpus', '&cols=name']
    const same = queries.map((query) => otherFilters(parseView(`?project=p1&q=lora${query}`)))
    expect(same).toEqual([others, others, others, others])
  })

  it('differs by project, job and client filters', () => {
    const queries = ['', '?project=p1', '?job=p1', '?q=lora', '?not-q=lora', '?created=24h']
    expect(new Set(queries.map((query) => otherFilters(parseView(query)))).size).toBe(6)
  })
})

describe('displayedCounts', () => {
  const counts = new Map([
    ['TRAINING_JOB_RUNNING', 2],
    ['TRAINING_JOB_FAILED', 3],
    ['TRAINING_JOB_STOPPED', 4],
  ])

  it('counts the presets that the response covers, and the current saved view', () => {
    const query = '?not-status=stopped'
    const view = parseView(query)
    const saved = { id: '1', name: 'Mine', query }
    const found = displayedCounts({ view, request: toSearchRequest(view), counts, saved })
    expect(Object.fromEntries(found)).toEqual({
      Running: 2,
      Active: 2,
      Failed: 3,
      All: 9,
      [query]: 5,
    })
  })

  it('omits presets with jobs that are not in the response', () => {
    const view = parseView('?status=failed,deploy_failed')
    const failed = new Map([['TRAINING_JOB_FAILED', 3]])
    const request = toSearchRequest(view)
    const found = displayedCounts({ view, request, counts: failed, saved: undefined })
    expect(Object.fromEntries(found)).toEqual({ Failed: 3 })
  })
})

describe('nextTabCounts', () => {
  const all = nextTabCounts(NO_TAB_COUNTS, {
    others: 'a',
    counts: new Map([
      ['Failed', 3],
      ['All', 9],
      ['?q=lora', 1],
    ]),
    at: 100,
    covered: NONE,
  })

  it('keeps counts, with the time of their result, while only statuses change', () => {
    const counts = new Map([['Failed', 4]])
    const failed = nextTabCounts(all, { others: 'a', counts, at: 200, covered: NONE })
    expect(plain(failed)).toEqual({ Failed: [4, 200], All: [9, 100], '?q=lora': [1, 100] })
  })

  it('keeps counts during a search', () => {
    expect(nextTabCounts(all, { others: 'a', counts: new Map(), at: 100, covered: NONE })).toBe(all)
  })

  it('drops counts if another filter changes, except those of saved views in the response', () => {
    const counts = new Map([['Failed', 1]])
    const other = nextTabCounts(all, { others: 'b', counts, at: 100, covered: NONE })
    expect(plain(other)).toEqual({ Failed: [1, 100] })
    const covered = new Set(['?q=lora'])
    const covering = nextTabCounts(all, { others: 'b', counts, at: 100, covered })
    expect(plain(covering)).toEqual({ Failed: [1, 100], '?q=lora': [1, 100] })
    const back = nextTabCounts(other, { others: 'a', counts: new Map(), at: 100, covered: NONE })
    expect(plain(back)).toEqual({})
  })

  it('returns the same object if nothing changed', () => {
    const counts = new Map([['Failed', 3]])
    expect(nextTabCounts(all, { others: 'a', counts, at: 100, covered: NONE })).toBe(all)
  })
})

it('coveredViews returns the saved views whose jobs are all in the response', () => {
  const queries = ['', '?status=failed', '?status=running&project=p1', '?job=j1', '?q=lora']
  const views = queries.map((query, index) => ({ id: `${index}`, name: query, query }))
  const coveredBy = (query: string) => [...coveredViews(views, toSearchRequest(parseView(query)))]
  expect(coveredBy('?q=anything')).toEqual(queries)
  expect(coveredBy('?status=failed,running')).toEqual([queries[1], queries[2]])
  expect(coveredBy('?project=p1')).toEqual([queries[2]])
  expect(coveredBy('?project=p2')).toEqual([])
  expect(coveredBy('?job=j1')).toEqual([queries[3]])
})

it.each([
  [0, '0'],
  [9_999, '9,999'],
  [10_000, '10K'],
  [12_345, '12.3K'],
  [100_000, '100K'],
  [1_234_567, '1.23M'],
])('prints %d jobs as %s', (count, text) => {
  expect(printTabCount(count)).toBe(text)
})

describe('a count', () => {
  const at = Date.parse('2026-03-02T12:00:00Z')
  const earlier = { count: 3, at, isCurrent: false, now: at + 60_000 }

  it('of an earlier result has a time and is muted', () => {
    expect(describeCount(earlier, 'utc')).toBe('As of 12:00 UTC')
    expect(describeCount({ ...earlier, count: 12_345 }, 'utc')).toBe('12,345 jobs as of 12:00 UTC')
    expect(countColor(earlier)).toContain('text-muted')
  })

  it('of the current result is described only if it is rounded', () => {
    const current = { ...earlier, isCurrent: true }
    expect(describeCount(current, 'utc')).toBeNull()
    expect(describeCount({ ...current, count: 12_345 }, 'utc')).toBe('12,345 jobs')
    expect(countColor(current)).toBe('text-ink')
  })
})
