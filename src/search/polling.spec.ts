import { describe, expect, it } from 'vitest'
import { needsUserAction, nextPoll, requestsFailures, type PollState } from './polling.ts'
import { SearchError, type SearchErrorKind } from './searchError.ts'

const success: PollState = { refreshInterval: 'auto', active: false, failures: false, error: null }

function failed(kind: SearchErrorKind, failures: number, retryAfter?: number): PollState {
  const error = new SearchError(kind, 'No.', retryAfter === undefined ? {} : { retryAfter })
  error.failures = failures
  return { ...success, error }
}

describe('nextPoll', () => {
  it('polls at the selected refresh interval', () => {
    expect(nextPoll({ ...success, refreshInterval: 10_000 })).toBe(10_000)
    expect(nextPoll({ ...success, refreshInterval: 60_000, active: true })).toBe(60_000)
  })

  it('depends on the jobs on auto', () => {
    expect(nextPoll({ ...success, active: true })).toBe(5_000)
    expect(nextPoll(success)).toBe(60_000)
  })

  it('polls failed jobs every 15 s on auto, and only on auto', () => {
    expect(nextPoll({ ...success, failures: true })).toBe(15_000)
    expect(nextPoll({ ...success, failures: true, active: true })).toBe(5_000)
    expect(nextPoll({ ...success, failures: true, refreshInterval: 60_000 })).toBe(60_000)
    expect(nextPoll({ ...success, failures: true, refreshInterval: 'never' })).toBe(false)
    expect(nextPoll({ ...failed('forbidden', 1), failures: true })).toBe(60_000)
  })

  it('never polls if refresh is off, not even after an error', () => {
    expect(nextPoll({ ...success, refreshInterval: 'never', active: true })).toBe(false)
    expect(nextPoll({ ...failed('network', 3), refreshInterval: 'never' })).toBe(false)
  })

  it('waits as long as a 429 requests, whatever the refresh interval', () => {
    expect(nextPoll({ ...failed('rate-limited', 1, 37_000), refreshInterval: 5_000 })).toBe(37_000)
    expect(nextPoll(failed('rate-limited', 4, 0))).toBe(1_000)
    expect(nextPoll(failed('rate-limited', 1))).toBe(5_000)
    expect(nextPoll(failed('rate-limited', 1, 1e12)), 'at most an hour').toBe(3_600_000)
  })

  it.each(['network', 'broken', 'server', 'busy', 'timeout', 'unreadable'] as const)(
    'backs off after %s',
    (kind) => {
      const waits = [1, 2, 4, 8, 16, 32, 60, 60, 60]
      for (const [index, seconds] of waits.entries()) {
        const wait = Number(nextPoll(failed(kind, index + 1)))
        expect(wait).toBeGreaterThanOrEqual(Math.min(60, 2 ** index) * 1000 * 0.8)
        expect(wait).toBeLessThanOrEqual(Math.min(60_000, seconds * 1000 * 1.2))
      }
    },
  )

  it('waits at least as long as a busy proxy requests', () => {
    expect(nextPoll(failed('busy', 1, 3_000))).toBe(3_000)
    expect(nextPoll(failed('busy', 4, 3_000))).toBeGreaterThanOrEqual(6_400)
    expect(nextPoll(failed('busy', 1, 1e12))).toBe(60_000)
  })

  it('spreads the retries of many pages', () => {
    const waits = Array.from({ length: 50 }, () => nextPoll(failed('network', 4)))
    expect(new Set(waits).size).toBeGreaterThan(10)
  })

  it('returns the same wait for the same error each time', () => {
    const state = failed('network', 2)
    expect(nextPoll(state)).toBe(nextPoll(state))
  })

  it.each(['no-key', 'refused', 'signed-out', 'unauthorized', 'forbidden', 'rejected'] as const)(
    'retries every minute after %s, whatever the refresh interval',
    (kind) => {
      expect(nextPoll(failed(kind, 1))).toBe(60_000)
      expect(nextPoll({ ...failed(kind, 9), refreshInterval: 5_000 })).toBe(60_000)
      expect(nextPoll({ ...failed(kind, 1), refreshInterval: 'never' })).toBe(false)
      expect(needsUserAction({ kind })).toBe(true)
    },
  )

  it('distinguishes temporary errors from those that only the user can fix', () => {
    const kinds = ['rate-limited', 'busy', 'server', 'timeout', 'unreadable', 'network'] as const
    expect(kinds.filter((kind) => needsUserAction({ kind }))).toEqual([])
    expect(needsUserAction({ kind: 'no-key' })).toBe(true)
  })
})

const prefixed = (words: readonly string[]) => words.map((word) => `TRAINING_JOB_${word}`)

describe('requestsFailures', () => {
  it.each([
    [['FAILED'], true],
    [['DEPLOY_FAILED', 'FAILED'], true],
    [['FAILED', 'STOPPED'], false],
    [['FAILED', 'RUNNING'], false],
    [['FAILED', 'PAUSED'], false],
    [[], false],
  ])('for statuses %j is %s', (words, expected) => {
    expect(requestsFailures({ statuses: prefixed(words) })).toBe(expected)
  })

  it('is false without a status filter', () => {
    expect(requestsFailures({})).toBe(false)
    expect(requestsFailures({ statuses: null })).toBe(false)
  })
})
