import { z } from '../contract/zod.ts'
import { trainingJobSchema, type TrainingJob } from '../contract/trainingJob.ts'
import { SearchError } from './searchError.ts'

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

export interface Answer {
  readonly jobs: readonly TrainingJob[]
  readonly leftOut: LeftOut | null
}

const listSchema = z.looseObject({ training_jobs: z.array(z.unknown()) })

/**
 * Checks an answer against the contract. A job that breaks it, or has the ID of an earlier one, is
 * left out and counted; the others stand.
 *
 * @throws SearchError of kind `unreadable` when the answer holds no list of jobs
 */
export function checkAnswer(body: unknown): Answer {
  const list = listSchema.safeParse(body)
  if (!list.success) {
    throw new SearchError(
      'unreadable',
      'The answer holds no list of training jobs. Baseten may have changed its API, or the address may be wrong.',
    )
  }
  const jobs: TrainingJob[] = []
  let brokenJobs = 0
  let first: BrokenJob | undefined
  const seen = new Set<string>()
  for (const [index, row] of list.data.training_jobs.entries()) {
    const checked = trainingJobSchema.safeParse(row)
    if (checked.success && !seen.has(checked.data.id)) {
      seen.add(checked.data.id)
      jobs.push(checked.data)
    } else {
      const issue = checked.success ? duplicate : checked.error.issues[0]
      brokenJobs += 1
      first ??= {
        job: idOf(row) ?? `number ${index + 1}`,
        field: issue?.path.join('.') || 'the job itself',
        reason: issue?.message ?? 'breaks the contract',
      }
    }
  }
  return { jobs, leftOut: first ? { count: brokenJobs, first } : null }
}

const duplicate = { path: ['id'], message: 'another job in the answer has the same ID' }

const idSchema = z.looseObject({ id: z.string().check(z.minLength(1)) })

function idOf(row: unknown): string | undefined {
  return idSchema.safeParse(row).data?.id
}
