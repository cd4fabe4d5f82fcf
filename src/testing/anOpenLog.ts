import type { LogLine as ApiLogLine } from '#src/contract/logs.ts'
import { LineBuffer } from '#src/logs/lineBuffer.ts'
import { NANOS_PER_MS, readLogLines } from '#src/logs/logLine.ts'
import type { OpenLog } from '#src/logs/openLog.ts'
import { openAtStart, type Paging } from '#src/logs/paging.ts'
import { aTrainingJob } from './job.ts'

/** When the job of {@link anOpenLog} was created, ms since the epoch. */
export const CREATED = Date.parse('2026-03-02T09:00:00.000Z')

/** Returns a line at a number of ms after the job's creation. */
export function aLine(ms: number, message: string, rest: Partial<ApiLogLine> = {}): ApiLogLine {
  return {
    timestamp: String(BigInt(CREATED + ms) * NANOS_PER_MS),
    message,
    replica: null,
    request_id: null,
    level: 'INFO',
    ...rest,
  }
}

/** Returns lines, one per second, with these messages. */
export function linesWith(messages: readonly string[]): ApiLogLine[] {
  return messages.map((message, index) => aLine(1000 * index, message))
}

const nothing = () => {}

/** Returns the completely loaded log of a job that has ended; with these fields replaced. */
export function anOpenLog(
  lines: readonly ApiLogLine[],
  { paging, ...overrides }: Partial<OpenLog> & { readonly paging?: Partial<Paging> } = {},
): OpenLog {
  const job = aTrainingJob({ current_status: 'TRAINING_JOB_COMPLETED' })
  const endedAt = CREATED + 3_600_000
  const span = { createdAt: CREATED, endedAt }
  const { buffer } = LineBuffer.empty.insert(readLogLines(lines).lines, { reading: 'end' })
  const start = openAtStart(span, endedAt + 600_000)
  const newer = endedAt + 400_000
  return {
    job,
    span,
    log: { buffer, paging: { ...start, newer, ...paging }, invalid: new Set() },
    loading: false,
    reading: null,
    error: null,
    failedSince: null,
    isRetrying: false,
    retryAt: null,
    waitUntil: 0,
    arrived: 0,
    dropped: null,
    tailing: false,
    link: 'none',
    linkedIndex: -1,
    loadOlder: nothing,
    loadNewer: nothing,
    loadLatest: nothing,
    loadLinked: nothing,
    retry: nothing,
    ...overrides,
  }
}

/** Returns a log after other lines were loaded, with these fields replaced. */
export function withLines(
  open: OpenLog,
  lines: readonly ApiLogLine[],
  { paging, ...overrides }: Partial<OpenLog> & { readonly paging?: Partial<Paging> } = {},
): OpenLog {
  const { buffer } = open.log.buffer.insert(readLogLines(lines).lines, { reading: 'end' })
  const log = { ...open.log, buffer, paging: { ...open.log.paging, ...paging } }
  return { ...open, log, ...overrides }
}
