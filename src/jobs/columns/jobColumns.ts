import { phaseOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from '#src/jobs/fields.ts'
import { Dictionary } from './dictionary.ts'

export interface JobList {
  readonly jobs: readonly TrainingJob[]
  readonly index: FieldIndex
}

/** The number of unused texts that never triggers compaction, since rebuilding dictionaries is expensive. */
const MIN_UNUSED = 1000

/** The list that a list of jobs derives from: for each job its row there, or -1 if it is new. */
export interface Origin {
  readonly index: FieldIndex
  readonly rows: ArrayLike<number>
}

/** A number for each job. Codes take half the memory, and are exact, since there are fewer than 2²⁴. */
export type Column = Float32Array | Float64Array

/**
 * The columnar index of a list of jobs. Each field has a column with a number per job: a text's code in the field's
 * dictionary, a number itself, or `NaN` for no value. Sorts, searches and counts 100,000 jobs in a few milliseconds
 * without reading a job. Columns are created on first use.
 */
export class FieldIndex {
  readonly #jobs: readonly TrainingJob[]
  readonly #dictionaries: ReadonlyMap<FieldKey, Dictionary>
  readonly #columns = new Map<FieldKey, Column>()

  /** With an origin, the dictionaries are shared, so that codes have the same meaning in both. */
  constructor(jobs: readonly TrainingJob[], origin?: Origin) {
    this.#jobs = jobs
    this.#dictionaries = origin ? origin.index.#dictionaries : newDictionaries()
    if (!origin) return
    // Columns in use are created now: later, that would need a reference to the origin.
    for (const [key, column] of origin.index.#columns) {
      this.#columns.set(key, this.#read(key, { column, rows: origin.rows }))
    }
  }

  /** Whether most texts belong to removed jobs, as on a page that stays open for days. */
  get needsCompaction(): boolean {
    const max = 2 * this.#jobs.length + MIN_UNUSED
    return [...this.#dictionaries.values()].some(({ size }) => size > max)
  }

  /** Returns a field's numbers in the order of the jobs. Elapsed times are as of `now`, ms since the epoch. */
  numbers(key: FieldKey, now: number): Column {
    return key === 'elapsed' ? this.#elapsed(now) : this.#column(key)
  }

  dictionary(key: FieldKey): Dictionary {
    this.#column(key)
    return this.#dictionaryOf(key)
  }

  /** See `elapsed` in `job.ts`. */
  #elapsed(now: number): Float64Array {
    const created = this.#column('created')
    const updated = this.#column('updated')
    const status = this.#column('status')
    const active = this.dictionary('status').texts.map((text) => phaseOf(text) === 'active')
    const spans = new Float64Array(created.length)
    for (let row = 0; row < spans.length; row++) {
      const until = active[status[row] ?? NaN] === true ? now : (updated[row] ?? NaN)
      spans[row] = Math.max(0, until - (created[row] ?? NaN))
    }
    return spans
  }

  #column(key: FieldKey): Column {
    const made = this.#columns.get(key)
    if (made) return made
    const column = this.#read(key)
    this.#columns.set(key, column)
    return column
  }

  #read(key: FieldKey, origin?: { column: Column; rows: ArrayLike<number> }): Column {
    const { length } = this.#jobs
    const column = FIELDS[key].numeric ? new Float64Array(length) : new Float32Array(length)
    for (let row = 0; row < column.length; row++) {
      column[row] = origin?.column[origin.rows[row] ?? -1] ?? this.#numberOf(key, row)
    }
    return column
  }

  #numberOf(key: FieldKey, row: number): number {
    const job = this.#jobs[row]
    // `now` is 0, since elapsed time, which depends on it, has no column.
    const value = job ? FIELDS[key].read(job, 0) : null
    if (value === null) return NaN
    return typeof value === 'number' ? value : this.#dictionaryOf(key).codeOf(value)
  }

  #dictionaryOf(key: FieldKey): Dictionary {
    const dictionary = this.#dictionaries.get(key)
    if (!dictionary) throw new Error(`There is no field called ${key}`)
    return dictionary
  }
}

function newDictionaries(): ReadonlyMap<FieldKey, Dictionary> {
  return new Map(
    FIELD_KEYS.map((key) => {
      const field = FIELDS[key]
      const sortKey = field.sortKey && ((text: string) => String(field.sortKey?.(text)))
      return [key, new Dictionary((a, b) => field.compare(a, b), sortKey)]
    }),
  )
}

export function listJobs(jobs: readonly TrainingJob[]): JobList {
  return { jobs, index: new FieldIndex(jobs) }
}
