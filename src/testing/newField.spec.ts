import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isTrainingJob } from '#src/contract/isTrainingJob.ts'
import { trainingJobSchema, type TrainingJob } from '#src/contract/trainingJob.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { GROUPS } from '#src/details/groups.ts'
import { FIELD_KEYS, FIELDS } from '#src/jobs/fields.ts'
import { parseColumns } from '#src/view/columns.ts'
import { aTrainingJob } from './job.ts'
import { UNTRUSTED_JOBS } from './untrustedJobs.ts'

// The steps for a new API field that the compiler can't check: see "Add a field" in ARCHITECTURE.md.

const now = Date.parse('2026-03-02T12:00:00Z')
const demoJobs = createOrganization({ seed: 1, jobs: 500, start: now }).jobsAt(now)
const schemaFields = Object.keys(trainingJobSchema.shape)

/** Returns every text that the page displays about a job: in the columns and the details. */
function textsOf(job: TrainingJob): unknown[] {
  const entries = GROUPS.flatMap((group) => group.entries)
  return [
    ...FIELD_KEYS.map((key) => FIELDS[key].read(job, now)),
    ...entries.map((entry) => entry.read(job, now, 'utc')),
  ]
}

describe.each(schemaFields)('%s, a field of trainingJobSchema:', (field) => {
  it('isTrainingJob checks it', () => {
    expect(isTrainingJob(aTrainingJob())).toBe(true)
    expect(isTrainingJob({ ...aTrainingJob(), [field]: true })).toBe(false)
  })

  it('aTrainingJob (src/testing/job.ts) has it', () => {
    expect(Object.keys(aTrainingJob())).toContain(field)
  })

  it('the demo (src/demo/trainingJobs.ts) has it', () => {
    expect(demoJobs.some((job) => (job[field] ?? null) !== null)).toBe(true)
  })

  it('src/jobs/fields.ts or src/details/groups.ts displays it', () => {
    const [first = aTrainingJob()] = demoJobs
    const displayed = demoJobs.some((job) => {
      const other = { ...first, [field]: job[field] }
      return String(textsOf(other)) !== String(textsOf(first))
    })
    expect(displayed).toBe(true)
  })
})

it('every field key in src/jobs/fields.ts is a valid URL word: lower-case letters', () => {
  expect(FIELD_KEYS.filter((key) => parseColumns(key)?.[0]?.key !== key)).toEqual([])
})

it('"HTML in every string" of src/testing/untrustedJobs.ts has HTML in every text of a job', () => {
  const untrusted = UNTRUSTED_JOBS.find(({ what }) => what === 'HTML in every string')
  const job: unknown = JSON.parse(untrusted?.json ?? '{}')
  const plain = Object.entries(Object.assign({}, job)).filter(
    ([, value]) => typeof value === 'string' && !value.includes('<script>'),
  )
  // The ID and the name identify the row, and times must be valid.
  const expected = ['id', 'created_at', 'updated_at', 'training_project_id', 'name']
  expect(plain.map(([name]) => name)).toEqual(expected)
})

it('no files list fields by hand except those in the how-to', () => {
  const [, howTo = ''] =
    /^### Add a field$([^]+?)^##/m.exec(readFileSync('ARCHITECTURE.md', 'utf8')) ?? []
  const listing = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join('src', file.replaceAll(path.sep, '/')))
    .filter((file) => /\.tsx?$/.test(file) && !/^src\/testing\/|\.spec\.tsx?$/.test(file))
    .filter((file) => {
      const source = readFileSync(file, 'utf8')
      // Two fields that no facet, filter or special case names: a file with both lists all fields.
      return ['priority', 'updated'].every((field) =>
        new RegExp(`^\\s+'?${field}'?[:,]`, 'm').test(source),
      )
    })
  expect(listing.sort()).toEqual([
    'src/details/groups.ts',
    'src/export/printout.ts',
    'src/jobs/fields.ts',
    'src/table/widths.ts',
  ])
  for (const file of listing) expect(howTo).toContain(`\`${file}\``)
})
