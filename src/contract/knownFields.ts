import { instanceTypeSchema, projectSchema, trainingJobSchema, userSchema } from './trainingJob.ts'

// Apart from `trainingJob.ts`, which every visit loads.

/** The names of the fields that the contract knows: a job's own, and those of the objects in it. */
export const KNOWN_FIELDS: Readonly<Record<string, readonly string[]>> & {
  readonly job: readonly string[]
} = {
  job: Object.keys(trainingJobSchema.shape),
  instance_type: Object.keys(instanceTypeSchema.shape),
  training_project: Object.keys(projectSchema.shape),
  user: Object.keys(userSchema.shape),
}
