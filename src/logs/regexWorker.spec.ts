import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
})

it('is ready once it is loaded, and then responds to each request', async () => {
  const posted = vi.fn<(response: unknown) => void>()
  const listeners: ((event: MessageEvent) => void)[] = []
  vi.stubGlobal('postMessage', posted)
  vi.stubGlobal('addEventListener', (_: string, listener: (event: MessageEvent) => void) => {
    listeners.push(listener)
  })
  await import('./regexWorker.ts')
  expect(posted.mock.calls[0]?.[0]).toBe('ready')
  const data = { pattern: '^b', chunks: [['a', 'b']] }
  for (const listener of listeners) listener(new MessageEvent('message', { data }))
  expect(posted.mock.calls[1]?.[0]).toEqual([Uint32Array.of(1)])
})
