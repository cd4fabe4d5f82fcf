import {
  DEFAULT_LOG_LIMIT,
  DEFAULT_LOG_WINDOW,
  LOG_LEVELS,
  MAX_LOG_WINDOW,
  type LogLine,
  type LogsQuery,
} from '#src/contract/logs.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import {
  arrivedLines,
  linesIn,
  listed,
  periodic,
  withSilence,
  type LogSource,
} from './logSources.ts'
import { evaluation, progressBar, setupMessages, traceback, WARNINGS } from './logTexts.ts'
import { noise, pick } from './random.ts'
import { stepsAt, type Run } from './run.ts'
import type { ScenarioId } from './scenarios.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** How often the nodes other than the leader log, ms. */
const NODE_EVERY = 10 * SECOND
const WARNING_EVERY = 240 * SECOND
const DEBUG_EVERY = 5 * MINUTE
const EVALUATION_EVERY = 30 * MINUTE
/** How late the lines of nodes other than the leader can arrive, ms. */
const NODE_LATENESS = 5 * SECOND
/** How late a line of a training run can arrive in the scenario `log-late`, ms. */
const SCENARIO_LATENESS = 50 * SECOND
/** The share of runs that write nothing for hours, and when, ms from their start. */
const SILENT_SHARE = 0.3
const SILENCE = { from: 90 * MINUTE, to: 90 * MINUTE + 3 * HOUR } as const
/** The lines of one millisecond in the scenario `log-flood`. */
const FLOOD_LINES = 2500
const FLOOD_EVERY = 10 * MINUTE
/** The time at a job's end in which only its last lines are written, ms. */
const ENDING = 10

type LastLine = Pick<LogLine, 'level' | 'message'>

/** A window of a log, or why the query has none. */
export type LogResult =
  | { readonly logs: LogLine[]; readonly problem: null }
  | { readonly logs: null; readonly problem: string }

/** Returns the lines that a query selects from a run's log at a time (ms since the epoch), in a scenario if any. */
export function logsOf(
  run: Run,
  query: LogsQuery,
  now: number,
  scenario: ScenarioId | null = null,
): LogResult {
  const to = query.end_epoch_millis ?? now
  const from = query.start_epoch_millis ?? to - DEFAULT_LOG_WINDOW
  if (from > to)
    return { logs: null, problem: 'start_epoch_millis must be at most end_epoch_millis.' }
  if (to - from > MAX_LOG_WINDOW) {
    const problem = 'start_epoch_millis must be at most 7 days before end_epoch_millis.'
    return { logs: null, problem }
  }
  const { direction = 'desc', limit = DEFAULT_LOG_LIMIT, min_level: min } = query
  if (scenario === 'err-logs-empty') return { logs: [], problem: null }
  const sources = logSources(run, now, scenario)
    .filter(({ level }) => isAtLeast(level, min))
    .flatMap((source) => arrivedLines(source, now))
  const logs = linesIn(sources, { from, to, direction, limit })
  return { logs: scenario === 'log-late' ? inPairs(logs) : logs, problem: null }
}

/** Swaps the lines of each pair. */
function inPairs(lines: readonly LogLine[]): LogLine[] {
  return lines.map((line, index) => lines[index % 2 === 0 ? index + 1 : index - 1] ?? line)
}

/** Whether a level passes the filter. Any filter excludes lines without a level. */
function isAtLeast(level: LogLine['level'], min: LogsQuery['min_level']): boolean {
  if (min === undefined) return true
  return LOG_LEVELS.slice(LOG_LEVELS.indexOf(min)).some((each) => each === level)
}

/** Returns the sources of a run's log, with the lines that are written at a time (ms since the epoch). */
function logSources(run: Run, now: number, scenario: ScenarioId | null): LogSource[] {
  const { deployedAt, startedAt, endedAt } = run
  if (deployedAt === null) return []
  const until = endedAt === null ? now : Math.min(now, endedAt - ENDING)
  return [
    setup(run, deployedAt, Math.min(until, startedAt ?? Infinity)),
    ...(startedAt === null ? [] : training(run, startedAt, until, scenario)),
    ...(endedAt === null ? [] : ending(run, endedAt, now)),
  ]
}

function setup(run: Run, deployedAt: number, until: number): LogSource {
  const messages = [...setupMessages(run.job), progressBar(run.seed)]
  const lines = messages.map((message, index) => ({
    at: deployedAt + 400 + index * 3 * SECOND,
    message,
    replica: replicaOf(run, 0),
  }))
  return listed(lines, { level: 'INFO', seed: run.seed + 1, until })
}

function training(run: Run, from: number, until: number, scenario: ScenarioId | null): LogSource[] {
  const sources = [...ordinary(run, from, until), saves(run, from, until)]
  const audible = noise(run.seed, 40) >= SILENT_SHARE
  const written = audible
    ? sources
    : sources.flatMap((source) => withSilence(source, from + SILENCE.from, from + SILENCE.to))
  if (scenario === 'log-flood') return [...written, flood(run, from, until)]
  return scenario === 'log-late'
    ? written.map((source) => ({ ...source, lateness: SCENARIO_LATENESS }))
    : written
}

/** Returns the steps, warnings, debug messages and evaluations of a run, and the lines of the other nodes. */
function ordinary(run: Run, from: number, until: number): LogSource[] {
  const { seed, nodes, stepMs } = run
  const leader = replicaOf(run, 0)
  const steps = periodic({
    level: 'INFO',
    from: from + stepMs,
    until,
    every: stepMs,
    seed: seed + 2,
    messageOf: (index) => ({ message: stepMessage(run, index + 1), replica: leader }),
  })
  const warnings = periodic({
    level: 'WARNING',
    from: from + WARNING_EVERY / 2,
    until,
    every: WARNING_EVERY,
    seed: seed + 3,
    messageOf: (index) => ({
      message: pick(() => noise(seed, 4, index), WARNINGS),
      replica: replicaOf(run, Math.floor(noise(seed, 5, index) * nodes)),
    }),
  })
  const debug = periodic({
    level: 'DEBUG',
    from,
    until,
    every: DEBUG_EVERY,
    seed: seed + 16,
    messageOf: (index) => ({
      message: `gc: collected generation 2 in ${Math.round(5 + noise(seed, 17, index) * 40)} ms`,
      replica: leader,
    }),
  })
  const evaluations = periodic({
    level: null,
    from: from + EVALUATION_EVERY,
    until,
    every: EVALUATION_EVERY,
    seed: seed + 18,
    messageOf: (index) => ({ message: evaluation(seed, index), replica: leader }),
  })
  const others = Array.from({ length: nodes - 1 }, (_, index) => index + 1).map((node) => ({
    ...periodic({
      level: null,
      from,
      until,
      every: NODE_EVERY,
      seed: seed + 100 + node,
      messageOf: (index) => ({
        message: nodeMessage(run, node, index),
        replica: replicaOf(run, node),
      }),
    }),
    lateness: NODE_LATENESS,
  }))
  return [steps, warnings, debug, evaluations, ...others]
}

/** Returns many lines in single milliseconds, the first time half a minute after the start. */
function flood(run: Run, from: number, until: number): LogSource {
  const first = from + 30 * SECOND
  const times = Math.max(0, Math.floor((until - first) / FLOOD_EVERY) + 1)
  const timeOf = (index: number) => first + Math.floor(index / FLOOD_LINES) * FLOOD_EVERY
  return {
    level: 'WARNING',
    count: times * FLOOD_LINES,
    timeOf,
    lineOf: (index) => ({
      timestamp: `${timeOf(index)}${String((index % FLOOD_LINES) * 400).padStart(6, '0')}`,
      message: `Sample ${index} has no label and is skipped`,
      level: 'WARNING',
      replica: replicaOf(run, 0),
      request_id: null,
    }),
  }
}

function saves(run: Run, from: number, until: number): LogSource {
  const { seed, stepMs, checkpointEvery } = run
  const count = checkpointEvery === null ? 0 : Math.floor(stepsAt(run, until) / checkpointEvery)
  const lines = Array.from({ length: count }, (_, index) => {
    const step = (index + 1) * (checkpointEvery ?? 0)
    return {
      at: from + step * stepMs,
      message: `Saving checkpoint to /mnt/checkpoints/checkpoint-${step}`,
      replica: replicaOf(run, 0),
    }
  })
  return listed(lines, { level: 'INFO', seed: seed + 6, until })
}

/** Returns the last lines: how the job ended, with the traceback of a failure. */
function ending(run: Run, endedAt: number, now: number): LogSource[] {
  const { job, seed } = run
  return lastLines(job, seed).map(({ message, level }, index, { length }) =>
    listed([{ at: endedAt - length + 1 + index, message, replica: replicaOf(run, 0) }], {
      level,
      seed: seed + 7 + index,
      until: now,
    }),
  )
}

function lastLines(
  { current_status: status, error_message: error }: TrainingJob,
  seed: number,
): LastLine[] {
  switch (status) {
    case 'TRAINING_JOB_COMPLETED':
      return [{ level: 'INFO', message: 'Training finished. Exit code 0.' }]
    case 'TRAINING_JOB_STOPPED':
      return [{ level: 'INFO', message: 'Received SIGTERM. Stopping.' }]
    case 'TRAINING_JOB_PREEMPTED':
      return [{ level: 'WARNING', message: 'Spot capacity is being reclaimed. Stopping.' }]
    case 'TRAINING_JOB_DEPLOY_FAILED':
      return [{ level: 'ERROR', message: error ?? '' }]
    case 'TRAINING_JOB_FAILED':
      return [
        { level: 'ERROR', message: `Training failed\n${traceback(error ?? '', seed)}` },
        { level: 'INFO', message: 'Exit code 1.' },
      ]
    default:
      return []
  }
}

/** Returns the name of a node in the log. */
function replicaOf({ job, seed }: Run, node: number): string {
  const suffix = Math.floor(noise(seed, 8, node) * 36 ** 5)
    .toString(36)
    .padStart(5, '0')
  return `${job.id}-${node}-${suffix}`
}

/** Returns a training step's line. The loss falls quickly at first, then slowly. */
function stepMessage({ job, seed }: Run, step: number): string {
  if (job.instance_type.gpu_count === 0) {
    const documents = Math.round(40_000 + noise(seed, 9, step) * 20_000)
    return `Processed shard ${step}: ${documents} documents`
  }
  const rate = Math.round(30_000 + noise(seed, 10) * 20_000 + noise(seed, 11, step) * 2_000)
  const norm = 0.4 + noise(seed, 12, step) * 0.8
  return `step ${step} | loss ${lossAt(seed, step).toFixed(4)} | grad norm ${norm.toFixed(2)} | ${rate} tokens/s`
}

function lossAt(seed: number, step: number): number {
  const curve = 0.6 + noise(seed, 13) + 2.5 * (1 + step / 60) ** -0.45
  return curve * (1 + (noise(seed, 14, step) - 0.5) * 0.06)
}

function nodeMessage({ seed }: Run, node: number, index: number): string {
  const [forward, backward, reduce] = [410, 800, 90].map((ms, part) =>
    Math.round(ms * (1 + noise(seed, 15, part, node, index) / 4)),
  )
  return `[node ${node}] forward ${forward} ms, backward ${backward} ms, all-reduce ${reduce} ms`
}
