import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { searchJobs } from '#src/demo/search.ts'
import { listJobs, type JobList } from '#src/jobs/columns/jobColumns.ts'
import { loadErrorReader } from '#src/jobs/errorReader.ts'
import { errorTypeOf } from '#src/jobs/errors/errorType.ts'
import { createdAt, elapsed, hasEnded, nodeCount, updatedAt } from '#src/jobs/job.ts'
import { fold } from '#src/lib/fold.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { toClientFilters, wordsOf } from './clientFilters.ts'
import { facetCounts, projectCounts } from './facetCounts.ts'
import { FACET_KEYS, NO_VALUE, type FacetKey } from './facets.ts'
import { OFFERED_SPANS } from './filterOptions.ts'
import { matchingRows } from './matchingRows.ts'
import { spanCounter } from './spanCounter.ts'
import { periodOf, TIME_KEYS } from './spans.ts'
import { jobsOf } from './visibleJobs.ts'

beforeAll(loadErrorReader)

const now = Date.parse('2026-03-02T12:00:00Z')
const pool = [
  ...createOrganization({ seed: 7, jobs: 60, start: now }).jobsAt(now),
  aTrainingJob({ name: null, user: null, node_count: null, checkpoint_sync_status: null }),
  aTrainingJob({
    name: 'LoRA r64 İ',
    user: { email: null },
    error_message: '',
    availability_model: null,
  }),
  aTrainingJob({ error_message: 'Out of memory\nr64', user: { email: 'Ada@r64.example' } }),
  aTrainingJob({
    instance_type: { ...aTrainingJob().instance_type, gpu_count: 0, gpu_type: null },
  }),
  ...['DEDICATED', 'SPOT', 'Reserved'].map((model) => aTrainingJob({ availability_model: model })),
]
const anyJobs = fc
  .array(fc.constantFrom(...pool), { maxLength: 30 })
  .map((jobs) => jobs.map((job, n) => ({ ...job, id: `${job.id}-${n}` })))

const anyWords = fc
  .array(fc.constantFrom('r64', 'R', 'LORA', 'of', 'a', 'é', '@', '-1', 'gpt', 'İ', 'nothing'), {
    maxLength: 2,
  })
  .map((words) => words.join(' '))

/** A simple implementation of a job's facet values. */
const valueOf: Record<FacetKey, (job: TrainingJob) => string | null | undefined> = {
  user: (job) => job.user?.email,
  instance: (job) => job.instance_type.name,
  gpu: (job) => job.instance_type.gpu_type,
  capacity: ({ availability_model: model }) => {
    if (/^spot$/i.test(model ?? '')) return 'Spot'
    return /^(dedicated)?$/i.test(model ?? '') ? 'On-demand' : model
  },
  nodes: (job) => String(nodeCount(job)),
  checkpoint: ({ checkpoint_sync_status: status }) =>
    status === 'SYNCING' ? 'Syncing' : status === 'COMPLETED' ? 'Completed' : status,
  error: (job) => (job.error_message ? 'yes' : null),
  fault: (job) => job.error_message && errorTypeOf(job.error_message, job.id),
}
const valuesIn = (key: FacetKey) => [
  ...new Set(pool.map((job) => valueOf[key](job) || NO_VALUE)),
  'no such value',
]
const anySelection = (key: FacetKey) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<string[]>([]) },
    fc.subarray(valuesIn(key), { minLength: 1 }),
  )

const anyRange = fc.constantFrom(
  null,
  null,
  null,
  '1h',
  '30d',
  'today',
  'yesterday',
  'last-night',
  '2026-03-01..2026-03-02',
  '2026-03-01T16:00Z..2026-03-02T03:30Z',
  '2026-03-02T13:00Z..2026-03-02T14:00Z',
)

const anyView: fc.Arbitrary<View> = fc
  .record({
    q: anyWords,
    user: anySelection('user'),
    instance: anySelection('instance'),
    gpu: anySelection('gpu'),
    capacity: anySelection('capacity'),
    nodes: anySelection('nodes'),
    checkpoint: anySelection('checkpoint'),
    error: anySelection('error'),
    fault: anySelection('fault'),
    created: anyRange,
    ended: anyRange,
    during: anyRange,
    longer: fc.constantFrom(null, null, '30m', '6h'),
    tz: fc.constantFrom(null, 'utc' as const),
  })
  .map((part) => ({ ...DEFAULT_VIEW, ...part }))

/** A simple implementation of the filters. */
function matchPlainly(jobs: readonly TrainingJob[], view: View): TrainingJob[] {
  const [created, ended, during] = [view.created, view.ended, view.during].map(
    (text) => text && periodOf(text, now, view.tz),
  )
  const minimum = { '30m': 30 * 60_000, '6h': 6 * 3_600_000 }[view.longer ?? ''] ?? 0
  return jobs.filter((job) => {
    const texts = [job.name, job.id, job.training_project.name, job.user?.email, job.error_message]
    return (
      wordsOf(view.q).every((word) => texts.some((text) => text && fold(text).includes(word))) &&
      FACET_KEYS.every(
        (key) => view[key].length === 0 || view[key].includes(valueOf[key](job) || NO_VALUE),
      ) &&
      (!created || (createdAt(job) >= created.from && createdAt(job) < created.until)) &&
      (!ended || (hasEnded(job) && updatedAt(job) >= ended.from && updatedAt(job) < ended.until)) &&
      (!during ||
        (createdAt(job) < during.until && (hasEnded(job) ? updatedAt(job) : now) >= during.from)) &&
      elapsed(job, now) >= minimum
    )
  })
}

const displayed = (list: JobList, view: View) =>
  jobsOf(list, matchingRows(list, toClientFilters(view), now))
const matching = (list: JobList, q: string) => displayed(list, { ...DEFAULT_VIEW, q })
const ids = (jobs: readonly TrainingJob[]) => jobs.map(({ id }) => id)

describe('matchingRows', () => {
  it('returns the same rows as a simple implementation, in the list’s order', () => {
    fc.assert(
      fc.property(anyJobs, anyView, (jobs, view) => {
        expect(displayed(listJobs(jobs), view)).toEqual(matchPlainly(jobs, view))
      }),
      { numRuns: 500 },
    )
  })

  it.each(['lora cuda', 'LORA P7QR', 'Of gpt-OSS', 'ada.MWANGI out', 'memory memory'])(
    'finds %s in different fields, regardless of case',
    (query) => {
      const error = 'CUDA: Out of memory'
      const job = aTrainingJob({ id: 'p7qr9qv', name: 'LoRA', error_message: error })
      const list = listJobs([aTrainingJob({ id: 'other' }), job])
      expect(ids(matching(list, query))).toEqual(['p7qr9qv'])
    },
  )

  it.each(['lora', 'running', 'h100', 'dedicated', '2026'])(
    'does not find %s in other fields, or across two',
    (query) => {
      const list = listJobs([aTrainingJob({ name: 'lo', user: { email: 'ra@x.example' } })])
      expect(matching(list, query)).toEqual([])
    },
  )

  it('matches all rows without words', () => {
    const list = listJobs([aTrainingJob(), aTrainingJob()])
    expect(matching(list, ' ')).toHaveLength(2)
  })
})

const ofMarch1 = (time: string) => `2026-03-01T${time}:00Z`
const aJob = (id: string, status: string, [created, updated]: readonly [string, string]) =>
  aTrainingJob({
    id,
    current_status: `TRAINING_JOB_${status}`,
    created_at: ofMarch1(created),
    updated_at: ofMarch1(updated),
  })

describe('a range of time', () => {
  const list = listJobs([
    aJob('over', 'COMPLETED', ['06:00', '09:59']),
    aJob('until', 'FAILED', ['06:00', '10:00']),
    aJob('within', 'STOPPED', ['10:30', '11:00']),
    aJob('across', 'PREEMPTED', ['09:00', '13:00']),
    aJob('running', 'RUNNING', ['09:00', '09:30']),
    aJob('unknown', 'PAUSED', ['10:00', '10:30']),
    aJob('later', 'PENDING', ['12:00', '12:00']),
  ])
  const RANGE = '2026-03-01T10:00Z..2026-03-01T12:00Z'

  it.each([
    ['created', ['within', 'unknown']],
    // By the last update. A job that is running or has an unknown status hasn't ended.
    ['ended', ['until', 'within']],
    // Jobs that haven't ended have run until now.
    ['during', ['until', 'within', 'across', 'running', 'unknown']],
  ] as const)('of %s matches %j', (key, found) => {
    expect(ids(displayed(list, { ...DEFAULT_VIEW, [key]: RANGE }))).toEqual(found)
  })

  it('combines with the other time filters', () => {
    const view = { ...DEFAULT_VIEW, created: RANGE, ended: RANGE, during: RANGE }
    expect(ids(displayed(list, view))).toEqual(['within'])
  })

  it.each(TIME_KEYS)('in the future matches no job by %s', (key) => {
    const view = { ...DEFAULT_VIEW, [key]: '2026-03-02T12:01Z..2026-03-03T00:00Z' }
    expect(displayed(list, view)).toEqual([])
  })

  it('with a word is relative to the given time', () => {
    const view = { ...DEFAULT_VIEW, ended: 'today', tz: 'utc' as const }
    const rowsAt = (time: string) => matchingRows(list, toClientFilters(view), Date.parse(time))
    expect(rowsAt('2026-03-01T23:59:59Z')).toHaveLength(4)
    expect(rowsAt('2026-03-02T00:00:00Z')).toHaveLength(0)
  })
})

describe('facetCounts', () => {
  it('are the numbers of jobs displayed if only that value is selected', () => {
    fc.assert(
      fc.property(anyJobs, anyView, fc.constantFrom(...FACET_KEYS), (jobs, view, key) => {
        const list = listJobs(jobs)
        const counts = facetCounts(list, toClientFilters(view), { key, now })
        for (const value of valuesIn(key)) {
          const rows = displayed(list, { ...view, [key]: [value] })
          expect(counts.get(value) ?? 0).toBe(rows.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('of selected values add up to the displayed jobs', () => {
    fc.assert(
      fc.property(anyJobs, anyView, fc.constantFrom(...FACET_KEYS), (jobs, view, key) => {
        const list = listJobs(jobs)
        const counts = facetCounts(list, toClientFilters(view), { key, now })
        const selected = view[key].length > 0 ? view[key] : [...counts.keys()]
        const sum = selected.reduce((total, value) => total + (counts.get(value) ?? 0), 0)
        expect(sum).toBe(displayed(list, view).length)
      }),
    )
  })
})

describe('spanCounter', () => {
  const minutes = fc.nat({ max: 99_998 }).map((number) => `${number + 1}m`)
  const days = fc
    .integer({ min: 1, max: 28 })
    .map((day) => `2026-02-${String(day).padStart(2, '0')}`)
  const dates = fc.tuple(days, days).map(([from, to]) => [from, to].sort().join('..'))
  const anyCounted = fc.oneof(
    fc.record({ key: fc.constantFrom(...TIME_KEYS), text: fc.oneof(minutes, dates) }),
    fc.record({ key: fc.constant('longer' as const), text: minutes }),
  )

  it('counts the jobs displayed if a span is selected', () => {
    fc.assert(
      fc.property(anyJobs, anyView, anyCounted, (jobs, view, { key, text }) => {
        const list = listJobs(jobs)
        const texts = [...OFFERED_SPANS[key], text]
        const counts = spanCounter(list, toClientFilters(view), { key, now, zone: view.tz })(texts)
        for (const span of texts) {
          expect(counts.get(span)).toBe(displayed(list, { ...view, [key]: span }).length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['created', 'soon'],
    ['created', '2026-03-05..2026-03-01'],
    ['longer', '2026-03-01..2026-03-05'],
  ] as const)('has no count for %s with %s', (key, text) => {
    const counts = spanCounter(listJobs(pool), toClientFilters(DEFAULT_VIEW), {
      key,
      now,
      zone: null,
    })([text])
    expect([...counts]).toEqual([])
  })
})

describe('projectCounts', () => {
  const projectIds = [...new Set(pool.map((job) => job.training_project.id)), 'no such project']

  it('are the numbers of jobs displayed if that project is requested', () => {
    fc.assert(
      fc.property(anyJobs, anyView, (jobs, view) => {
        const counts = projectCounts(listJobs(jobs), toClientFilters(view), now)
        for (const id of projectIds) {
          const response = searchJobs(jobs, { project_id: id })
          expect(counts.get(id) ?? 0).toBe(displayed(listJobs(response), view).length)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('wordsOf', () => {
  it.each([
    ['', []],
    [' \t\n', []],
    ['LoRA', ['lora']],
    ['  out of\tMEMORY\n', ['out', 'of', 'memory']],
    ['a-b a', ['a-b', 'a']],
    ['ÄÖ\u00a0É', ['ao', 'e']],
    ['Straße´İ', ['strasse', 'i']],
    ['\u0301', []],
  ])('of %j are %j', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })
})
