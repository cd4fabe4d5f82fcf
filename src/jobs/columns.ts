import { isActiveStatus } from '../contract/statuses.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { Dictionary } from './dictionary.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from './fields.ts'

/** A field's place among the columns. */
const PLACES: ReadonlyMap<FieldKey, number> = new Map(FIELD_KEYS.map((key, place) => [key, place]))

/** A list of jobs, and their fields as numbers. */
export interface JobList {
  readonly jobs: readonly TrainingJob[]
  readonly columns: Columns
}

/**
 * The fields of a list of jobs, one array of numbers each, a number a job: a text's code in the field's
 * dictionary, a number itself, `NaN` for none. By them 100,000 jobs are sorted, searched and counted in
 * a few milliseconds, without looking at a job.
 */
export class Columns {
  readonly #dictionaries: readonly Dictionary[]
  readonly #columns: readonly Float64Array[]

  constructor(dictionaries: readonly Dictionary[], columns: readonly Float64Array[]) {
    this.#dictionaries = dictionaries
    this.#columns = columns
  }

  /** A field's numbers, in the order of the jobs. Elapsed times are as of `now`, ms since the epoch. */
  numbers(key: FieldKey, now: number): Float64Array {
    return key === 'elapsed' ? this.#elapsed(now) : this.#column(key)
  }

  /** The texts that a field's codes stand for. */
  dictionary(key: FieldKey): Dictionary {
    const dictionary = this.#dictionaries[PLACES.get(key) ?? -1]
    if (!dictionary) throw new Error(`There is no field called ${key}`)
    return dictionary
  }

  /** For columns to come that share the dictionaries of these: codes mean the same in both. */
  builder(): ColumnsBuilder {
    return new ColumnsBuilder(this.#dictionaries, this.#columns)
  }

  /** See `elapsed` in `job.ts`. */
  #elapsed(now: number): Float64Array {
    const created = this.#column('created')
    const updated = this.#column('updated')
    const status = this.#column('status')
    const active = this.dictionary('status').texts.map(isActiveStatus)
    return created.map((from, row) => {
      const until = active[status[row] ?? NaN] === true ? now : (updated[row] ?? NaN)
      return Math.max(0, until - from)
    })
  }

  #column(key: FieldKey): Float64Array {
    const column = this.#columns[PLACES.get(key) ?? -1]
    if (!column) throw new Error(`There is no field called ${key}`)
    return column
  }
}

/** Makes columns job by job, from new jobs and those of the columns before. */
export class ColumnsBuilder {
  readonly #dictionaries: readonly Dictionary[]
  readonly #before: readonly Float64Array[]
  readonly #fresh: readonly number[][] = FIELD_KEYS.map(() => [])
  /** Where each job's numbers are: its row in the columns before, or below zero, from -1 on, among the new ones. */
  readonly #sources: number[] = []

  constructor(
    dictionaries: readonly Dictionary[] = FIELD_KEYS.map(
      (key) => new Dictionary((a, b) => FIELDS[key].compare(a, b)),
    ),
    before: readonly Float64Array[] = [],
  ) {
    this.#dictionaries = dictionaries
    this.#before = before
  }

  /** Adds the job of a row of the columns before. */
  addAgain(row: number): void {
    this.#sources.push(row)
  }

  /** Adds a new job. */
  add(job: TrainingJob): void {
    let count = 0
    for (const [place, key] of FIELD_KEYS.entries()) {
      const column = this.#fresh[place]
      // Elapsed time depends on when one looks.
      const value = key === 'elapsed' ? null : FIELDS[key].read(job, 0)
      if (value === null) column?.push(NaN)
      else if (typeof value === 'number') column?.push(value)
      else column?.push(this.#dictionaries[place]?.codeOf(value) ?? NaN)
      count = column?.length ?? 0
    }
    this.#sources.push(-count)
  }

  build(): Columns {
    const columns = FIELD_KEYS.map((_, place) => {
      const before = this.#before[place]
      const fresh = this.#fresh[place]
      const column = new Float64Array(this.#sources.length)
      for (let row = 0; row < column.length; row++) {
        const source = this.#sources[row] ?? 0
        column[row] = (source < 0 ? fresh?.[-source - 1] : before?.[source]) ?? NaN
      }
      return column
    })
    return new Columns(this.#dictionaries, columns)
  }
}

/** Jobs that are there already, as a list. */
export function listJobs(jobs: readonly TrainingJob[]): JobList {
  const builder = new ColumnsBuilder()
  for (const job of jobs) builder.add(job)
  return { jobs, columns: builder.build() }
}
