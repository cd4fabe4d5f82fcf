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
/** A stored layout of the default view. */
const OWN = new Map([['All', '?density=compact']])
const BARE = 'http://127.0.0.1:4173/'

it('opens the start page at the URL without a query, in any folder', () => {
  expect(startQuery(BARE, 'navigate', stored, NONE, null)).toBe('?status=failed')
  expect(startQuery('https://host/jobs/', undefined, stored, NONE, null)).toBe('?status=failed')
})

it.each([
  [`${BARE}?`, 'navigate'],
  [`${BARE}?status=running`, 'navigate'],
  [BARE, 'reload'],
  [BARE, 'back_forward'],
])('leaves %s unchanged on %s', (href, navigation) => {
  expect(startQuery(href, navigation, stored, OWN, null)).toBeNull()
})

it('leaves the URL unchanged if the start page is the default view', () => {
  expect(startQuery(BARE, 'navigate', { ...stored, start: null }, NONE, null)).toBeNull()
  expect(startQuery(BARE, 'navigate', { ...stored, start: 'a' }, OWN, null)).toBeNull()
})

it('opens the default view with its stored layout if there is no start page', () => {
  expect(startQuery(BARE, 'navigate', { ...stored, start: null }, OWN, null)).toBe(
    '?density=compact',
  )
  expect(startQuery(BARE, 'navigate', stored, OWN, null)).toBe('?status=failed')
})

it('opens in the selected time zone', () => {
  const none = { ...stored, start: null }
  expect(startQuery(BARE, 'navigate', none, NONE, 'utc')).toBe('?tz=utc')
  expect(startQuery(BARE, 'navigate', none, OWN, 'utc')).toBe('?density=compact&tz=utc')
  expect(startQuery(BARE, 'navigate', stored, NONE, 'utc')).toBe('?status=failed&tz=utc')
  expect(withZone('?created=24h', 'utc')).toBe('?created=24h&tz=utc')
  expect(withZone('?ended=7d&created=90m', 'utc')).toBe('?ended=7d&created=90m&tz=utc')
})

it.each([`${BARE}?`, `${BARE}?status=running`, `${BARE}?created=2026-03-01..2026-03-02`])(
  'leaves a link without the selected zone: %s',
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
])('leaves a start page with dates, words or its own zone unchanged: %s', (query) => {
  const views = { ...stored, views: [{ id: 'b', name: 'Mine', query }] }
  expect(startQuery(BARE, 'navigate', views, NONE, 'utc')).toBe(query)
})
