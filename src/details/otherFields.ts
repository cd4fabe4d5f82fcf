import {
  instanceTypeSchema,
  projectSchema,
  trainingJobSchema,
  userSchema,
  type TrainingJob,
} from '#src/contract/trainingJob.ts'
import { printJson } from '#src/lib/printJson.ts'

const KNOWN_FIELDS: Readonly<Record<string, readonly string[]>> & {
  readonly job: readonly string[]
} = {
  job: Object.keys(trainingJobSchema.shape),
  instance_type: Object.keys(instanceTypeSchema.shape),
  training_project: Object.keys(projectSchema.shape),
  user: Object.keys(userSchema.shape),
}

export interface OtherField {
  /** The path, such as `region` or `instance_type.zone`. */
  readonly name: string
  /** A string as is, anything else as JSON. */
  readonly value: string
}

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
