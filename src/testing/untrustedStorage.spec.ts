// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import * as fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { parseHistory, printHistory, statusHistory } from '#src/details/persistedHistory.ts'
import { currentSaved, parseLayouts } from '#src/view/saved/layouts.ts'
import { parseViews, printViews } from '#src/view/saved/savedViews.ts'
import { startQuery } from '#src/view/saved/start.ts'
import { parseView } from '#src/view/url.ts'
import { parseAlerts, printAlerts, unacknowledged, withEndedJobs } from '#src/watch/alerts.ts'
import { parseWatches, watchCount } from '#src/watch/watches.ts'
import { headline } from '#src/watch/words.ts'
import { anyStored, STORED } from './untrustedStorage.ts'

beforeEach(() => sessionStorage.clear())

const printJson = (value: unknown) => JSON.stringify(value)

/** Parses a stored text, prints the result, and parses that again. */
const formats: Record<
  string,
  (text: string) => { readonly read: unknown; readonly again: unknown }
> = {
  views: (text) => ({ read: parseViews(text), again: parseViews(printViews(parseViews(text))) }),
  layouts: (text) => ({
    read: parseLayouts(text),
    again: parseLayouts(printJson(Object.fromEntries(parseLayouts(text)))),
  }),
  watches: (text) => ({
    read: parseWatches(text),
    again: parseWatches(printJson(parseWatches(text))),
  }),
  'watch-news': (text) => ({
    read: parseAlerts(text),
    again: parseAlerts(printAlerts(parseAlerts(text))),
  }),
  sightings: (text) => ({
    read: parseHistory(text),
    again: parseHistory(printHistory(parseHistory(text))),
  }),
}

describe.each(Object.entries(formats))('data stored as %s', (key, format) => {
  it('can be read whatever it is, and is the same after it is stored and read again', () => {
    fc.assert(
      fc.property(anyStored(key), (text) => {
        const { read, again } = format(text)
        expect(again).toEqual(read)
      }),
      { numRuns: 500 },
    )
  })

  it('is read completely if it is valid', () => {
    const { read } = format(JSON.stringify(STORED[key]))
    expect(JSON.stringify(read instanceof Map ? [...read] : read)).toMatch(/p7qr9qv|Broken|Running/)
  })
})

it('data read from any stored text can be used', () => {
  fc.assert(
    fc.property(
      anyStored('views'),
      anyStored('layouts'),
      anyStored('watch-news'),
      (views, stored, alerts) => {
        const saved = parseViews(views)
        const layouts = parseLayouts(stored)
        const start = startQuery('http://here/', 'navigate', saved, layouts, null)
        expect(start === null || start.startsWith('?')).toBe(true)
        const view = parseView(start ?? '')
        expect(() => currentSaved(view, saved.views, layouts)).not.toThrow()
        const items = withEndedJobs(parseAlerts(alerts), [], 0)
        expect(typeof (headline(unacknowledged(items)) ?? '')).toBe('string')
      },
    ),
  )
  expect(watchCount(parseWatches(null))).toBe(0)
})

it('the status history can be stored and read, whatever was stored before', () => {
  fc.assert(
    fc.property(anyStored('sightings'), (text) => {
      sessionStorage.setItem('sightings', text)
      const history = statusHistory(new QueryClient())
      history.set(history.get())
      expect(statusHistory(new QueryClient()).get()).toEqual(history.get())
    }),
  )
})
