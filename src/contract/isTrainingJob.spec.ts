import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createOrganization } from '#src/demo/organization.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { isTrainingJob } from './isTrainingJob.ts'
import { instanceTypeSchema, trainingJobSchema } from './trainingJob.ts'

const now = Date.parse('2026-03-02T12:00:00Z')
const jobs = [
  ...createOrganization({ seed: 3, jobs: 60, start: now }).jobsAt(now),
  aTrainingJob({ user: { email: null } }),
]

/** Paths to fields of a job and of its parts, in the contract or not. */
const paths = [
  ...Object.keys(trainingJobSchema.shape),
  ...Object.keys(instanceTypeSchema.shape).map((field) => `instance_type.${field}`),
  'training_project.id',
  'training_project.name',
  'user.email',
  'added_later',
  'instance_type.added_later',
]

const TIMES = [
  '2026-03-02',
  '2026-03-02T12:00:00',
  '2026-03-02T12:00:00+02:00',
  '2026-13-02T12:00:00Z',
  '2026-03-02T99:00:00Z',
  '2026-03-02Tnoon',
  ' 2026-03-02T12:00:00Z',
]
const NUMBERS = [0, -0, 1, -1, 0.5, 1e21, 2 ** 53]
const anyValue = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', '0', true, [], {}, [{}], ...NUMBERS, ...TIMES),
  fc.jsonValue({ maxDepth: 1 }),
)

/** Returns a copy of a job with a value at a path; `undefined` removes the field. */
function withValue(job: unknown, path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(job)
  const [field = '', inner] = path.split('.')
  const outer: Record<string, unknown> = Object.assign({}, copy)
  if (inner !== undefined) outer[field] = withValue(outer[field] ?? {}, inner, value)
  else if (value === undefined) delete outer[field]
  else outer[field] = value
  return outer
}

it('accepts exactly the rows that the schema accepts', () => {
  const anyEdit = fc.tuple(fc.constantFrom(...paths), anyValue)
  const edits = fc.array(anyEdit, { maxLength: 2 })
  let accepted = 0
  let rejected = 0
  fc.assert(
    fc.property(fc.constantFrom(...jobs), edits, (job, changes) => {
      const row = changes.reduce<unknown>(
        (last, [path, value]) => withValue(last, path, value),
        job,
      )
      const { success } = trainingJobSchema.safeParse(row)
      expect(isTrainingJob(row), 'isTrainingJob accepts what trainingJobSchema accepts').toBe(
        success,
      )
      if (success) accepted += 1
      else rejected += 1
    }),
    { numRuns: 3000 },
  )
  expect(Math.min(accepted, rejected), 'both kinds were tried').toBeGreaterThan(300)
})

it('rejects values that are not objects, as the schema does', () => {
  fc.assert(
    fc.property(anyValue, (row) => {
      expect(isTrainingJob(row)).toBe(trainingJobSchema.safeParse(row).success)
    }),
  )
})
