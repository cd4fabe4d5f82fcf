import { trainingJobSchema } from '#src/contract/trainingJob.ts'

/** What is wrong with an invalid row. */
export interface InvalidField {
  /** The first field that breaks the contract: `instance_type.gpu_count`. */
  readonly name: string
  readonly reason: string
}

/** Returns why a row of a response is invalid. A row that matches the schema has the ID of an earlier one. */
export function invalidField(row: unknown): InvalidField {
  const [issue] = trainingJobSchema.safeParse(row).error?.issues ?? []
  if (!issue) return { name: 'id', reason: 'another job in the response has the same ID' }
  return { name: issue.path.join('.') || 'the job itself', reason: issue.message }
}
