import { describe, expect, it } from 'vitest'
import { SearchError } from '#src/search/searchError.ts'
import { nextTailPoll, type TailState } from './tail.ts'

const running: TailState = { visible: true, active: true, endedAt: null, now: 100_000, error: null }
const ended = { ...running, active: false, endedAt: 100_000 }

describe('a log', () => {
  it('is polled every 2 s while it is visible and its job is active', () => {
    expect(nextTailPoll(running)).toBe(2000)
    expect(nextTailPoll({ ...running, visible: false })).toBe(false)
    expect(nextTailPoll({ ...running, active: false })).toBe(false)
  })

  it('is polled for 10 s after the end of its job', () => {
    expect(nextTailPoll(ended)).toBe(2000)
    expect(nextTailPoll({ ...ended, now: 109_999 })).toBe(2000)
    expect(nextTailPoll({ ...ended, now: 110_000 })).toBe(false)
    expect(nextTailPoll({ ...ended, visible: false })).toBe(false)
  })

  it('waits as long as the API requests after a 429', () => {
    const error = new SearchError('rate-limited', '', { retryAfter: 37_000 })
    expect(nextTailPoll({ ...running, error })).toBe(37_000)
    expect(nextTailPoll({ ...ended, error })).toBe(37_000)
    const short = new SearchError('rate-limited', '', { retryAfter: 1000 })
    expect(nextTailPoll({ ...running, error: short })).toBe(2000)
  })

  it('is polled more slowly after each error, and once a minute if only the user can fix it', () => {
    const error = new SearchError('server', '')
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((failures) => {
      error.failures = failures
      return Number(nextTailPoll({ ...running, error }))
    })
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(waits[0]).toBe(2000)
    expect(waits[7]).toBe(60_000)
    expect(nextTailPoll({ ...running, error: new SearchError('forbidden', '') })).toBe(60_000)
  })
})
