import { trainingJobSchema } from '#src/contract/trainingJob.ts'

export interface InvalidField {
  /** The first field that breaks the contract, such as `instance_type.gpu_count`; `null` if the row isn't an object. */
  readonly name: string | null
  readonly reason: string
}

/** Returns why a row is invalid. If it matches the schema, an earlier row has the same ID. */
export function invalidField(row: unknown): InvalidField {
  const [issue] = trainingJobSchema.safeParse(row).error?.issues ?? []
  if (!issue) return { name: 'id', reason: 'another job in the response has the same ID' }
  return { name: issue.path.join('.') || null, reason: issue.message }
}
