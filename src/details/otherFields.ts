import {
  instanceTypeSchema,
  projectSchema,
  trainingJobSchema,
  userSchema,
  type TrainingJob,
} from '#src/contract/trainingJob.ts'
import { printJson } from '#src/lib/printJson.ts'

/** The names of the fields that the contract knows: a job's own, and those of the objects in it. */
const KNOWN_FIELDS: Readonly<Record<string, readonly string[]>> & {
  readonly job: readonly string[]
} = {
  job: Object.keys(trainingJobSchema.shape),
  instance_type: Object.keys(instanceTypeSchema.shape),
  training_project: Object.keys(projectSchema.shape),
  user: Object.keys(userSchema.shape),
}

/** A field that the API has added since the contract was written. */
export interface OtherField {
  /** Its name, after that of the object that it is in: `region`, `instance_type.zone`. */
  readonly name: string
  /** A text as it is, anything else as JSON. */
  readonly value: string
}

/** The fields of a job, and of the objects in it, that the contract does not know, in the API's order. */
export function otherFields(job: TrainingJob): OtherField[] {
  return Object.entries(job).flatMap(([name, value]) => {
    if (!KNOWN_FIELDS.job.includes(name)) return [{ name, value: printValue(value) }]
    const known = Object.hasOwn(KNOWN_FIELDS, name) ? KNOWN_FIELDS[name] : undefined
    if (!known || typeof value !== 'object' || value === null) return []
    return Object.entries(value)
      .filter(([part]) => !known.includes(part))
      .map(([part, inner]) => ({ name: `${name}.${part}`, value: printValue(inner) }))
  })
}

function printValue(value: unknown): string {
  return typeof value === 'string' ? value : printJson(value)
}
