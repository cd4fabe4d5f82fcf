import { afterEach, expect, it, vi } from 'vitest'

const started = vi.fn<(url: unknown, options: unknown) => void>()

/** A constructor that records how it is called. */
function TestWorker(url: unknown, options: unknown): void {
  started(url, options)
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
  started.mockClear()
})

/** Creates a policy as in browsers with Trusted Types: its URLs are objects. */
const createPolicy = (_name: string, rules: { createScriptURL(): string }) => ({
  createScriptURL: () => ({ trusted: rules.createScriptURL() }),
})

const create = async () => (await import('./createRegexWorker.ts')).createRegexWorker()

it('starts the worker from its file', async () => {
  vi.stubGlobal('Worker', TestWorker)
  await create()
  const [url, options] = started.mock.calls[0] ?? []
  expect(String(url)).toContain('regexWorker')
  expect(options).toEqual({ type: 'module' })
})

it('starts the worker with a trusted URL if the page requires one', async () => {
  vi.stubGlobal('Worker', TestWorker)
  vi.stubGlobal('trustedTypes', { createPolicy })
  await create()
  const [url] = started.mock.calls[0] ?? []
  expect(JSON.stringify(url)).toMatch(/^\{"trusted":".*regexWorker/)
})
