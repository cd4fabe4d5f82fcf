// @vitest-environment jsdom
import { act } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { mockLogs } from '#src/testing/mockLog.ts'
import {
  DAY,
  HOUR,
  MINUTE,
  NOW,
  SECOND,
  everySecond,
  failed,
  failedAfter,
  linesOf,
  linkTo,
  messagesOf,
  openLog,
  pass,
  running,
  secondAt,
  setUpLogs,
} from '#src/testing/openLog.tsx'
import { hasNewer, loadedRange } from './paging.ts'

const client = setUpLogs()

describe('a linked line', () => {
  const start = Date.parse(failed.created_at)

  it('opens the log around it', async () => {
    const api = mockLogs({ jobs: [failed] })
    api.respond(everySecond)
    const { log } = openLog(client(), failed, linkTo(start + HOUR))
    expect(log()).toMatchObject({ loading: true, link: 'loading', linkedIndex: -1 })
    await pass(0)
    expect(log()).toMatchObject({ loading: false, link: 'found', linkedIndex: 1000 })
    const messages = messagesOf(log())
    expect(messages[1000]).toBe(secondAt(start + HOUR))
    expect(messages[0]).toBe(secondAt(start + HOUR - 1000 * SECOND))
    expect(messages).toHaveLength(2000)
    expect(api.requests).toHaveLength(2)
    act(() => log().loadNewer())
    await pass(0)
    expect(messagesOf(log()).at(-1)).toBe(secondAt(start + HOUR + 1998 * SECOND))
  })

  const end = Date.parse(failed.updated_at)

  it.each([
    ['of another line', linkTo(start + HOUR, 'another message'), start + HOUR, 2],
    ['just after a line', linkTo(start + HOUR + 400), start + HOUR, 2],
    ['just before a line', linkTo(start + HOUR - 400), start + HOUR, 2],
    ['before the job', linkTo(start - DAY), start, 1],
    ['after the job', linkTo(NOW - HOUR), end + 5 * MINUTE, 1],
  ])(
    'is missing at a time %s, and the log is open at the nearest one',
    async (_, line, nearest, requests) => {
      const api = mockLogs({ jobs: [failed] })
      api.respond(everySecond)
      const { log } = openLog(client(), failed, line)
      await pass(0)
      expect(log()).toMatchObject({ link: 'missing', loading: false })
      expect(messagesOf(log())[log().linkedIndex]).toBe(secondAt(nearest))
      expect(linesOf(log()).length).toBeGreaterThan(999)
      expect(api.requests).toHaveLength(requests)
      // Loading more doesn't search for it again.
      act(() => log().loadOlder())
      expect(log().link).toBe('missing')
    },
  )

  it('is unloaded with the lines around it, and can be loaded again', async () => {
    const job = failedAfter(2 * DAY)
    const api = mockLogs({ jobs: [job] })
    api.respond(everySecond)
    const at = Date.parse(job.created_at) + HOUR
    const { log } = openLog(client(), job, linkTo(at))
    await pass(0)
    for (let page = 0; page < 102; page += 1) {
      act(() => log().loadNewer())
      await pass(0)
    }
    expect(log()).toMatchObject({ link: 'unloaded', linkedIndex: -1, dropped: 'start' })
    act(() => log().loadLinked())
    await pass(0)
    expect(log()).toMatchObject({ link: 'found', dropped: null })
    expect(messagesOf(log())[log().linkedIndex]).toBe(secondAt(at))
  })

  it('needs no request if it is loaded, nor when the link is removed', async () => {
    const api = mockLogs({ jobs: [failed] })
    api.respond(everySecond)
    const { log, rerender } = openLog(client(), failed)
    await pass(0)
    rerender({ job: failed, line: linkTo(end) })
    expect(log()).toMatchObject({ link: 'found', loading: false })
    expect(messagesOf(log())[log().linkedIndex]).toBe(secondAt(end))
    rerender({ job: failed, line: null })
    await pass(MINUTE)
    expect(log()).toMatchObject({ link: 'none', linkedIndex: -1 })
    expect(api.requests).toHaveLength(1)
  })

  it('replaces the loaded lines if they don’t have its time', async () => {
    const api = mockLogs({ jobs: [failed] })
    api.respond(everySecond)
    const { log, rerender } = openLog(client(), failed)
    await pass(0)
    rerender({ job: failed, line: linkTo(start + MINUTE) })
    expect(log().loading).toBe(true)
    await pass(0)
    expect(log()).toMatchObject({ link: 'found', linkedIndex: 60 })
  })

  it('is left for the end of the log', async () => {
    const api = mockLogs({ jobs: [failed] })
    api.respond(everySecond)
    const { log } = openLog(client(), failed, linkTo(start + HOUR))
    await pass(0)
    const before = linesOf(log())
    api.respond(async (request) => {
      await new Promise((resolve) => setTimeout(resolve, SECOND))
      return everySecond(request)
    })
    act(() => log().loadLatest())
    await pass(0)
    expect(log().reading).toBe('newer')
    expect(linesOf(log())).toEqual(before)
    await pass(SECOND)
    expect(loadedRange(log().log.paging)?.to).toBeGreaterThanOrEqual(end)
    expect(linesOf(log())).toHaveLength(1000)
    expect(log()).toMatchObject({ link: 'none', dropped: null, loading: false })
    expect(hasNewer(log().log.paging, log().span)).toBe(false)
  })

  it('stays with the lines around it if the end connects to them', async () => {
    const api = mockLogs({ jobs: [failed] })
    api.respond(everySecond)
    const at = Date.parse(failed.updated_at) - 1500 * SECOND
    const { log } = openLog(client(), failed, linkTo(at))
    await pass(0)
    act(() => log().loadLatest())
    await pass(0)
    expect(log()).toMatchObject({ link: 'found', linkedIndex: 1000 })
    const messages = messagesOf(log())
    expect(new Set(messages).size).toBe(messages.length)
    expect(messages.at(-1)).toBe(secondAt(Date.parse(failed.updated_at) + 300 * SECOND))
    expect(messages).toHaveLength(1000 + 1800 + 1)
  })

  it('isn’t polled past, unless the end is loaded', async () => {
    const api = mockLogs({ jobs: [running] })
    api.respond(everySecond)
    const { log } = openLog(client(), running, linkTo(NOW - 50 * MINUTE))
    await pass(0)
    await pass(MINUTE)
    expect(api.requests).toHaveLength(2)
    expect(log().tailing).toBe(false)
    act(() => log().loadLatest())
    await pass(0)
    expect(log().tailing).toBe(true)
    await pass(2 * SECOND)
    expect(messagesOf(log()).at(-1)).toBe(secondAt(NOW + MINUTE + 2 * SECOND))
  })

  it('is forgotten when the log is opened again without a link: at its end', async () => {
    const api = mockLogs({ jobs: [failed] })
    api.respond(everySecond)
    const first = openLog(client(), failed, linkTo(start + HOUR))
    await pass(0)
    first.unmount()
    const { log } = openLog(client(), failed)
    await pass(0)
    expect(hasNewer(log().log.paging, log().span)).toBe(false)
    expect(api.requests).toHaveLength(3)
  })
})
