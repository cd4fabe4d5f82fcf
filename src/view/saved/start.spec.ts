import { expect, it } from 'vitest'
import { parseViews } from './savedViews.ts'
import { startQuery, withZone } from './start.ts'

const stored = parseViews(
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
  expect(startQuery(BARE, 'navigate', stored, NONE, null)).toBe('?status=failed')
  expect(startQuery('https://host/jobs/', undefined, stored, NONE, null)).toBe('?status=failed')
})

it.each([
  [`${BARE}?`, 'navigate'],
  [`${BARE}?status=running`, 'navigate'],
  [BARE, 'reload'],
  [BARE, 'back_forward'],
])('%s stays as it is by %s', (href, navigation) => {
  expect(startQuery(href, navigation, stored, OWN, null)).toBeNull()
})

it('without a start page, or with one that is the default view, the bare address stays', () => {
  expect(startQuery(BARE, 'navigate', { ...stored, start: null }, NONE, null)).toBeNull()
  expect(startQuery(BARE, 'navigate', { ...stored, start: 'a' }, OWN, null)).toBeNull()
})

it('without a start page, the default view has the layout that it was given', () => {
  expect(startQuery(BARE, 'navigate', { ...stored, start: null }, OWN, null)).toBe(
    '?density=compact',
  )
  expect(startQuery(BARE, 'navigate', stored, OWN, null)).toBe('?status=failed')
})

it('begins in the time zone that was picked', () => {
  const none = { ...stored, start: null }
  expect(startQuery(BARE, 'navigate', none, NONE, 'utc')).toBe('?tz=utc')
  expect(startQuery(BARE, 'navigate', none, OWN, 'utc')).toBe('?density=compact&tz=utc')
  expect(startQuery(BARE, 'navigate', stored, NONE, 'utc')).toBe('?status=failed&tz=utc')
  expect(withZone('?created=24h', 'utc')).toBe('?created=24h&tz=utc')
  expect(withZone('?ended=7d&created=90m', 'utc')).toBe('?ended=7d&created=90m&tz=utc')
})

it.each([`${BARE}?`, `${BARE}?status=running`, `${BARE}?created=2026-03-01..2026-03-02`])(
  'a link keeps its own: %s',
  (href) => {
    expect(startQuery(href, 'navigate', stored, OWN, 'utc')).toBeNull()
  },
)

it.each([
  '?created=2026-03-01..2026-03-02',
  '?ended=2026-03-01..2026-03-02',
  '?gpu=H100&during=last-night',
  '?created=today',
  '?gpu=H100&tz=utc',
  '?tz=berlin',
])('a start page keeps the meaning of its dates and its own zone: %s', (query) => {
  const views = { ...stored, views: [{ id: 'b', name: 'Mine', query }] }
  expect(startQuery(BARE, 'navigate', views, NONE, 'utc')).toBe(query)
})
