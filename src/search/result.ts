import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import type { InternPool } from './reader/internPool.ts'

/** The rows that break the contract: how many, and the first. */
export interface InvalidRows {
  readonly count: number
  readonly first: InvalidRow
}

export interface InvalidRow {
  /** The job's ID, or its index in the response. */
  readonly job: string
  /** The row itself; `invalidField` (`src/notices/`) says what is wrong with it. */
  readonly row: unknown
  /** The length of its JSON in bytes, and their fingerprint. */
  readonly length: number
  readonly fingerprint: number
}

/** For each job, the length of its JSON in bytes and their fingerprint. */
export interface Prints {
  readonly lengths: Uint32Array
  readonly fingerprints: Float64Array
}

/**
 * A validated response. A job whose JSON didn't change since the result before is the same object, and a result
 * in which nothing changed is the same object as the one before.
 */
export interface Result extends JobList {
  /** Recognizes the JSON of each job in the next response. */
  readonly prints: Prints
  /** Texts and objects that jobs share. */
  readonly parts: InternPool
  readonly invalidRows: InvalidRows | null
}
