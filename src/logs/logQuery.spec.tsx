// @vitest-environment jsdom
import { focusManager } from '@tanstack/react-query'
import { act } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { clockOffset } from '#src/lib/apiClock.ts'
import { mockLogs } from '#src/testing/mockLog.ts'
import {
  HOUR,
  MINUTE,
  NOW,
  SECOND,
  everySecond,
  failed,
  lineAt,
  linesOf,
  messagesOf,
  openLog,
  pass,
  running,
  secondAt,
  setUpLogs,
} from '#src/testing/openLog.tsx'
import type { OpenLog } from './openLog.ts'
import { hasOlder } from './paging.ts'

const client = setUpLogs()

/** Returns since when requests fail, to the second. */
const dateOf = ({ failedSince }: OpenLog) => Math.round((failedSince ?? 0) / SECOND) * SECOND

const refuse = (status: number, code: string) => () =>
  HttpResponse.json({ error: { code, message: 'No.' } }, { status })

describe('the log of a running job', () => {
  it('is polled every 2 seconds, and counts the lines that arrive', async () => {
    const api = mockLogs({ jobs: [running] })
    api.respond(everySecond)
    const { log } = openLog(client(), running)
    await pass(0)
    expect(log()).toMatchObject({ tailing: true, arrived: 0 })
    await pass(2 * SECOND)
    expect(api.requests).toHaveLength(2)
    expect(log()).toMatchObject({ tailing: true, arrived: 2, reading: null })
    for (let poll = 0; poll < 29; poll += 1) await pass(2 * SECOND)
    expect(api.requests).toHaveLength(31)
    expect(log().arrived).toBe(60)
    expect(messagesOf(log()).at(-1)).toBe(secondAt(NOW + MINUTE))
  })

  it('isn’t polled in a hidden tab, and at once when the tab is displayed', async () => {
    const api = mockLogs({ jobs: [running] })
    api.respond(everySecond)
    const { log } = openLog(client(), running)
    await pass(0)
    act(() => focusManager.setFocused(false))
    await pass(HOUR)
    expect(api.requests).toHaveLength(1)
    expect(log().tailing).toBe(false)
    act(() => focusManager.setFocused(true))
    await pass(0)
    // 3,600 lines, and those of the last minute again.
    expect(api.requests).toHaveLength(5)
    expect(log()).toMatchObject({ tailing: true, arrived: 3600 })
  })

  it('is polled for 10 seconds after the page received that the job has ended', async () => {
    const api = mockLogs({ jobs: [running] })
    api.respond(everySecond)
    const { log, rerender } = openLog(client(), running)
    await pass(0)
    const ended = {
      ...running,
      current_status: 'TRAINING_JOB_FAILED',
      updated_at: new Date(NOW - 8 * SECOND).toISOString(),
    }
    rerender({ job: ended, line: null })
    for (let poll = 0; poll < 20; poll += 1) await pass(2 * SECOND)
    // Every 2 s, the last time 2 s after the request that was less than 10 s after the end.
    expect(api.requests).toHaveLength(7)
    expect(log()).toMatchObject({ tailing: false, error: null })
  })

  it('has late lines at the end of a job whose late lines take several requests', async () => {
    // 1,500 lines a minute.
    const lines = Array.from({ length: 4500 }, (_, index) =>
      lineAt(NOW - 2 * MINUTE + 40 * index, `line ${index}`),
    )
    const late = lineAt(NOW + SECOND, 'late', 9 * SECOND)
    const api = mockLogs({ jobs: [running], lines: [...lines, late] })
    const { log, rerender } = openLog(client(), running)
    await pass(0)
    await pass(2 * SECOND)
    await pass(2 * SECOND)
    const before = api.requests.length
    await pass(2 * SECOND)
    // While the job is active, they are read only every 20 s.
    expect(api.requests).toHaveLength(before + 1)
    expect(api.requests.at(-1)?.start_epoch_millis).toBeGreaterThan(NOW + SECOND)
    const ended = {
      ...running,
      current_status: 'TRAINING_JOB_COMPLETED',
      updated_at: new Date(NOW + 5 * SECOND).toISOString(),
    }
    rerender({ job: ended, line: null })
    for (let poll = 0; poll < 10; poll += 1) await pass(2 * SECOND)
    expect(log().tailing).toBe(false)
    expect(messagesOf(log())).toContain('late')
  })

  it('has lines that arrive late, in order', async () => {
    const lines = [
      lineAt(NOW - 50 * SECOND, 'late', 55 * SECOND),
      lineAt(NOW - 40 * SECOND, 'first'),
      lineAt(NOW - 30 * SECOND, 'very late', 59 * SECOND),
    ]
    mockLogs({ jobs: [running], lines })
    const { log } = openLog(client(), running)
    await pass(0)
    expect(messagesOf(log())).toEqual(['first'])
    for (let poll = 0; poll < 20; poll += 1) await pass(2 * SECOND)
    expect(messagesOf(log())).toEqual(['late', 'first', 'very late'])
  })

  it('is requested by the API’s clock', async () => {
    clockOffset.set(2 * HOUR)
    const api = mockLogs({ jobs: [running] })
    openLog(client(), running)
    await pass(0)
    expect(api.requests).toMatchObject([{ end_epoch_millis: NOW + 2 * HOUR + MINUTE }])
  })

  it('is read in steps of 20 requests after a long time in the background', async () => {
    const api = mockLogs({ jobs: [running] })
    api.respond(everySecond)
    const { log } = openLog(client(), running)
    await pass(0)
    act(() => focusManager.setFocused(false))
    await pass(8 * HOUR)
    act(() => focusManager.setFocused(true))
    await pass(0)
    expect(api.requests).toHaveLength(21)
    for (let poll = 0; poll < 6; poll += 1) await pass(2 * SECOND)
    expect(log().arrived).toBe(8 * 3600 + 12)
  })
})

describe('a failed request', () => {
  it.each([
    [403, 'forbidden', 'forbidden'],
    [404, 'not_found', 'rejected'],
    [504, 'upstream_timeout', 'timeout'],
    [500, 'upstream_error', 'server'],
  ])('with status %i leaves the lines, and is dated', async (status, code, kind) => {
    const api = mockLogs({ jobs: [running] })
    api.respond(everySecond)
    const { log } = openLog(client(), running)
    await pass(0)
    const before = linesOf(log())
    api.respond(refuse(status, code))
    for (let poll = 0; poll < 5; poll += 1) await pass(2 * SECOND)
    expect(linesOf(log())).toEqual(before)
    expect(log()).toMatchObject({ error: { kind }, loading: false })
    expect(dateOf(log())).toBe(NOW + 2 * SECOND)
    api.respond(everySecond)
    act(() => log().retry())
    await pass(0)
    expect(log()).toMatchObject({ error: null, failedSince: null })
    expect(messagesOf(log()).at(-1)).toBe(secondAt(NOW + 10 * SECOND))
  })

  it('is repeated without the user, with growing waits', async () => {
    const api = mockLogs({ jobs: [failed] })
    api.respond(refuse(500, 'upstream_error'))
    const { log } = openLog(client(), failed)
    await pass(0)
    expect(log()).toMatchObject({ loading: false, error: { failures: 1 } })
    expect(dateOf(log())).toBe(NOW)
    // After 1, 2, 4, 8 and 16 s.
    for (let seconds = 0; seconds < 31; seconds += 1) await pass(SECOND)
    expect(api.requests).toHaveLength(6)
    expect(log().error?.failures).toBe(6)
    expect(dateOf(log())).toBe(NOW)
    api.respond(null)
    await pass(MINUTE)
    expect(log()).toMatchObject({ error: null, loading: false })
    expect(linesOf(log())).toHaveLength(1000)
  })

  it('isn’t repeated before the wait that the API requests, not even by the user', async () => {
    const api = mockLogs({ jobs: [failed] })
    api.respond(() =>
      HttpResponse.json({ error: 'Rate limit exceeded.', retry_after: 30 }, { status: 429 }),
    )
    const first = openLog(client(), failed)
    await pass(0)
    act(() => first.log().retry())
    await pass(10 * SECOND)
    act(() => first.log().loadOlder())
    first.unmount()
    await pass(SECOND)
    const { log } = openLog(client(), failed)
    await pass(SECOND)
    expect(api.requests).toHaveLength(1)
    expect(log()).toMatchObject({ error: { kind: 'rate-limited' }, isRetrying: false })
    expect(dateOf(log())).toBe(NOW)
    expect(Math.abs(log().waitUntil - (NOW + 30 * SECOND))).toBeLessThan(10)
    expect(log().retryAt).toBe(log().waitUntil)
    api.respond(null)
    await pass(30 * SECOND)
    expect(api.requests).toHaveLength(2)
    expect(log().error).toBeNull()
  })

  it('of older lines is repeated for these', async () => {
    const api = mockLogs({ jobs: [running] })
    api.respond(everySecond)
    const { log } = openLog(client(), running)
    await pass(0)
    api.respond(refuse(500, 'upstream_error'))
    act(() => log().loadOlder())
    await pass(0)
    expect(log().error).not.toBeNull()
    api.respond(everySecond)
    await pass(SECOND)
    expect(linesOf(log())).toHaveLength(1999)
    expect(api.requests.at(-1)?.direction).toBe('desc')
    await pass(2 * SECOND)
    expect(api.requests.at(-1)?.direction).toBe('asc')
  })
})

const inProject = (id: string, job = running) => ({
  ...job,
  training_project_id: id,
  training_project: { id, name: id },
})

describe('in a project of the mock API', () => {
  it.each([
    ['err-logs-403', 'forbidden'],
    ['err-logs-404', 'rejected'],
    ['err-logs-429', 'rate-limited'],
    ['err-logs-drop', 'broken'],
  ])('%s, the error is %s', async (project, kind) => {
    const job = inProject(project)
    mockLogs({ jobs: [job] })
    const { log } = openLog(client(), job)
    await pass(SECOND / 2)
    expect(log()).toMatchObject({ loading: false, error: { kind } })
    expect(dateOf(log())).toBe(NOW)
  })

  it('err-logs-slow, the log is loading until the response arrives', async () => {
    const job = inProject('err-logs-slow')
    mockLogs({ jobs: [job] })
    const { log } = openLog(client(), job)
    await pass(2 * SECOND)
    expect(log()).toMatchObject({ loading: true, error: null })
    await pass(2 * SECOND)
    expect(log()).toMatchObject({ loading: false, error: null })
    expect(linesOf(log()).length).toBeGreaterThan(0)
  })

  it('err-logs-empty, the log has no lines', async () => {
    const job = inProject('err-logs-empty')
    mockLogs({ jobs: [job] })
    const { log } = openLog(client(), job)
    await pass(0)
    expect(log()).toMatchObject({ loading: false, error: null, tailing: true })
    expect(linesOf(log())).toEqual([])
    expect(hasOlder(log().log.paging, log().span)).toBe(false)
  })

  it('log-flood, the milliseconds that can’t be read are reported', async () => {
    const job = inProject('log-flood', failed)
    mockLogs({ jobs: [job] })
    const { log } = openLog(client(), job)
    await pass(0)
    while (hasOlder(log().log.paging, log().span)) {
      act(() => log().loadOlder())
      await pass(0)
    }
    const { unreadable } = log().log.paging
    expect(unreadable.length).toBeGreaterThan(5)
    const [first = 0, second = 0] = unreadable
    expect(second - first).toBe(10 * MINUTE)
  })

  it('log-late, a log that was polled has the lines of one that is opened later', async () => {
    const job = inProject('log-late')
    mockLogs({ jobs: [job] })
    const polled = openLog(client(), job)
    await pass(0)
    for (let poll = 0; poll < 60; poll += 1) await pass(2 * SECOND)
    expect(polled.log().arrived).toBeGreaterThan(0)
    // Later lines can still be missing.
    const settled = BigInt(Date.now() - MINUTE) * 1_000_000n
    const lines = linesOf(polled.log()).filter(({ time }) => time < settled)
    polled.unmount()
    client().clear()
    const { log } = openLog(client(), job)
    await pass(0)
    const opened = linesOf(log()).filter(({ time }) => time < settled)
    expect(opened.length).toBeGreaterThan(100)
    expect(opened).toEqual(lines.slice(-opened.length))
  })
})
