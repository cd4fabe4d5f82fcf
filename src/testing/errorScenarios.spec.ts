import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { SCENARIOS, type ScenarioId } from '#src/demo/scenarios.ts'
import { nextPoll } from '#src/search/polling.ts'
import type { SearchError, SearchErrorKind } from '#src/search/searchError.ts'
import { ERROR_SCENARIOS, type ErrorScenario } from './errorScenarios.ts'
import { type ProxyOptions, startSearches } from './searches.ts'
import { ENDLESS_JOB, fiftyMegabytes, ODD_RESPONSES } from './wireErrors.ts'

/**
 * Tests how the page handles every response that the API could send: with the real reader and the real
 * proxy on real sockets, without a browser. `e2e/nightly/errors.spec.ts` tests the same in the browser.
 */

/** Longer than the responses that are slow on purpose, ms. */
const LONG_TIMEOUT_MS = 10_000

const { mockApi, useNewProxy, search, failure, close } = await startSearches()
afterAll(close)

/** Returns the delay of the first retry of a page that refreshes every 5 s, ms. */
const retryAfter = (error: SearchError) =>
  nextPoll({ refreshInterval: 5000, active: true, failures: false, error })

beforeEach(async () => {
  mockApi.reset()
  await useNewProxy()
})

describe('a response that fails a search', () => {
  it.each(ERROR_SCENARIOS)('$name: $kind', async ({ respond, kind, status, reason, retry }) => {
    const before = await search()
    mockApi.setError(respond)
    const error = await failure()
    expect(error.kind).toBe(kind)
    expect(error.message).toMatch(reason)
    if (status !== undefined) expect(error.status).toBe(status)
    expect(error.isQuote, 'what Baseten says, and nothing else').toBe(
      /^(?:Reason \d|Slow down|Invalid|Not yours)/.test(error.message),
    )
    if (retry === 'backoff') {
      expect(retryAfter(error)).toBeGreaterThanOrEqual(800)
      expect(retryAfter(error)).toBeLessThanOrEqual(1200)
    } else {
      expect(retryAfter(error)).toBe(retry === 'minute' ? 60_000 : retry)
    }

    mockApi.setError(null)
    // After a 429, the proxy itself waits too.
    if (kind === 'rate-limited') await useNewProxy()
    expect(await search(before), 'the same result, so that no row renders again').toBe(before)
  })
})

it.each(ERROR_SCENARIOS.filter(({ name }) => name.endsWith('to another host')))(
  '$name is not followed',
  async ({ respond }) => {
    mockApi.setError(respond)
    await failure()
    expect(mockApi.requests).toHaveLength(1)
  },
)

describe('a failure that the proxy causes itself', () => {
  it.each<[kind: SearchErrorKind, reason: RegExp, retry: number, proxy: ProxyOptions]>([
    ['no-key', /BASETEN_API_KEY/, 60_000, { apiKey: '' }],
    ['refused', /other origins/, 60_000, { headers: { origin: 'http://evil.example' } }],
  ])('%s', async (kind, reason, retry, proxy) => {
    await useNewProxy(proxy)
    const error = await failure()
    expect(error.kind).toBe(kind)
    expect(error.message).toMatch(reason)
    expect(retryAfter(error)).toBe(retry)
    expect(error.isQuote).toBe(false)
    expect(mockApi.requests).toHaveLength(0)
  })
})

it('too many calls under way fail a search for now', async () => {
  await useNewProxy({ timeoutMs: LONG_TIMEOUT_MS })
  const endCalls: (() => void)[] = []
  mockApi.setError(({ socket }) => void endCalls.push(() => socket.destroy()))
  const waiting = Array.from({ length: 64 }, () => failure())
  await vi.waitFor(() => expect(endCalls).toHaveLength(64), 10_000)
  const error = await failure()
  expect(error.kind).toBe('busy')
  expect(error.status).toBe(503)
  expect(error.isQuote).toBe(false)
  expect(retryAfter(error)).toBeGreaterThanOrEqual(1_000)
  expect(retryAfter(error)).toBeLessThanOrEqual(3_000)
  expect(mockApi.requests).toHaveLength(64)

  mockApi.setError(null)
  for (const end of endCalls) end()
  await Promise.all(waiting)
  expect((await search()).jobs).toHaveLength(3)
})

describe('an unusual response that is valid', () => {
  beforeEach(() => useNewProxy({ timeoutMs: LONG_TIMEOUT_MS }))

  it.each(Object.entries(ODD_RESPONSES))('%s', async (name, respond) => {
    mockApi.setError(respond)
    const { jobs, invalidRows } = await search()
    const first = name === 'bytes that are not UTF-8' ? 'llama-sft\ufffd\ufffd' : 'llama-sft'
    expect(jobs.map((job) => job.name)).toEqual([first, 'qwen-dpo', 'whisper-small'])
    expect(invalidRows).toBeNull()
  })

  it('50 MB of text instead of a job is an invalid row', async () => {
    mockApi.setError(ENDLESS_JOB)
    const { jobs, invalidRows } = await search()
    expect(jobs).toEqual([])
    expect(invalidRows?.count).toBe(1)
  })

  it('a response of 50 MB has all of its jobs', async () => {
    const { count, error: scenario } = fiftyMegabytes()
    mockApi.setError(scenario)
    const { jobs, invalidRows } = await search()
    expect(jobs).toHaveLength(count)
    expect(invalidRows).toBeNull()
  })
})

describe('the table of scenarios', () => {
  it('has a unique name for each scenario', () => {
    const names = ERROR_SCENARIOS.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  it('runs one scenario of each kind that the API can cause in the browser in the gate', () => {
    const kinds = ERROR_SCENARIOS.filter(({ inGate }) => inGate).map(({ kind }) => kind)
    const caused: Readonly<Record<SearchErrorKind, boolean>> = {
      // The proxy, its absence or a login in front of it causes these: `e2e/errors.spec.ts`, `e2e/away.spec.ts` and
      // `e2e/login.spec.ts` test them.
      'no-key': false,
      'signed-out': false,
      refused: false,
      busy: false,
      network: false,
      unauthorized: true,
      forbidden: true,
      'rate-limited': true,
      rejected: true,
      server: true,
      timeout: true,
      unreadable: true,
      broken: true,
    }
    const expected = Object.entries(caused).flatMap(([kind, isCaused]) => (isCaused ? [kind] : []))
    expect(kinds.sort()).toEqual(expected.sort())
  })
})

describe('the errors that the demo simulates', () => {
  /** The error kind of each scenario; `null` if the search succeeds. The compiler requires all of them. */
  const kinds: Readonly<Record<ScenarioId, ErrorScenario['kind'] | null>> = {
    'err-401': 'unauthorized',
    'err-403': 'forbidden',
    'err-429': 'rate-limited',
    'err-500': 'server',
    'err-502': 'server',
    'err-slow': null,
    'err-timeout': 'timeout',
    'err-drop': 'broken',
    'err-stall': 'broken',
    'err-truncated': 'unreadable',
    'err-html': 'unreadable',
    'err-not-a-list': 'unreadable',
    'err-bad-rows': null,
    'err-unknown-status': null,
    'err-empty': null,
    'err-logs-403': null,
    'err-logs-404': null,
    'err-logs-429': null,
    'err-logs-slow': null,
    'err-logs-drop': null,
    'err-logs-empty': null,
    'err-metrics-403': null,
    'err-metrics-empty': null,
    'log-flood': null,
    'log-late': null,
    'err-checkpoints-403': null,
    'err-capacity-403': null,
  }

  it.each(SCENARIOS.filter(({ id }) => kinds[id] !== null))('$id', async ({ id }) => {
    mockApi.setError(id)
    expect((await failure()).kind).toBe(kinds[id])
  })
})
