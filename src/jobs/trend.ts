import { binOf, binsOf, type Bins, type BinUnit } from './bins.ts'
import type { JobList } from './fieldIndex.ts'
import { FAILED, stageOf } from './stage.ts'

/** What became of a job. */
export const OUTCOMES = ['completed', 'stopped', 'failed', 'active'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The outcome that a status is; an unknown one may still change. */
export function outcomeOf(status: string): Outcome {
  if (stageOf(status) !== null) return 'active'
  if (FAILED.includes(status)) return 'failed'
  return status === 'TRAINING_JOB_STOPPED' ? 'stopped' : 'completed'
}

export type Outcomes = Readonly<Record<Outcome, number>>

/** What was in one span of time, `from` until before `until`, ms since the epoch. */
export interface TrendBin {
  readonly from: number
  readonly until: number
  /** Jobs created in it. */
  readonly created: Outcomes
  /** GPUs that jobs held in it on average: an upper bound, see {@link trendOf}. */
  readonly gpus: number
}

export interface Trend {
  readonly unit: BinUnit
  readonly bins: readonly TrendBin[]
  readonly created: Outcomes
  /** GPU time of all jobs in ms: an upper bound. */
  readonly gpuTime: number
}

interface Asked {
  /** ms since the epoch */
  readonly now: number
  /** Where the jobs were asked for by their creation, up to when; ms since the epoch. */
  readonly until?: number
}

/**
 * Jobs by when they were created and what became of them, and the GPUs that they held. The API tells neither
 * when a job got its GPUs nor when it ended, so its time goes from creation to its last update (to `now` while
 * it is active), queueing included: an upper bound. Jobs that still wait hold none. Null without a row.
 */
export function trendOf(
  { index }: JobList,
  rows: ArrayLike<number>,
  { now, until = Infinity }: Asked,
): Trend | null {
  if (rows.length === 0) return null
  const created = index.numbers('created', 0)
  const updated = index.numbers('updated', 0)
  const gpus = index.numbers('gpus', 0)
  const statuses = index.numbers('status', 0)
  const facts = index.dictionary('status').texts.map((status) => ({
    outcome: OUTCOMES.indexOf(outcomeOf(status)),
    active: outcomeOf(status) === 'active',
    waiting: stageOf(status) === 'waiting',
  }))
  let [first, last] = [Infinity, -Infinity]
  for (let place = 0; place < rows.length; place++) {
    const time = created[rows[place] ?? -1] ?? NaN
    if (time < first) first = time
    if (time > last) last = time
  }
  const bins = binsOf(first, Math.max(last, Math.min(now, until - 1)))
  const counts = new Uint32Array((bins.edges.length - 1) * OUTCOMES.length)
  const held = new Holding(bins)
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? -1
    const fact = facts[statuses[row] ?? NaN]
    const from = created[row] ?? NaN
    if (!fact) continue
    const cell = binOf(bins, from) * OUTCOMES.length + fact.outcome
    counts[cell] = (counts[cell] ?? 0) + 1
    if (!fact.waiting) held.add(from, fact.active ? now : (updated[row] ?? NaN), gpus[row] ?? 0)
  }
  const means = held.means(now)
  const shown = means.map((mean, bin) => ({
    from: bins.edges[bin] ?? NaN,
    until: bins.edges[bin + 1] ?? NaN,
    created: outcomesAt(counts, bin),
    gpus: mean,
  }))
  const all = shown.reduce<Outcomes>((sum, bin) => add(sum, bin.created), outcomesAt([], 0))
  return { unit: bins.unit, bins: shown, created: all, gpuTime: held.total }
}

/** How many there are in all. */
export function countOf(outcomes: Outcomes): number {
  return OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0)
}

/** The share that failed of those that have ended, from 0 to 1; null where none has. */
export function shareFailed({ completed, stopped, failed }: Outcomes): number | null {
  const ended = completed + stopped + failed
  return ended === 0 ? null : failed / ended
}

function outcomesAt(counts: ArrayLike<number>, bin: number): Outcomes {
  const [completed, stopped, failed, active] = OUTCOMES.map(
    (_, outcome) => counts[bin * OUTCOMES.length + outcome] ?? 0,
  )
  return {
    completed: completed ?? 0,
    stopped: stopped ?? 0,
    failed: failed ?? 0,
    active: active ?? 0,
  }
}

function add(a: Outcomes, b: Outcomes): Outcomes {
  return {
    completed: a.completed + b.completed,
    stopped: a.stopped + b.stopped,
    failed: a.failed + b.failed,
    active: a.active + b.active,
  }
}

/** GPUs over time: each job costs two bins, however long it is; those between are added up at the end. */
class Holding {
  readonly #bins: Bins
  /** GPU time in the bins where a job begins or ends. */
  readonly #parts: Float64Array
  /** By how many GPUs the whole bins from here on differ from the one before. */
  readonly #steps: Float64Array
  total = 0

  constructor(bins: Bins) {
    this.#bins = bins
    this.#parts = new Float64Array(bins.edges.length - 1)
    this.#steps = new Float64Array(bins.edges.length)
  }

  add(from: number, until: number, gpus: number): void {
    if (!(until > from) || gpus === 0) return
    this.total += gpus * (until - from)
    const { edges } = this.#bins
    const end = Math.min(until, edges.at(-1) ?? until)
    const first = binOf(this.#bins, from)
    const last = Math.min(binOf(this.#bins, end), this.#parts.length - 1)
    if (first === last) {
      this.#part(first, gpus * (end - from))
      return
    }
    this.#part(first, gpus * ((edges[first + 1] ?? NaN) - from))
    this.#part(last, gpus * (end - (edges[last] ?? NaN)))
    this.#step(first + 1, gpus)
    this.#step(last, -gpus)
  }

  /** The mean of each bin; that of the bin of `now` is up to then. */
  means(now: number): number[] {
    const { edges } = this.#bins
    let whole = 0
    return Array.from(this.#parts, (part, bin) => {
      whole += this.#steps[bin] ?? 0
      const [from = NaN, until = NaN] = [edges[bin], edges[bin + 1]]
      const end = now > from && now < until ? now : until
      return (part + whole * (until - from)) / (end - from)
    })
  }

  #part(bin: number, time: number): void {
    this.#parts[bin] = (this.#parts[bin] ?? 0) + time
  }

  #step(bin: number, gpus: number): void {
    this.#steps[bin] = (this.#steps[bin] ?? 0) + gpus
  }
}
