import { expect, it } from 'vitest'
import { parseViews } from './savedViews.ts'
import { startQuery } from './start.ts'

const kept = parseViews(
  JSON.stringify({
    version: 2,
    views: [
      { id: 'a', name: 'All', query: '' },
      { id: 'b', name: 'Broken', query: '?status=failed' },
    ],
    start: 'b',
  }),
)
const NONE = new Map<string, string>()
/** A layout that the default view was given. */
const OWN = new Map([['All', '?density=compact']])
const BARE = 'http://127.0.0.1:4173/'

it('the bare address begins with the start page, in whatever folder', () => {
  expect(startQuery(BARE, 'navigate', kept, NONE)).toBe('?status=failed')
  expect(startQuery('https://host/jobs/', undefined, kept, NONE)).toBe('?status=failed')
})

it.each([
  [`${BARE}?`, 'navigate'],
  [`${BARE}?status=running`, 'navigate'],
  [BARE, 'reload'],
  [BARE, 'back_forward'],
])('%s stays as it is by %s', (href, navigation) => {
  expect(startQuery(href, navigation, kept, OWN)).toBeNull()
})

it('without a start page, or with one that is the default view, the bare address stays', () => {
  expect(startQuery(BARE, 'navigate', { ...kept, start: null }, NONE)).toBeNull()
  expect(startQuery(BARE, 'navigate', { ...kept, start: 'a' }, OWN)).toBeNull()
})

it('without a start page, the default view has the layout that it was given', () => {
  expect(startQuery(BARE, 'navigate', { ...kept, start: null }, OWN)).toBe('?density=compact')
  expect(startQuery(BARE, 'navigate', kept, OWN)).toBe('?status=failed')
})
