import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import type { InternPool } from './internPool.ts'

/** Jobs that were left out because they break the contract: how many, and why the first did. */
export interface LeftOut {
  readonly count: number
  readonly first: BrokenJob
}

export interface BrokenJob {
  /** The job's ID, or its place in the answer. */
  readonly job: string
  readonly field: string
  readonly reason: string
}

/** For each job the length of its JSON in bytes and the bytes' fingerprint. */
export interface Prints {
  readonly lengths: Uint32Array
  readonly fingerprints: Float64Array
}

/**
 * A checked answer. A job that reads as it did in the answer before is the same object, and an answer
 * that says the same as the one before is that very answer.
 */
export interface Answer extends JobList {
  /** What the JSON of each job was, to know it again. */
  readonly prints: Prints
  /** What jobs have in common, kept once. */
  readonly parts: InternPool
  readonly leftOut: LeftOut | null
}
