import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import type { InternPool } from './reader/internPool.ts'

export interface InvalidRows {
  readonly count: number
  readonly first: InvalidRow
}

export interface InvalidRow {
  readonly job: string
  /** The row itself; `invalidField` (`src/notices/`) finds the cause. */
  readonly row: unknown
  /** The length of its JSON, bytes, and the fingerprint of those bytes. */
  readonly length: number
  readonly fingerprint: number
}

/** The length of each job's JSON, bytes, and the fingerprint of those bytes. */
export interface Prints {
  readonly lengths: Uint32Array
  readonly fingerprints: Float64Array
}

/**
 * A job whose JSON is unchanged since the previous result is the same object; so is the result if nothing changed.
 */
export interface Result extends JobList {
  /** For recognizing unchanged jobs in the next response. */
  readonly prints: Prints
  /** Strings and objects that jobs share. */
  readonly parts: InternPool
  readonly invalidRows: InvalidRows | null
}
