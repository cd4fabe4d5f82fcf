import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { searchJobs } from '#src/demo/search.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { loadErrorReader } from '#src/jobs/errorReader.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView, printView } from '#src/view/url.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { VIEW_KEYS, type ViewKeys } from '#src/view/viewKeys.ts'
import { toClientFilters } from './clientFilters.ts'
import { withValues } from './excluding.ts'
import { EXCLUDABLE, exclusionOf, type Excludable, type ValueFilter } from './exclusions.ts'
import { facetCounts, projectCounts } from './facetCounts.ts'
import { FACET_KEYS } from './facets.ts'
import { matchingRows } from './matchingRows.ts'
import { jobsOf } from './visibleJobs.ts'

beforeAll(loadErrorReader)

const now = Date.parse('2026-03-02T12:00:00Z')
const instance = aTrainingJob().instance_type

/** Values of each filter. The last one matches no job. */
const VALUES: Readonly<Record<ValueFilter, readonly string[]>> = {
  status: ['TRAINING_JOB_RUNNING', 'TRAINING_JOB_FAILED', 'TRAINING_JOB_EVICTED', 'OTHER'],
  project: ['p1', 'p2', 'p3'],
  user: ['ada@example.com', 'a,b', '', 'nobody@example.com'],
  instance: ['H100:8', 'L4', 'none'],
  gpu: ['H100', '', 'B200'],
  capacity: ['On-demand', 'Spot', 'Reserved'],
  nodes: ['1', '2', '3'],
  checkpoint: ['Syncing', 'Completed', '', 'Lost'],
  error: ['yes', ''],
  fault: ['CUDA out of memory', '', 'Killed'],
}
const TEXTS = ['smoke', 'LoRA', 'out of memory', '-', 'ada', '´']

const anyJob = fc
  .record({
    status: fc.constantFrom('RUNNING', 'FAILED', 'EVICTED'),
    // Two projects with the same name
    project: fc.constantFrom('p1', 'p2'),
    name: fc.constantFrom('smoke-lora', 'Smoke', 'dpo', null),
    user: fc.constantFrom('ada@example.com', 'a,b', null),
    type: fc.constantFrom('H100', null),
    spot: fc.boolean(),
    nodes: fc.constantFrom(1, 2, null),
    sync: fc.constantFrom('SYNCING', 'COMPLETED', null),
    message: fc.constantFrom('CUDA out of memory', 'Killed', null),
  })
  .map((part) =>
    aTrainingJob({
      current_status: `TRAINING_JOB_${part.status}`,
      training_project: { id: part.project, name: 'llama' },
      training_project_id: part.project,
      name: part.name,
      user: part.user === null ? null : { email: part.user },
      instance_type: { ...instance, name: part.type ? 'H100:8' : 'L4', gpu_type: part.type },
      availability_model: part.spot ? 'spot' : null,
      node_count: part.nodes,
      checkpoint_sync_status: part.sync,
      error_message: part.message,
    }),
  )
const anyJobs = fc
  .array(anyJob, { maxLength: 30 })
  .map((jobs) => jobs.map((job, index) => ({ ...job, id: `job${index}` })))

/** A simple implementation of a job's filter values. */
const valueOf: Readonly<Record<ValueFilter, (job: TrainingJob) => string>> = {
  status: (job) => job.current_status,
  project: (job) => job.training_project.id,
  user: (job) => job.user?.email ?? '',
  instance: (job) => job.instance_type.name,
  gpu: (job) => job.instance_type.gpu_type ?? '',
  capacity: (job) => (job.availability_model === 'spot' ? 'Spot' : 'On-demand'),
  nodes: (job) => String(job.node_count ?? 1),
  checkpoint: ({ checkpoint_sync_status: sync }) =>
    ({ SYNCING: 'Syncing', COMPLETED: 'Completed' })[sync ?? ''] ?? '',
  error: (job) => (job.error_message ? 'yes' : ''),
  fault: (job) => job.error_message ?? '',
}

function has(job: TrainingJob, key: Excludable, value: string): boolean {
  if (key !== 'q') return valueOf[key](job) === value
  const texts = [job.name, job.id, job.training_project.name, job.user?.email, job.error_message]
  return texts.some((text) => text?.toLowerCase().includes(value.toLowerCase()))
}

const valuesOf = (key: Excludable) => (key === 'q' ? TEXTS : VALUES[key])
const few = (values: readonly string[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, fc.subarray([...values]))

const anyView: fc.Arbitrary<View> = fc
  .tuple(
    fc.record({
      status: few(VALUES.status),
      project: fc.constantFrom(null, null, 'p1'),
      q: fc.constantFrom('', '', 'a', 'lora'),
      user: few(VALUES.user),
      gpu: few(VALUES.gpu),
    }),
    fc.record({
      'not-status': few(VALUES.status),
      'not-project': few(VALUES.project),
      'not-q': few(TEXTS),
      'not-user': few(VALUES.user),
      'not-gpu': few(VALUES.gpu),
      'not-fault': few(VALUES.fault),
    }),
  )
  .map(([filters, exclusions]) => ({ ...DEFAULT_VIEW, ...filters, ...exclusions }))

/** Returns the jobs that a view displays, filtered first by the API and then by the browser. */
function displayed(jobs: readonly TrainingJob[], view: View): readonly TrainingJob[] {
  // Through the URL, as for a shared link.
  const same = parseView(printView(view))
  const list = listJobs(searchJobs([...jobs], toSearchRequest(same)))
  return jobsOf(list, matchingRows(list, toClientFilters(same), now))
}

const anyValue = fc
  .constantFrom(...EXCLUDABLE)
  .chain((key) => fc.record({ key: fc.constant(key), value: fc.constantFrom(...valuesOf(key)) }))

describe('an exclusion', () => {
  it('hides exactly the jobs with its value', () => {
    fc.assert(
      fc.property(anyJobs, anyView, anyValue, (jobs, view, { key, value }) => {
        const exclusion = exclusionOf(key)
        const rest = view[exclusion].filter((other) => other !== value)
        const without = displayed(jobs, { ...view, [exclusion]: rest })
        const remaining = displayed(jobs, { ...view, [exclusion]: [...rest, value] })
        const excluded = without.filter((job) => has(job, key, value))
        expect(remaining.length + excluded.length).toBe(without.length)
        expect(remaining).toEqual(without.filter((job) => !excluded.includes(job)))
      }),
      { numRuns: 500 },
    )
  })

  it('has the same count as the rows that selecting or including its value displays', () => {
    const anyFacet = fc.constantFrom(...FACET_KEYS)
    fc.assert(
      fc.property(anyJobs, anyView, anyFacet, (jobs, view, key) => {
        const list = listJobs(searchJobs([...jobs], toSearchRequest(view)))
        const counts = facetCounts(list, toClientFilters(view), { key, now })
        const all = displayed(jobs, { ...view, [key]: [], [exclusionOf(key)]: [] })
        for (const value of VALUES[key]) {
          expect(counts.get(value) ?? 0).toBe(all.filter((job) => has(job, key, value)).length)
          const selected = displayed(jobs, withValues(view, key, [value]))
          expect(counts.get(value) ?? 0).toBe(selected.length)
        }
        const byProject = projectCounts(list, toClientFilters(view), now)
        for (const id of view.project === null ? VALUES.project : [view.project]) {
          const selected = displayed(jobs, withValues(view, 'project', [id]))
          expect(byProject.get(id) ?? 0).toBe(selected.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('doesn’t change the request, which can only include values', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const { status, project, sort } = view
        expect(toSearchRequest(view)).toEqual(
          toSearchRequest({ ...DEFAULT_VIEW, status, project, sort }),
        )
      }),
    )
  })

  it('can’t be missing from the view’s keys', () => {
    const { 'not-user': group, ...others } = VIEW_KEYS
    // @ts-expect-error -- an exclusion is missing
    const missing: ViewKeys = others
    expect([group, missing]).toHaveLength(2)
    expect(EXCLUDABLE).toEqual(expect.arrayContaining(['status', 'project', 'q', ...FACET_KEYS]))
  })
})
