// @vitest-environment jsdom
import { focusManager } from '@tanstack/react-query'
import { act } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import type { LogLine as ApiLogLine } from '#src/contract/logs.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { mockLogs, simulatedLines } from '#src/testing/mockLog.ts'
import {
  DAY,
  HOUR,
  MINUTE,
  NOW,
  everySecond,
  failed,
  failedAfter,
  lineAt,
  linesOf,
  messagesOf,
  openLog,
  pass,
  running,
  secondAt,
  setUpLogs,
} from '#src/testing/openLog.tsx'
import type { LogLine } from './logLine.ts'
import { hasOlder } from './paging.ts'

const client = setUpLogs()

type AnyLine = Pick<LogLine | ApiLogLine, 'message' | 'replica'>
const identity = ({ message, replica }: AnyLine) => `${replica ?? ''} ${message}`

describe('the log of an ended job', () => {
  const at = Date.parse(failed.updated_at) - MINUTE

  it('opens at its end, with one request', async () => {
    const api = mockLogs({ jobs: [failed] })
    const { log } = openLog(client(), failed)
    expect(log()).toMatchObject({ loading: true, reading: 'older', error: null, link: 'none' })
    await pass(0)
    expect(log()).toMatchObject({ loading: false, reading: null, tailing: false, dropped: null })
    const all = simulatedLines(failed, NOW)
    expect(linesOf(log()).map(identity)).toEqual(all.slice(-1000).map(identity))
    await pass(10 * MINUTE)
    expect(api.requests).toHaveLength(1)
  })

  it('loads older lines up to the beginning, each once and in order', async () => {
    mockLogs({ jobs: [failed] })
    const { log } = openLog(client(), failed)
    await pass(0)
    while (hasOlder(log().log.paging, log().span)) {
      act(() => log().loadOlder())
      await pass(0)
    }
    expect(linesOf(log()).map(identity)).toEqual(simulatedLines(failed, NOW).map(identity))
  })

  it('isn’t loaded again when it is opened again', async () => {
    const api = mockLogs({ jobs: [failed] })
    const first = openLog(client(), failed)
    await pass(0)
    first.unmount()
    await pass(MINUTE)
    const again = openLog(client(), failed)
    expect(linesOf(again.log())).toHaveLength(1000)
    await pass(MINUTE)
    expect(api.requests).toHaveLength(1)
  })

  it('reads through silent weeks to the last lines', async () => {
    const job = failedAfter(40 * DAY)
    const start = Date.parse(job.created_at)
    const api = mockLogs({ jobs: [job], lines: [lineAt(start + MINUTE, 'the only line')] })
    const { log } = openLog(client(), job)
    await pass(0)
    expect(messagesOf(log())).toEqual(['the only line'])
    expect(api.requests).toHaveLength(6)
  })

  it('stops after 20 requests without a line, and continues when the user loads more', async () => {
    const job = failedAfter(200 * DAY)
    const start = Date.parse(job.created_at)
    const api = mockLogs({ jobs: [job], lines: [lineAt(start + MINUTE, 'the only line')] })
    const { log } = openLog(client(), job)
    await pass(MINUTE)
    expect(api.requests).toHaveLength(20)
    expect(log()).toMatchObject({ loading: false, reading: null })
    expect(hasOlder(log().log.paging, log().span)).toBe(true)
    act(() => log().loadOlder())
    await pass(0)
    expect(messagesOf(log())).toEqual(['the only line'])
  })

  it.each([
    [1000, []],
    [1998, []],
    [2500, [at]],
  ])('reads %i lines of one millisecond from both ends', async (count, unreadable) => {
    const flood = Array.from({ length: count }, (_, index) => ({
      ...lineAt(at, `flood ${index}`),
      timestamp: `${at}${String(index).padStart(6, '0')}`,
    }))
    const lines = [lineAt(at - 1, 'before'), ...flood, lineAt(at + 1, 'after')]
    mockLogs({ jobs: [failed], lines })
    const { log } = openLog(client(), failed)
    await pass(0)
    while (hasOlder(log().log.paging, log().span)) {
      act(() => log().loadOlder())
      await pass(0)
    }
    expect(log().log.paging.unreadable).toEqual(unreadable)
    const messages = messagesOf(log())
    const read = [...flood.slice(0, 1000), ...flood.slice(Math.max(1000, count - 1000))]
    expect(messages).toEqual(['before', ...read.map(({ message }) => message), 'after'])
  })
})

describe('another job', () => {
  const other = failedAfter(HOUR, 'other')

  it('never has the lines of the last one', async () => {
    const api = mockLogs({ jobs: [failed, other] })
    api.respond((request) =>
      HttpResponse.json({
        logs: [{ timestamp: `${request.end_epoch_millis}000000`, message: request.jobId }],
      }),
    )
    const { log, rerender } = openLog(client(), failed)
    // The response of the first job is still on its way.
    rerender({ job: other, line: null })
    expect(linesOf(log())).toEqual([])
    await pass(0)
    expect(messagesOf(log())).toEqual(['other'])
    expect(api.aborted()).toBe(1)
    rerender({ job: failed, line: null })
    expect(linesOf(log())).toEqual([])
    await pass(0)
    expect(messagesOf(log())).toEqual([failed.id])
  })

  it('leaves nothing running when the log is closed', async () => {
    const api = mockLogs({ jobs: [running] })
    api.respond(() => new Promise(() => {}))
    const { unmount } = openLog(client(), running)
    await pass(0)
    unmount()
    expect(api.aborted()).toBe(1)
    await pass(0)
    client().clear()
    expect(vi.getTimerCount()).toBe(0)
    await pass(HOUR)
    expect(api.requests).toHaveLength(1)
  })
})

describe('more than 100,000 lines', () => {
  it('drop those at the other end, whose end can be loaded again', async () => {
    const job = aTrainingJob({ created_at: new Date(NOW - 2 * DAY).toISOString() })
    const api = mockLogs({ jobs: [job] })
    api.respond(everySecond)
    const { log } = openLog(client(), job)
    await pass(0)
    act(() => focusManager.setFocused(false))
    for (let page = 0; page < 102; page += 1) {
      act(() => log().loadOlder())
      await pass(0)
    }
    act(() => focusManager.setFocused(true))
    expect(log().dropped).toBe('end')
    expect(log().log.buffer.length).toBeLessThanOrEqual(100_000)
    await pass(MINUTE)
    expect(log().tailing).toBe(false)
    expect(messagesOf(log()).at(-1)).not.toBe(secondAt(NOW))

    act(() => log().loadLatest())
    await pass(0)
    expect(log()).toMatchObject({ dropped: null, tailing: true })
    expect(messagesOf(log()).at(-1)).toBe(secondAt(NOW + MINUTE))
  })
})
