import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logLineSchema, type LogLine, type LogsQuery } from '#src/contract/logs.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { logsOf } from './logs.ts'
import { linesIn, type LogSource } from './logSources.ts'
import { createOrganization } from './organization.ts'
import { runOf } from './run.ts'
import type { ScenarioId } from './scenarios.ts'
import { teamSchedule } from './teamSchedule.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-03-02T09:00:00Z')
const ERROR = 'torch.OutOfMemoryError: CUDA out of memory.'

/** Returns the run of a job that ended after some hours. */
function ended(hours: number, overrides: Parameters<typeof aTrainingJob>[0] = {}) {
  const job = aTrainingJob({
    created_at: new Date(START).toISOString(),
    updated_at: new Date(START + hours * HOUR).toISOString(),
    current_status: 'TRAINING_JOB_FAILED',
    error_message: ERROR,
    ...overrides,
  })
  return runOf(job, undefined)
}

const NOW = START + 72 * HOUR

function read(run: ReturnType<typeof ended>, query: LogsQuery, now = NOW): LogLine[] {
  const { logs, problem } = logsOf(run, query, now)
  if (problem !== null) throw new Error(problem)
  return logs
}

const whole = { start_epoch_millis: START, end_epoch_millis: NOW } as const

/** Reads a window page by page, as the contract describes: from the edge line's ms on, without duplicates. */
function readPages(run: ReturnType<typeof ended>, direction: 'asc' | 'desc', limit: number) {
  const seen = new Map<string, LogLine>()
  let [start, end] = [START, NOW]
  let pages = 0
  for (let isFull = true; isFull; pages++) {
    const page = read(run, { start_epoch_millis: start, end_epoch_millis: end, direction, limit })
    for (const line of page) seen.set(JSON.stringify(line), line)
    const edge = Number(BigInt(page.at(-1)?.timestamp ?? '0') / 1_000_000n)
    if (direction === 'asc') start = edge
    else end = edge
    isFull = page.length === limit
  }
  return { lines: [...seen.values()], pages }
}

const isOrdered = (lines: readonly LogLine[], sign: 1 | -1) =>
  lines.every((line, index) => {
    const previous = lines[index - 1]
    if (!previous) return true
    return sign * Number(BigInt(line.timestamp) - BigInt(previous.timestamp)) >= 0
  })

const mean = (part: readonly number[]) => part.reduce((sum, x) => sum + x, 0) / part.length

/** Returns the levels of the newest lines from a level on. */
function levelsOf(run: ReturnType<typeof ended>, min: LogsQuery['min_level']) {
  const query = {
    ...whole,
    direction: 'desc',
    limit: 1000,
    ...(min && { min_level: min }),
  } as const
  return new Set(read(run, query).map(({ level }) => level))
}

describe('a log', () => {
  const run = ended(1, { node_count: 3 })

  it('meets the contract, in both directions', () => {
    for (const direction of ['asc', 'desc'] as const) {
      const lines = read(run, { ...whole, direction, limit: 1000 })
      expect(lines).toHaveLength(1000)
      expect(lines.every((line) => logLineSchema.safeParse(line).success)).toBe(true)
      expect(isOrdered(lines, direction === 'asc' ? 1 : -1)).toBe(true)
    }
  })

  it('ends with the traceback and the exit code of a failure', () => {
    const [last, error] = read(run, { ...whole, direction: 'desc', limit: 2 })
    expect(last?.message).toBe('Exit code 1.')
    expect(error?.level).toBe('ERROR')
    expect(error?.message).toMatch(/^Training failed\nTraceback \(most recent call last\):\n/)
    expect(error?.message.split('\n').at(-1)).toBe(ERROR)
  })

  it('has a falling loss', () => {
    const losses = readPages(run, 'asc', 1000).lines.flatMap(({ message }) => {
      const [, loss] = /\| loss ([\d.]+) \|/.exec(message) ?? []
      return loss === undefined ? [] : [Number(loss)]
    })
    const thirds = [0, 1, 2].map((third) => {
      const length = Math.floor(losses.length / 3)
      return mean(losses.slice(third * length, (third + 1) * length))
    })
    expect(losses.length).toBeGreaterThan(300)
    expect(thirds).toEqual([...thirds].sort((a, b) => b - a))
  })

  it('has lines of each node and of every kind', () => {
    const { lines } = readPages(run, 'asc', 1000)
    expect(new Set(lines.map(({ replica }) => replica)).size).toBe(3)
    const levels = new Set(lines.map(({ level }) => level))
    expect(levels).toEqual(new Set(['DEBUG', 'INFO', 'WARNING', 'ERROR', null]))
    expect(lines.some(({ message }) => message.includes('\r'))).toBe(true)
    expect(lines.some(({ message }) => message.includes('\u001B['))).toBe(true)
  })

  it('is the same however it is read', () => {
    const all = readPages(run, 'asc', 1000).lines.map((line) => JSON.stringify(line))
    expect(new Set(all).size).toBe(all.length)
    fc.assert(
      fc.property(
        fc.constantFrom('asc' as const, 'desc' as const),
        fc.integer({ min: 50, max: 1000 }),
        (direction, limit) => {
          const lines = readPages(run, direction, limit).lines.map((line) => JSON.stringify(line))
          expect(direction === 'asc' ? lines : lines.reverse()).toEqual(all)
        },
      ),
      { numRuns: 8 },
    )
  })

  it('has the same lines while the job runs as after it has ended', () => {
    const updated = new Date(START + 90_000).toISOString()
    const job = aTrainingJob({ created_at: new Date(START).toISOString(), updated_at: updated })
    const stages = [
      { status: 'TRAINING_JOB_DEPLOYING' as const, at: START + 10_000 },
      { status: 'TRAINING_JOB_RUNNING' as const, at: START + 90_000 },
      { status: 'TRAINING_JOB_COMPLETED' as const, at: START + HOUR },
    ]
    const completed = { ...job, current_status: 'TRAINING_JOB_COMPLETED' }
    const after = runOf({ ...completed, updated_at: new Date(START + HOUR).toISOString() }, stages)
    const query = { ...whole, direction: 'asc', limit: 1000 } as const
    const early = read(runOf(job, stages), query, START + HOUR / 2)
    expect(early.length).toBeGreaterThan(300)
    expect(read(after, query).slice(0, early.length)).toEqual(early)
  })

  it('is empty before the job is deployed', () => {
    const job = aTrainingJob({ current_status: 'TRAINING_JOB_PENDING' })
    expect(read(runOf(job, undefined), { ...whole, limit: 10 })).toEqual([])
  })

  it('excludes lines without a level if a level is requested, also DEBUG', () => {
    expect(levelsOf(run, undefined)).toContain(null)
    expect(levelsOf(run, 'DEBUG')).toEqual(new Set(['DEBUG', 'INFO', 'WARNING', 'ERROR']))
    expect(levelsOf(run, 'WARNING')).toEqual(new Set(['WARNING', 'ERROR']))
    expect(levelsOf(run, 'ERROR')).toEqual(new Set(['ERROR']))
  })

  it('has at most 500 lines of the last 30 minutes by default, newest first', () => {
    const lines = read(run, { end_epoch_millis: START + HOUR })
    expect(lines).toHaveLength(500)
    expect(isOrdered(lines, -1)).toBe(true)
    const later = START + HOUR + HOUR / 2 - 5
    const times = read(run, { end_epoch_millis: later }).map(({ timestamp }) => timestamp)
    expect(times.length).toBeGreaterThan(0)
    expect(times.every((time) => BigInt(time) >= BigInt(later - HOUR / 2) * 1_000_000n)).toBe(true)
  })

  it.each([
    [{ start_epoch_millis: 2, end_epoch_millis: 1 }, 'at most end_epoch_millis'],
    [{ start_epoch_millis: NOW - 168 * HOUR - 1, end_epoch_millis: NOW }, 'at most 7 days before'],
    [{ start_epoch_millis: NOW - 168 * HOUR - 1 }, 'at most 7 days before'],
  ])('has no window %j', (query, problem) => {
    expect(logsOf(run, query, NOW).problem).toContain(problem)
    expect(logsOf(run, { ...whole, start_epoch_millis: NOW - 168 * HOUR }, NOW).problem).toBeNull()
  })
})

it('a log of 100,000 lines is read by window', () => {
  const run = ended(24, { node_count: 16 })
  const all = read(run, { ...whole, direction: 'asc', limit: 1_000_000 })
  expect(all.length).toBeGreaterThan(100_000)
  for (const from of [0, 50_000, all.length - 1000]) {
    const ms = Number(BigInt(all[from]?.timestamp ?? '0') / 1_000_000n)
    const query = { start_epoch_millis: ms, end_epoch_millis: NOW, direction: 'asc', limit: 300 }
    const first = all.findIndex(({ timestamp }) => timestamp >= `${ms}000000`)
    expect(read(run, { ...query, direction: 'asc' })).toEqual(all.slice(first, first + 300))
  }
})

/** Returns the last line of the traceback of a run that failed with an error message. */
function lastErrorOf(error: string | null) {
  const run = ended(1, { error_message: error })
  const lines = read(run, { ...whole, direction: 'desc', limit: 2, min_level: 'ERROR' })
  return lines[0]?.message.split('\n').at(-1)
}

describe('the traceback of a failure', () => {
  it.each([
    ERROR,
    'ValueError: bad',
    'The training process was killed (exit code 137). It used 233.00 GiB.',
  ])('ends with the job’s error: %s', (error) => {
    expect(lastErrorOf(error)).toBe(error)
  })

  it.each([null, '', 'Exit code 1.', 'exit code: -9', 'Job exited with code 1'])(
    'is of an exception if the error is %j',
    (error) => {
      expect(lastErrorOf(error)).toMatch(/^\w+Error: ./)
    },
  )
})

describe('late lines', () => {
  const SECOND = 1000
  const job = aTrainingJob({ updated_at: new Date(START).toISOString(), node_count: 4 })
  const run = runOf(job, undefined)

  /** Returns what can be read of a minute's lines at its end and at `later` ms after it. */
  const readTwice = (scenario: ScenarioId | null, later: number) => {
    const [from, to] = [START + HOUR, START + HOUR + 60 * SECOND]
    const query = { start_epoch_millis: from, end_epoch_millis: to, direction: 'asc' } as const
    const [early = [], all = []] = [to, to + later].map(
      (now) => logsOf(run, query, now, scenario).logs ?? [],
    )
    const texts = new Set(early.map(({ timestamp }) => timestamp))
    const missing = all.filter(({ timestamp }) => !texts.has(timestamp))
    return { early, all, missing, to }
  }

  it('are a few seconds late on other nodes than the leader', () => {
    const { early, all, missing, to } = readTwice(null, 5 * SECOND)
    expect(readTwice(null, HOUR).all).toEqual(all)
    expect(early.length).toBeGreaterThan(20)
    for (const { timestamp, replica } of missing) {
      expect(Number(timestamp.slice(0, -6))).toBeGreaterThan(to - 5 * SECOND)
      expect(replica).not.toContain(`${job.id}-0-`)
    }
  })

  it('are up to 50 s late in log-late, and in another order', () => {
    const { early, all, missing } = readTwice('log-late', 50 * SECOND)
    expect(readTwice('log-late', HOUR).all).toEqual(all)
    expect(missing.length).toBeGreaterThan(3)
    expect(early.length).toBeGreaterThan(missing.length)
    const newest =
      early
        .map(({ timestamp }) => timestamp)
        .sort()
        .at(-1) ?? ''
    expect(missing.some(({ timestamp }) => timestamp < newest)).toBe(true)
    expect(isOrdered(all, 1)).toBe(false)
  })
})

it('log-flood has milliseconds with 2,500 lines, of which a page has the newest or oldest', () => {
  const run = ended(1)
  const lines =
    logsOf(run, { ...whole, direction: 'asc', limit: 100_000 }, NOW, 'log-flood').logs ?? []
  const floods = lines.filter(({ message }) => message.startsWith('Sample '))
  const times = [...new Set(floods.map(({ timestamp }) => timestamp.slice(0, -6)))]
  expect(times.length).toBeGreaterThan(4)
  expect(floods).toHaveLength(times.length * 2500)
  const ms = Number(times[1])
  const query = { start_epoch_millis: ms, end_epoch_millis: ms, limit: 10 } as const
  const flood = floods.slice(2500, 5000)
  expect(logsOf(run, { ...query, direction: 'asc' }, NOW, 'log-flood').logs).toEqual(
    flood.slice(0, 10),
  )
  expect(logsOf(run, { ...query, direction: 'desc' }, NOW, 'log-flood').logs).toEqual(
    flood.slice(-10).reverse(),
  )
})

it('err-logs-empty has no lines', () => {
  expect(logsOf(ended(1), whole, NOW, 'err-logs-empty').logs).toEqual([])
})

describe('the demo', () => {
  const start = Date.parse('2026-03-04T10:00:00Z')
  const schedule = teamSchedule({ seed: 1, perWeek: 133, offset: 0 })
  const { jobsAt, stagesOf } = createOrganization({ seed: 1, jobs: 400, start, schedule })
  const runs = jobsAt(start).map((job) => runOf(job, stagesOf(job)))
  const linesOfRun = (run: (typeof runs)[number]) => {
    const { deployedAt, endedAt } = run
    const window = { start_epoch_millis: deployedAt ?? 0, end_epoch_millis: endedAt ?? start }
    return read(run, { ...window, direction: 'asc', limit: 1_000_000 }, start)
  }

  it('has a log of 100,000 lines', () => {
    const long = runs.filter(
      ({ startedAt, endedAt, nodes }) =>
        nodes >= 8 && (endedAt ?? start) - (startedAt ?? start) > 24 * HOUR,
    )
    expect(long.some((run) => linesOfRun(run).length > 100_000)).toBe(true)
  })

  it('has logs that are silent for hours in the middle', () => {
    const long = runs.filter(
      ({ startedAt, endedAt }) => startedAt !== null && (endedAt ?? start) - startedAt > 6 * HOUR,
    )
    const silent = long.filter((run) => {
      const from = (run.startedAt ?? 0) + 1.6 * HOUR
      const query = { start_epoch_millis: from, direction: 'asc', limit: 1 } as const
      const [line] = read(run, { ...query, end_epoch_millis: from + 4 * HOUR }, start)
      return Number(line?.timestamp.slice(0, -6)) - from > 2.8 * HOUR
    })
    expect(silent.length).toBeGreaterThan(2)
    expect(silent.length).toBeLessThan(long.length / 2)
  })

  it('has failures whose reason is only in the log', () => {
    const reasonless = runs.filter(({ job }) => job.error_message === 'Exit code 1.')
    expect(reasonless.length).toBeGreaterThan(0)
    for (const run of reasonless) {
      expect(linesOfRun(run).at(-2)?.message).toMatch(/Traceback[^]*\n\w+Error: .+$/)
    }
  })
})

it('a window builds at most as many lines as its limit, of any number', () => {
  let built = 0
  let timed = 0
  const source = (offset: number): LogSource => ({
    level: 'INFO',
    count: 1_000_000,
    timeOf: (index) => {
      timed += 1
      return index * 10 + offset
    },
    lineOf: (index) => {
      built += 1
      return { timestamp: String(index * 10 + offset), message: '', level: 'INFO' }
    },
  })
  const window = { from: 5_000_000, to: 9_000_000, direction: 'asc', limit: 7 } as const
  const times = linesIn([source(0), source(4)], window).map(({ timestamp }) => timestamp)
  expect(times).toEqual([0, 4, 10, 14, 20, 24, 30].map((offset) => String(5_000_000 + offset)))
  expect(built).toBe(7)
  expect(timed, 'two binary searches and seven lines of each source').toBeLessThanOrEqual(
    2 * (2 * 21 + 7),
  )
})
