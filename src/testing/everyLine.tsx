import { focusManager } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { act } from '@testing-library/react'
import * as fc from 'fast-check'
import { HttpResponse } from 'msw'
import { expect, vi } from 'vitest'
import { randomFor, wholeBetween } from '#src/demo/random.ts'
import { lineRefOf, printLineRef } from '#src/logs/lineRef.ts'
import type { OpenLog } from '#src/logs/openLog.ts'
import { hasNewer, hasOlder, loadedRange } from '#src/logs/paging.ts'
import { mockLogs, type MockLine } from './mockLog.ts'
import { HOUR, MINUTE, NOW, openLog, pass, running, SECOND } from './openLog.tsx'

/** How long the job goes on, ms. */
const REST = 4 * MINUTE
const END = NOW + REST

interface Model {
  readonly seed: number
  /** The number of lines, apart from those that share a millisecond. */
  readonly count: number
  /** The numbers of lines that share a millisecond. */
  readonly floods: readonly number[]
}

/** Returns lines in clusters with silence in between, some late, in the order of their times. */
function linesOf({ seed, count, floods }: Model): MockLine[] {
  const random = randomFor(seed, 0)
  const clusters = Array.from({ length: 8 }, () => wholeBetween(random, -HOUR, REST))
  const line = (offset: number, nanos: number, message: string): MockLine => {
    const ms = NOW + Math.min(offset, REST)
    const late = random() < 0.2 ? wholeBetween(random, 0, 59 * SECOND) : 0
    return {
      timestamp: `${ms}${String(nanos).padStart(6, '0')}`,
      message,
      replica: random() < 0.5 ? 'node-0' : 'node-1',
      level: 'INFO',
      // After the job ends, its log is read for at least 10 s.
      arrival: Math.min(ms + late, END + 8 * SECOND),
    }
  }
  const near = () => {
    const cluster = clusters[wholeBetween(random, 0, clusters.length - 1)] ?? 0
    return Math.max(-HOUR, cluster + wholeBetween(random, 0, 20 * SECOND))
  }
  const lines = Array.from({ length: count }, (_, index) =>
    line(near(), wholeBetween(random, 0, 999_999), `line ${index}`),
  )
  const flooded = floods.flatMap((size, flood) => {
    const offset = near()
    return Array.from({ length: size }, (_, index) =>
      line(offset, index, `flood ${flood}, line ${index}`),
    )
  })
  return [...lines, ...flooded].sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1))
}

type Action =
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'fail'; readonly requests: number }
  | { readonly kind: 'link'; readonly at: number }
  | { readonly kind: 'loadOlder' | 'loadNewer' | 'loadLatest' | 'retry' | 'hide' | 'reopen' }

const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass'), ms: fc.nat(30 * SECOND) }) },
  fc.record({ kind: fc.constant('fail'), requests: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('link'), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constantFrom('loadOlder', 'loadNewer', 'loadLatest') }),
  fc.record({ kind: fc.constantFrom('retry', 'hide', 'reopen') }),
)

const timeOf = ({ timestamp }: MockLine) => Number(timestamp.slice(0, -6))
const idOf = ({ timestamp, replica, message }: MockLine) => `${timestamp} ${replica} ${message}`
const loadedIds = ({ log: { buffer } }: OpenLog) =>
  buffer
    .slice(0, buffer.length)
    .map(({ time, replica, message }) => `${time} ${replica} ${message}`)

/** Expects the loaded lines to be in order, each once, and complete in the loaded range except for late lines. */
function expectHonest(log: OpenLog, all: readonly MockLine[]): void {
  const ids = loadedIds(log)
  const known = new Set(ids)
  expect(ids).toEqual(all.map(idOf).filter((id) => known.has(id)))
  const range = loadedRange(log.log.paging)
  if (!range) return
  const missing = all.filter(
    (line) =>
      timeOf(line) >= range.from &&
      timeOf(line) <= range.to &&
      line.arrival === timeOf(line) &&
      !log.log.paging.unreadable.includes(timeOf(line)) &&
      !known.has(idOf(line)),
  )
  expect(missing).toEqual([])
}

/**
 * Expects the log to have every line once and in order, whatever the user, the network and the API do. A busy machine
 * takes fewer cases: at most six seconds for each.
 */
export async function expectEveryLine(client: () => QueryClient, numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        seed: fc.nat(),
        count: fc.nat(3500),
        floods: fc.array(fc.integer({ min: 2, max: 1500 }), { maxLength: 2 }),
      }),
      fc.array(action, { maxLength: 20 }),
      async (model, actions) => {
        vi.setSystemTime(NOW)
        client().clear()
        focusManager.setFocused(true)
        const all = linesOf(model)
        let failures = 0
        const api = mockLogs({ jobs: [running], lines: all })
        api.respond(() => {
          failures -= 1
          return failures >= 0
            ? HttpResponse.json(
                { error: { code: 'upstream_error', message: 'No.' } },
                { status: 502 },
              )
            : null
        })
        let line: string | null = null
        let page = openLog(client(), running)
        for (const each of actions) {
          if (Date.now() >= END - MINUTE) break
          if (each.kind === 'pass') await pass(each.ms)
          else if (each.kind === 'fail') failures = each.requests
          else if (each.kind === 'hide') {
            act(() => focusManager.setFocused(false))
            await pass(MINUTE)
            act(() => focusManager.setFocused(true))
          } else if (each.kind === 'reopen') {
            page.unmount()
            await pass(SECOND)
            page = openLog(client(), running, line)
          } else if (each.kind === 'link') {
            const linked = all[Math.floor(each.at * (all.length - 1))]
            line = linked ? linkOf(linked) : null
            page.rerender({ job: running, line })
          } else {
            const { kind } = each
            act(() => page.log()[kind]())
          }
          await pass(0)
          expectHonest(page.log(), all)
        }

        failures = 0
        while (Date.now() < END) await pass(10 * SECOND)
        page.rerender({ job: endedJob, line })
        for (let poll = 0; poll < 6; poll += 1) await pass(5 * SECOND)
        for (const [has, load] of [
          [hasOlder, 'loadOlder'],
          [hasNewer, 'loadNewer'],
        ] as const) {
          for (let step = 0; has(page.log().log.paging, page.log().span); step += 1) {
            expect(step).toBeLessThan(50)
            act(() => page.log()[load]())
            await pass(0)
          }
        }
        expect(page.log()).toMatchObject({ error: null, loading: false, reading: null })
        const { unreadable } = page.log().log.paging
        const isReadable = (id: string) => !unreadable.includes(Number(id.slice(0, 13)))
        expect(loadedIds(page.log()).filter(isReadable)).toEqual(all.map(idOf).filter(isReadable))
        for (const ms of unreadable) {
          expect(all.filter((each) => timeOf(each) === ms).length).toBeGreaterThanOrEqual(1000)
        }
        page.unmount()
      },
    ),
    { numRuns, interruptAfterTimeLimit: numRuns * 6 * SECOND },
  )
}

const endedJob = {
  ...running,
  current_status: 'TRAINING_JOB_FAILED',
  updated_at: new Date(END).toISOString(),
}

function linkOf({ timestamp, message, replica = null }: MockLine): string {
  return printLineRef(
    lineRefOf({ time: BigInt(timestamp), message, replica: replica ?? null, level: null }),
  )
}
