import { expect, it } from 'vitest'
import { activeFilters } from '#src/view/filtering/activeFilters.ts'
import { parseView } from '#src/view/url.ts'
import type { SavedView } from './savedViews.ts'
import { filtersBeyondTab } from './tabFilters.ts'

function keysBeyondTab(query: string, saved?: SavedView) {
  const view = parseView(query)
  const filters = activeFilters(view, () => undefined)
  return filtersBeyondTab(filters, view, saved).map(({ key }) => key)
}

it.each([
  ['', []],
  ['?status=failed,deploy_failed', []],
  ['?status=failed,deploy_failed&user=ada&q=lora', ['q', 'user']],
  ['?status=failed', ['status']],
  ['?status=running&not-status=stopped', ['status']],
  ['?gpu=H100', ['gpu']],
])('returns, for %j, the filters %j', (query, keys) => {
  expect(keysBeyondTab(query)).toEqual(keys)
})

it('returns no filters for a saved view', () => {
  const query = '?status=failed&gpu=H100'
  expect(keysBeyondTab(query, { id: '1', name: 'Mine', query })).toEqual([])
})
