import { isObject, isText } from '#src/contract/guards.ts'
import { isTrainingJob } from '#src/contract/isTrainingJob.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { FieldIndex } from '#src/jobs/columns/jobColumns.ts'
import type { Result, InvalidRow, InvalidRows } from '#src/search/result.ts'
import { InternPool } from './internPool.ts'

/**
 * Collects the rows of a response one by one and validates each against the contract. An invalid row, or one with the
 * ID of an earlier row, is excluded and counted. If a job's JSON hasn't changed since the previous result, its object
 * is reused. If it is also the expected job, its JSON isn't even parsed.
 */
export class ResultRows {
  readonly #before: Result | null
  readonly #pool: InternPool
  readonly #jobs: TrainingJob[] = []
  /** The index of each job in the previous result; -1 if it is new or changed. */
  readonly #origins: number[] = []
  readonly #lengths: number[] = []
  readonly #fingerprints: number[] = []
  /** IDs that aren't in the previous result. */
  readonly #newIds = new Set<string>()
  /** By index in the previous result: 1 if the job's ID has been read. */
  readonly #seen: Uint8Array
  #indexesBefore: ReadonlyMap<string, number> | undefined
  /** The expected job, as an index in the previous result: the first unread one after the last known job. */
  #next = 0
  /** Whether all jobs so far are unchanged and at the same index as in the previous result. */
  #inOrder = true
  #invalidCount = 0
  #firstInvalid: InvalidRow | undefined

  constructor(before: Result | null) {
    this.#before = before
    this.#pool = before && !needsCompaction(before) ? before.parts : new InternPool()
    this.#seen = new Uint8Array(before?.jobs.length ?? 0)
  }

  get jobs(): readonly TrainingJob[] {
    return this.#jobs
  }

  /** The length of the expected job's JSON, bytes; `undefined` if no job is expected. */
  get expectedLength(): number | undefined {
    return this.#before?.prints.lengths[this.#next]
  }

  /** Reuses the expected job if its JSON has this fingerprint. Returns whether it does. */
  reuseIfExpected(fingerprint: number): boolean {
    if (this.#before?.prints.fingerprints[this.#next] !== fingerprint) return false
    this.#reuse(this.#next)
    return true
  }

  /** Adds a parsed row, or excludes it. `length` is the length of its JSON, bytes. */
  add(job: unknown, length: number, fingerprint: number): void {
    if (!isTrainingJob(job)) {
      this.#exclude(job, length, fingerprint)
      return
    }
    const index = this.#indexBefore(job.id)
    if (index === undefined ? this.#newIds.has(job.id) : this.#seen[index] === 1) {
      this.#exclude(job, length, fingerprint)
    } else if (index === undefined) {
      this.#newIds.add(job.id)
      this.#addChanged(job, length, fingerprint)
    } else if (this.#isUnchanged(index, length, fingerprint)) {
      this.#reuse(index)
    } else {
      this.#addChanged(job, length, fingerprint)
      this.#markSeen(index)
    }
  }

  /** Returns the result, or the previous one if nothing changed. */
  finish(): Result {
    const before = this.#before
    const invalidRows: InvalidRows | null = this.#firstInvalid
      ? { count: this.#invalidCount, first: this.#firstInvalid }
      : null
    const isUnchanged = this.#inOrder && this.#jobs.length === before?.jobs.length
    if (before && isUnchanged && areSameInvalidRows(before.invalidRows, invalidRows)) return before
    return {
      jobs: this.#jobs,
      prints: {
        lengths: Uint32Array.from(this.#lengths),
        fingerprints: Float64Array.from(this.#fingerprints),
      },
      parts: this.#pool,
      index: new FieldIndex(
        this.#jobs,
        before && !before.index.needsCompaction
          ? { index: before.index, rows: this.#origins }
          : undefined,
      ),
      invalidRows,
    }
  }

  #reuse(index: number): void {
    const job = this.#before?.jobs[index]
    if (!this.#before || !job) return
    if (index !== this.#jobs.length) this.#inOrder = false
    this.#jobs.push(job)
    this.#lengths.push(this.#before.prints.lengths[index] ?? 0)
    this.#fingerprints.push(this.#before.prints.fingerprints[index] ?? NaN)
    this.#origins.push(index)
    this.#markSeen(index)
  }

  #addChanged(job: TrainingJob, length: number, fingerprint: number): void {
    this.#pool.intern(job)
    this.#inOrder = false
    this.#jobs.push(job)
    this.#lengths.push(length)
    this.#fingerprints.push(fingerprint)
    this.#origins.push(-1)
  }

  #isUnchanged(index: number, length: number, fingerprint: number): boolean {
    const { lengths, fingerprints } = this.#before?.prints ?? {}
    return lengths?.[index] === length && fingerprints?.[index] === fingerprint
  }

  #markSeen(index: number): void {
    this.#seen[index] = 1
    this.#next = index + 1
    while (this.#seen[this.#next] === 1) this.#next += 1
  }

  #indexBefore(id: string): number | undefined {
    if (this.#before?.jobs[this.#next]?.id === id) return this.#next
    this.#indexesBefore ??= new Map(this.#before?.jobs.map((job, index) => [job.id, index]))
    return this.#indexesBefore.get(id)
  }

  #exclude(row: unknown, length: number, fingerprint: number): void {
    const job = idOf(row) ?? `number ${this.#jobs.length + this.#invalidCount + 1}`
    this.#firstInvalid ??= { job, row, length, fingerprint }
    this.#invalidCount += 1
  }
}

/** Whether the pool contains more values than the jobs can have (seven each), so that many are from removed jobs. */
function needsCompaction({ parts: pool, jobs }: Result): boolean {
  return pool.size > 7 * jobs.length + 1000
}

function idOf(row: unknown): string | undefined {
  const id = isObject(row) ? row['id'] : undefined
  return isText(id) ? id : undefined
}

function areSameInvalidRows(a: InvalidRows | null, b: InvalidRows | null): boolean {
  return (
    a?.count === b?.count &&
    a?.first.job === b?.first.job &&
    a?.first.length === b?.first.length &&
    a?.first.fingerprint === b?.first.fingerprint
  )
}
