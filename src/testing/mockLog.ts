import { getResponse, HttpResponse, http } from 'msw'
import { vi } from 'vitest'
import { ENDPOINTS } from '#src/contract/endpoints.ts'
import { logsQuerySchema, type LogLine, type LogsQuery } from '#src/contract/logs.ts'
import { parseQuery } from '#src/contract/query.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { createHandlers } from '#src/demo/handlers.ts'
import { logsOf } from '#src/demo/logs.ts'
import { runOf } from '#src/demo/run.ts'

/** A line of a log, and when the API returns it first, ms since the epoch. */
export interface MockLine extends LogLine {
  readonly arrival: number
}

/** A request for log lines as the mock API received it. */
export interface LogRequest extends Required<Omit<LogsQuery, 'min_level'>> {
  readonly jobId: string
}

type Respond = (request: LogRequest) => Response | Promise<Response> | null

interface MockLogsOptions {
  readonly jobs: readonly TrainingJob[]
  /** The lines of every job's log; by default, those of the simulated organization. */
  readonly lines?: readonly MockLine[]
}

/** The mock API in place of the network, with the log requests that it received. */
export interface MockLogs {
  readonly requests: readonly LogRequest[]
  /** Returns the number of requests that the page has aborted. */
  readonly aborted: () => number
  /** Responds to log requests with a function; the mock API responds if that returns `null`. */
  readonly respond: (respond: Respond | null) => void
}

/** Responds to the page's requests as the mock API does, at the time of `Date.now`. */
export function mockLogs({ jobs, lines }: MockLogsOptions): MockLogs {
  const requests: LogRequest[] = []
  let aborted = 0
  let respond: Respond | null = null
  const sorted = lines?.toSorted((a, b) => (BigInt(a.timestamp) < BigInt(b.timestamp) ? -1 : 1))
  const handlers = createHandlers({ key: null, jobs: () => jobs, scenario: () => null })
  const logHandler = http.get(`*${ENDPOINTS.logs.replaceAll(/\{(\w+)\}/g, ':$1')}`, (received) => {
    const { query } = parseQuery(logsQuerySchema, new URL(received.request.url).searchParams)
    const { start_epoch_millis: start, end_epoch_millis: end, direction, limit } = query ?? {}
    if (start === undefined || end === undefined || !direction || limit === undefined) {
      throw new Error(`A request must have all parameters: ${received.request.url}`)
    }
    const request: LogRequest = {
      jobId: String(received.params['training_job_id']),
      start_epoch_millis: start,
      end_epoch_millis: end,
      direction,
      limit,
    }
    requests.push(request)
    return (
      respond?.(request) ??
      (sorted && HttpResponse.json({ logs: linesOf(sorted, request, Date.now()) })) ??
      undefined
    )
  })
  vi.stubGlobal('fetch', async (url: string, { signal, ...init }: RequestInit) => {
    // Without the signal, which is jsdom's.
    const request = new Request(new URL(url, 'http://localhost/'), init)
    const received = new AbortController()
    const abort = new Promise<never>((_, reject) => {
      const onAbort = () => {
        aborted += 1
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', onAbort, { once: true, signal: received.signal })
    })
    const response = await Promise.race([getResponse([logHandler, ...handlers], request), abort])
    received.abort()
    if (!response || response.type === 'error') throw new TypeError('Failed to fetch')
    return response
  })
  return {
    requests,
    aborted: () => aborted,
    respond: (next) => {
      respond = next
    },
  }
}

/** Returns those of the sorted lines that are in a window and have arrived, as the contract describes. */
function linesOf(lines: readonly MockLine[], request: LogRequest, now: number): LogLine[] {
  const { start_epoch_millis: start, end_epoch_millis: end, direction, limit } = request
  const found = lines.filter(({ arrival, timestamp }) => {
    const ms = Number(timestamp.slice(0, -6))
    return arrival <= now && ms >= start && ms <= end
  })
  return (direction === 'desc' ? found.toReversed() : found)
    .slice(0, limit)
    .map(({ timestamp, message, replica, level }) => ({ timestamp, message, replica, level }))
}

/** Returns all lines of a simulated job's log at a time, ms since the epoch, oldest first. */
export function simulatedLines(job: TrainingJob, now: number): LogLine[] {
  const start = Date.parse(job.created_at)
  const query = {
    start_epoch_millis: start,
    end_epoch_millis: Math.max(start, now),
    direction: 'asc',
    limit: Infinity,
  } as const
  const { logs, problem } = logsOf(runOf(job, undefined), query, now)
  if (problem !== null) throw new Error(problem)
  return logs
}
