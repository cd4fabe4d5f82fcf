import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jobSetKey } from '#src/search/jobSetKey.ts'
import { anyView } from '#src/testing/viewArbitraries.ts'
import { watchedQuery } from '#src/watch/watches.ts'
import { activeFilters, withoutFilters } from './filtering/activeFilters.ts'
import { toClientFilters } from './filtering/clientFilters.ts'
import { hasWords, timesInUtc } from './filtering/spans.ts'
import { toSearchRequest } from './request.ts'
import { isSameView, withRowsOf } from './saved/sameView.ts'
import { viewParsers } from './url.ts'
import { DEFAULT_VIEW, type View } from './view.ts'
import {
  API_FILTERS,
  APPEARANCE_KEYS,
  CLIENT_FILTERS,
  FILTER_KEYS,
  LAYOUT_KEYS,
  VIEW_KEYS,
  type ViewKeys,
} from './viewKeys.ts'

const others = [...LAYOUT_KEYS, ...APPEARANCE_KEYS]
/** Without the zone, which dates in filters depend on. */
const neverFilters = others.filter((key) => key !== 'tz')

/** The cache key of a view's rows: the request and the client filters. */
const cacheKey = (view: View) => `${jobSetKey(toSearchRequest(view))} ${toClientFilters(view).key}`

const chips = (view: View) => activeFilters(view, () => undefined)

/** Sorts a list: the order of statuses and facet values doesn't matter. */
const asSet = (value: unknown) =>
  Array.isArray(value) ? value.map((part) => JSON.stringify(part)).sort() : value

/** A view, and the same view with one key from another. */
const anyChange = (keys: readonly (keyof View)[]) =>
  fc.tuple(anyView, anyView, fc.constantFrom(...keys)).map(([view, other, key]) => ({
    view,
    changed: { ...view, [key]: other[key] },
    isSame: JSON.stringify(asSet(view[key])) === JSON.stringify(asSet(other[key])),
  }))

it('puts each key of the view in exactly one group', () => {
  expect([...FILTER_KEYS, ...others].sort()).toEqual(Object.keys(DEFAULT_VIEW).sort())
  expect(Object.keys(viewParsers).sort()).toEqual(Object.keys(DEFAULT_VIEW).sort())
  expect([...API_FILTERS, ...CLIENT_FILTERS].sort()).toEqual([...FILTER_KEYS].sort())
})

it('doesn’t compile if a key has no group or the wrong one', () => {
  const { user, ...withoutUser } = VIEW_KEYS
  // @ts-expect-error -- a facet is missing
  const missing: ViewKeys = withoutUser
  // @ts-expect-error -- a facet is no layout
  const wrong: ViewKeys = { ...VIEW_KEYS, user: 'layout' }
  expect([user, missing, wrong]).toHaveLength(3)
})

describe('two views that differ in a filter', () => {
  it('never share a cache key', () => {
    fc.assert(
      fc.property(anyChange(FILTER_KEYS), ({ view, changed, isSame }) => {
        fc.pre(!isSame)
        expect(cacheKey(changed)).not.toBe(cacheKey(view))
        expect(watchedQuery(changed)).not.toBe(watchedQuery(view))
        expect(isSameView(changed, view)).toBe(false)
      }),
    )
  })

  it('differ in one chip', () => {
    fc.assert(
      fc.property(anyView, fc.constantFrom(...FILTER_KEYS), (view, key) => {
        const without = { ...view, [key]: DEFAULT_VIEW[key] }
        fc.pre(JSON.stringify(view[key]) !== JSON.stringify(DEFAULT_VIEW[key]))
        const texts = chips(without).map(({ name, value }) => `${name}: ${value}`)
        const changed = chips(view).filter(
          ({ name, value }) => !texts.includes(`${name}: ${value}`),
        )
        expect(changed).toHaveLength(1)
        expect(Object.keys(changed[0]?.without ?? {})).toContain(key)
      }),
    )
  })
})

it('two views that differ in nothing else share a cache key', () => {
  fc.assert(
    fc.property(anyChange(neverFilters), ({ view, changed }) => {
      expect(cacheKey(changed)).toBe(cacheKey(view))
      expect(watchedQuery(changed)).toBe(watchedQuery(view))
    }),
  )
})

it('two views in different zones share a cache key if and only if their dates mean the same', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const [local, utc] = [null, 'utc' as const].map((tz) => ({ ...view, tz }))
      if (!local || !utc) return
      const [here, there] = [local, utc].map((each) => JSON.stringify(timesInUtc(each)))
      expect(cacheKey(local) === cacheKey(utc)).toBe(here === there)
      expect(watchedQuery(local) === watchedQuery(utc)).toBe(here === there)
      expect(isSameView(local, utc)).toBe(here === there)
      // The page's zone stays unless a word depends on the other one, and the jobs are the same.
      for (const page of [local, utc]) {
        const same = withRowsOf({ ...DEFAULT_VIEW, tz: page.tz }, view)
        expect(same.tz).toBe(hasWords(view) ? view.tz : page.tz)
        expect(toClientFilters(same).key).toBe(toClientFilters(view).key)
      }
    }),
  )
})

it('clears all filters, and keeps the sort, layout and appearance', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const cleared = withoutFilters(view)
      expect(chips(cleared)).toEqual([])
      expect(cleared).toEqual(withRowsOf(view, { ...cleared, sort: view.sort }))
    }),
  )
})
