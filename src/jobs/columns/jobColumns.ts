import { phaseOf } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { Dictionary } from './dictionary.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from '#src/jobs/fields.ts'

/** A list of jobs, and the index of their fields. */
export interface JobList {
  readonly jobs: readonly TrainingJob[]
  readonly index: FieldIndex
}

/** Texts that a dictionary may hold too many: to begin anew has its price. */
const WORN = 1000

/** Where a list of jobs comes from another: for each job its row there, or -1 for a new one. */
export interface Origin {
  readonly index: FieldIndex
  readonly rows: ArrayLike<number>
}

/** A number for each job. Codes of texts take half the memory; they are exact, since there are fewer than 2²⁴. */
export type Column = Float32Array | Float64Array

/**
 * The fields of a list of jobs, one column of numbers each, a number a job: a text's code in the field's
 * dictionary, a number itself, `NaN` for none. By them 100,000 jobs are sorted, searched and counted in
 * a few milliseconds, without looking at a job. A column is made when it is first asked for.
 */
export class FieldIndex {
  readonly #jobs: readonly TrainingJob[]
  readonly #dictionaries: ReadonlyMap<FieldKey, Dictionary>
  readonly #columns = new Map<FieldKey, Column>()

  /** With an origin the dictionaries are shared: a code means the same in both. */
  constructor(jobs: readonly TrainingJob[], origin?: Origin) {
    this.#jobs = jobs
    this.#dictionaries = origin ? origin.index.#dictionaries : newDictionaries()
    if (!origin) return
    // What was asked for will be again; and to make it later, the origin would have to be kept.
    for (const [key, column] of origin.index.#columns) {
      this.#columns.set(key, this.#read(key, { column, rows: origin.rows }))
    }
  }

  /**
   * Whether most of what the dictionaries hold is of jobs that are gone: a page that stays open for days then
   * begins them anew.
   */
  get isWorn(): boolean {
    const max = 2 * this.#jobs.length + WORN
    return [...this.#dictionaries.values()].some(({ size }) => size > max)
  }

  /** A field's numbers, in the order of the jobs. Elapsed times are as of `now`, ms since the epoch. */
  numbers(key: FieldKey, now: number): Column {
    return key === 'elapsed' ? this.#elapsed(now) : this.#column(key)
  }

  /** The texts that a field's codes stand for. */
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

  /** The column of a field; for the jobs that have a row in the origin's, by that. */
  #read(key: FieldKey, origin?: { column: Column; rows: ArrayLike<number> }): Column {
    const { length } = this.#jobs
    const column = FIELDS[key].numeric ? new Float64Array(length) : new Float32Array(length)
    for (let position = 0; position < column.length; position++) {
      column[position] =
        origin?.column[origin.rows[position] ?? -1] ?? this.#numberOf(key, position)
    }
    return column
  }

  #numberOf(key: FieldKey, position: number): number {
    const job = this.#jobs[position]
    // Elapsed time, which depends on when one looks, is no column.
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

/** Jobs that are there already, as a list. */
export function listJobs(jobs: readonly TrainingJob[]): JobList {
  return { jobs, index: new FieldIndex(jobs) }
}
