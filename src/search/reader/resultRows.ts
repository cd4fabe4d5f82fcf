import { isObject, isText } from '#src/contract/guards.ts'
import { isTrainingJob } from '#src/contract/isTrainingJob.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { FieldIndex } from '#src/jobs/columns/jobColumns.ts'
import type { Result, InvalidRow, InvalidRows } from '#src/search/result.ts'
import { InternPool } from './internPool.ts'

/**
 * Collects an answer's rows one by one, each checked against the contract. A row that breaks it, or has
 * the ID of an earlier one, is left out and counted. A job whose JSON is that of the answer before is
 * neither parsed nor checked again: it is the same object.
 */
export class ResultRows {
  readonly #before: Result | null
  readonly #parts: InternPool
  readonly #jobs: TrainingJob[] = []
  /** For each job its place in the answer before; -1 where it is not as it was there. */
  readonly #origins: number[] = []
  readonly #lengths: number[] = []
  readonly #fingerprints: number[] = []
  /** IDs that the answer before did not hold. */
  readonly #newIds = new Set<string>()
  /** Which of the jobs before are taken. */
  readonly #taken: Uint8Array
  #placesBefore: ReadonlyMap<string, number> | undefined
  /** Where in the answer before the next job probably stands. */
  #next = 0
  #inOrder = true
  #broken = 0
  #firstBroken: InvalidRow | undefined

  constructor(before: Result | null) {
    this.#before = before
    this.#parts = before && !isWorn(before) ? before.parts : new InternPool()
    this.#taken = new Uint8Array(before?.jobs.length ?? 0)
  }

  /** The jobs so far, in a list that grows. */
  get jobs(): readonly TrainingJob[] {
    return this.#jobs
  }

  /** How many bytes the next row has if it is the one that follows in the answer before. */
  get expectedLength(): number | undefined {
    return this.#before?.prints.lengths[this.#next]
  }

  /** Takes the row that follows in the answer before, if its bytes had this fingerprint. */
  takeIfExpected(fingerprint: number): boolean {
    if (this.#before?.prints.fingerprints[this.#next] !== fingerprint) return false
    this.#takeAgain(this.#next)
    return true
  }

  /** Takes a row that was parsed, and what is to be remembered of its JSON. */
  take(job: unknown, length: number, fingerprint: number): void {
    if (!isTrainingJob(job)) {
      this.#leaveOut(job, length, fingerprint)
      return
    }
    const position = this.#placeBefore(job.id)
    if (position === undefined ? this.#newIds.has(job.id) : this.#taken[position] === 1) {
      this.#leaveOut(job, length, fingerprint)
    } else if (position === undefined) {
      this.#newIds.add(job.id)
      this.#add(job, length, fingerprint)
    } else if (this.#isAsBefore(position, length, fingerprint)) {
      this.#takeAgain(position)
    } else {
      this.#add(job, length, fingerprint)
      this.#passBy(position)
    }
  }

  /** The answer that these rows make. */
  finish(): Result {
    const before = this.#before
    const invalidRows: InvalidRows | null = this.#firstBroken
      ? { count: this.#broken, first: this.#firstBroken }
      : null
    const isUnchanged = this.#inOrder && this.#jobs.length === before?.jobs.length
    if (before && isUnchanged && isSameLeftOut(before.invalidRows, invalidRows)) return before
    return {
      jobs: this.#jobs,
      prints: {
        lengths: Uint32Array.from(this.#lengths),
        fingerprints: Float64Array.from(this.#fingerprints),
      },
      parts: this.#parts,
      index: new FieldIndex(
        this.#jobs,
        before && !before.index.isWorn ? { index: before.index, rows: this.#origins } : undefined,
      ),
      invalidRows,
    }
  }

  #takeAgain(position: number): void {
    const job = this.#before?.jobs[position]
    if (!this.#before || !job) return
    if (position !== this.#jobs.length) this.#inOrder = false
    this.#jobs.push(job)
    this.#lengths.push(this.#before.prints.lengths[position] ?? 0)
    this.#fingerprints.push(this.#before.prints.fingerprints[position] ?? NaN)
    this.#origins.push(position)
    this.#passBy(position)
  }

  #add(job: TrainingJob, length: number, fingerprint: number): void {
    this.#parts.share(job)
    this.#inOrder = false
    this.#jobs.push(job)
    this.#lengths.push(length)
    this.#fingerprints.push(fingerprint)
    this.#origins.push(-1)
  }

  #isAsBefore(position: number, length: number, fingerprint: number): boolean {
    const { lengths, fingerprints } = this.#before?.prints ?? {}
    return lengths?.[position] === length && fingerprints?.[position] === fingerprint
  }

  #passBy(position: number): void {
    this.#taken[position] = 1
    this.#next = position + 1
    while (this.#taken[this.#next] === 1) this.#next += 1
  }

  #placeBefore(id: string): number | undefined {
    if (this.#before?.jobs[this.#next]?.id === id) return this.#next
    this.#placesBefore ??= new Map(this.#before?.jobs.map((job, position) => [job.id, position]))
    return this.#placesBefore.get(id)
  }

  #leaveOut(row: unknown, length: number, fingerprint: number): void {
    const job = idOf(row) ?? `number ${this.#jobs.length + this.#broken + 1}`
    this.#firstBroken ??= { job, row, length, fingerprint }
    this.#broken += 1
  }
}

/** Whether most of the parts are of jobs that are gone: a job has two texts of its own, seven parts in all. */
function isWorn({ parts, jobs }: Result): boolean {
  return parts.size > 7 * jobs.length + 1000
}

function idOf(row: unknown): string | undefined {
  const id = isObject(row) ? row['id'] : undefined
  return isText(id) ? id : undefined
}

function isSameLeftOut(a: InvalidRows | null, b: InvalidRows | null): boolean {
  return (
    a?.count === b?.count &&
    a?.first.job === b?.first.job &&
    a?.first.length === b?.first.length &&
    a?.first.fingerprint === b?.first.fingerprint
  )
}
