// @vitest-environment jsdom
import { focusManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook } from '@testing-library/react'
import { HttpResponse } from 'msw'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { mockLogs, simulatedLines, type MockLine } from '#src/testing/mockLog.ts'
import { lineRefOf, printLineRef } from './lineRef.ts'
import type { OpenLog } from './openLog.ts'
import { useLog } from './useLog.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const NOW = Date.parse('2026-03-02T12:00:00Z')

/** A job that ended two hours ago, after two hours. */
const failed = aTrainingJob({
  created_at: new Date(NOW - 4 * HOUR).toISOString(),
  updated_at: new Date(NOW - 2 * HOUR).toISOString(),
  current_status: 'TRAINING_JOB_FAILED',
  error_message: 'ValueError: Out of data.',
  node_count: 2,
})
const running = aTrainingJob({
  created_at: new Date(NOW - HOUR).toISOString(),
  updated_at: new Date(NOW - HOUR + 2 * MINUTE).toISOString(),
})

let client: QueryClient

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  client = new QueryClient()
})
afterEach(() => {
  cleanup()
  client.clear()
  focusManager.setFocused(undefined)
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** Lets time pass and responses arrive. */
async function pass(ms: number) {
  for (const step of [ms, 1, 1, 1, 1, 1]) await act(() => vi.advanceTimersByTimeAsync(step))
}

function open(job: TrainingJob, line: string | null = null) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const hook = renderHook((props: [TrainingJob, string | null]) => useLog(...props), {
    wrapper,
    initialProps: [job, line],
  })
  return { ...hook, log: () => hook.result.current }
}

const linesOf = ({ log: { buffer } }: OpenLog) => buffer.slice(0, buffer.length)
const messages = (log: OpenLog) => linesOf(log).map(({ message }) => message)
const identity = (line: { readonly message: string; readonly replica?: string | null }) =>
  `${line.replica ?? ''} ${line.message}`

describe('the log of an ended job', () => {
  it('opens at its end, with one request', async () => {
    const api = mockLogs({ jobs: [failed] })
    const { log } = open(failed)
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
    const { log } = open(failed)
    await pass(0)
    for (let page = 0; page < 10; page += 1) {
      act(() => log().loadOlder())
      await pass(0)
    }
    expect(linesOf(log()).map(identity)).toEqual(simulatedLines(failed, NOW).map(identity))
  })

  it('isn’t loaded again when it is opened again', async () => {
    const api = mockLogs({ jobs: [failed] })
    const first = open(failed)
    await pass(0)
    first.unmount()
    await pass(MINUTE)
    const second = open(failed)
    expect(linesOf(second.log())).toHaveLength(1000)
    await pass(MINUTE)
    expect(api.requests).toHaveLength(1)
  })
})
