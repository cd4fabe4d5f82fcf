import {
  checkpointSchema,
  type Checkpoint,
  type UncheckedCheckpoints,
} from '#src/contract/checkpoints.ts'
import { once } from '#src/lib/lazy.ts'
import { parseTime } from '#src/lib/time.ts'

/** The checkpoints of a job, as one response has them. */
export interface CheckpointList {
  /** The newest first. */
  readonly checkpoints: readonly Checkpoint[]
  /** The number of checkpoints that break the contract. */
  readonly invalid: number
  /** The job's own sync status in the same response; `null` if it has none. */
  readonly jobStatus: string | null
}

/** Validates the checkpoints of a response one by one, and sorts them. */
export function toCheckpointList({
  checkpoints: rows,
  training_job: job,
}: UncheckedCheckpoints): CheckpointList {
  const checkpoints = rows.flatMap((row) => {
    const { data } = checkpointSchema.safeParse(row)
    return data ? [data] : []
  })
  return {
    checkpoints: checkpoints.sort(byAge),
    invalid: rows.length - checkpoints.length,
    jobStatus: job.checkpoint_sync_status ?? null,
  }
}

/** Names with numbers: `checkpoint-100` after `checkpoint-20`. */
const names = once(() => new Intl.Collator('en', { numeric: true }))

/** The newest first; of the same age, the last step first. */
function byAge(a: Checkpoint, b: Checkpoint): number {
  return (
    parseTime(b.created_at) - parseTime(a.created_at) ||
    names().compare(b.checkpoint_id, a.checkpoint_id)
  )
}

/** Returns the sum of the sizes, bytes. */
export function totalSize(checkpoints: readonly Pick<Checkpoint, 'size_bytes'>[]): number {
  return checkpoints.reduce((sum, { size_bytes: bytes }) => sum + bytes, 0)
}
