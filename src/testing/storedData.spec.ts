// @vitest-environment jsdom
import { Blob as NodeBlob } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { QueryClient } from '@tanstack/react-query'
import { cleanup, renderHook } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { z } from '#src/contract/zod.ts'

const samples = z
  .array(
    z.object({
      what: z.string(),
      storage: z.enum(['local', 'session', 'file']),
      key: z.string(),
      /** The stored text, in the browser or in a file. */
      text: z.string(),
      value: z.unknown(),
    }),
  )
  .parse(JSON.parse(readFileSync('src/testing/storedData.json', 'utf8')))

/** Parses the data of each key as the page does on load; for a file, calls its reader. */
const readers: Readonly<Record<string, (text: string) => Promise<unknown>>> = {
  views: async () => (await import('#src/view/saved/savedViews.ts')).savedViews.get(),
  layouts: async () =>
    Object.fromEntries((await import('#src/view/saved/layouts.ts')).layouts.get()),
  watches: async () => (await import('#src/watch/watches.ts')).watches.get(),
  'watch-news': async () => {
    const { alerts, printAlerts } = await import('#src/watch/alerts.ts')
    return JSON.parse(printAlerts(alerts.get())) as unknown
  },
  sightings: async () => {
    const { statusHistory } = await import('#src/details/persistedHistory.ts')
    return [...statusHistory(new QueryClient()).get()]
  },
  me: async () => {
    const { useMe } = await import('#src/filters/me.ts')
    return renderHook(useMe).result.current
  },
  theme: async () => {
    runInThisContext(readFileSync('public/start.js', 'utf8'))
    const { useTheme } = await import('#src/app/theme.ts')
    return renderHook(useTheme).result.current
  },
  zone: async () => ({
    picked: (await import('#src/view/saved/selectedZone.ts')).selectedZone.get(),
  }),
  patterns: async () => {
    const { usePatterns } = await import('#src/overview/patterns.ts')
    return renderHook(usePatterns).result.current
  },
  'log-wrap': async () => (await import('#src/logs/logPreferences.ts')).wrapsLines.get(),
  'log-time': async () => (await import('#src/logs/logPreferences.ts')).timeSinceCreation.get(),
  'saved-views.json': async (text) =>
    (await import('#src/saved-views/viewsFile.ts')).readViewsFile(
      // Node's, since jsdom's has no `text` method.
      new NodeBlob([text]),
    ),
}

beforeEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
  delete document.documentElement.dataset['theme']
  vi.resetModules()
})

it.each(samples)('reads the same value as before: $what', async ({ storage, key, text, value }) => {
  if (storage === 'local') localStorage.setItem(key, text)
  if (storage === 'session') sessionStorage.setItem(key, text)
  const read = await readers[key]?.(text)
  // A later version may read more of it.
  expect({ read }, 'stored data is a promise: see docs/decisions/README.md').toMatchObject({
    read: value,
  })
})

it('has a sample of everything that the page stores', () => {
  expect(new Set(samples.map(({ key }) => key))).toEqual(new Set(Object.keys(readers)))
})
