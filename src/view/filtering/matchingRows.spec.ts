import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { searchJobs } from '#src/demo/search.ts'
import { listJobs, type JobList } from '#src/jobs/columns/jobColumns.ts'
import { loadErrorReader } from '#src/jobs/errorReader.ts'
import { errorTypeOf } from '#src/jobs/errors/errorType.ts'
import { createdAt, elapsed, nodeCount } from '#src/jobs/job.ts'
import { fold } from '#src/lib/fold.ts'
import { OFFERED_SPANS } from './filterOptions.ts'
import { FACET_KEYS, NO_VALUE, type FacetKey } from './facets.ts'
import { facetCounts, projectCounts } from './facetCounts.ts'
import { matchingRows } from './matchingRows.ts'
import { toNarrowing, wordsOf } from './clientFilters.ts'
import { spanCounter } from './spanCounter.ts'
import { periodOf } from './spans.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
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

/** The value of a facet that a job has, the plain way. */
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
const anyPick = (key: FacetKey) =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<string[]>([]) },
    fc.subarray(valuesIn(key), { minLength: 1 }),
  )

const anyView: fc.Arbitrary<View> = fc
  .record({
    q: anyWords,
    user: anyPick('user'),
    instance: anyPick('instance'),
    gpu: anyPick('gpu'),
    capacity: anyPick('capacity'),
    nodes: anyPick('nodes'),
    checkpoint: anyPick('checkpoint'),
    error: anyPick('error'),
    fault: anyPick('fault'),
    created: fc.constantFrom(null, null, '1h', '30d', '2026-03-01..2026-03-02'),
    longer: fc.constantFrom(null, null, '30m', '6h'),
    tz: fc.constantFrom(null, 'utc' as const),
  })
  .map((part) => ({ ...DEFAULT_VIEW, ...part }))

/** The same in the plain way. */
function matchPlainly(jobs: readonly TrainingJob[], view: View): TrainingJob[] {
  const period = view.created === null ? null : periodOf(view.created, now, view.tz)
  const least = { '30m': 30 * 60_000, '6h': 6 * 3_600_000 }[view.longer ?? ''] ?? 0
  return jobs.filter((job) => {
    const texts = [job.name, job.id, job.training_project.name, job.user?.email, job.error_message]
    return (
      wordsOf(view.q).every((word) => texts.some((text) => text && fold(text).includes(word))) &&
      FACET_KEYS.every(
        (key) => view[key].length === 0 || view[key].includes(valueOf[key](job) || NO_VALUE),
      ) &&
      (!period || (createdAt(job) >= period.from && createdAt(job) < period.until)) &&
      elapsed(job, now) >= least
    )
  })
}

/** The jobs of a list that a view leaves in. */
const shown = (list: JobList, view: View) =>
  jobsOf(list, matchingRows(list, toNarrowing(view), now))
const matching = (list: JobList, q: string) => shown(list, { ...DEFAULT_VIEW, q })
const ids = (jobs: readonly TrainingJob[]) => jobs.map(({ id }) => id)

describe('matchingRows', () => {
  it('leaves in what the words, the facets and the times leave in, in the list’s order', () => {
    fc.assert(
      fc.property(anyJobs, anyView, (jobs, view) => {
        expect(shown(listJobs(jobs), view)).toEqual(matchPlainly(jobs, view))
      }),
      { numRuns: 500 },
    )
  })

  it.each(['lora cuda', 'LORA P7QR', 'Of gpt-OSS', 'ada.MWANGI out', 'memory memory'])(
    'finds %s in different fields, whatever the case',
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

  it('finds all rows for no words', () => {
    const list = listJobs([aTrainingJob(), aTrainingJob()])
    expect(matching(list, ' ')).toHaveLength(2)
  })
})

describe('facetCounts', () => {
  it('say for each value how many jobs of it are shown once it is picked', () => {
    fc.assert(
      fc.property(anyJobs, anyView, fc.constantFrom(...FACET_KEYS), (jobs, view, key) => {
        const list = listJobs(jobs)
        const counts = facetCounts(list, toNarrowing(view), { key, now })
        for (const value of valuesIn(key)) {
          const rows = shown(list, { ...view, [key]: [value] })
          expect(counts.get(value) ?? 0).toBe(rows.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('of the values that are picked add up to what is shown', () => {
    fc.assert(
      fc.property(anyJobs, anyView, fc.constantFrom(...FACET_KEYS), (jobs, view, key) => {
        const list = listJobs(jobs)
        const counts = facetCounts(list, toNarrowing(view), { key, now })
        const picked = view[key].length > 0 ? view[key] : [...counts.keys()]
        const sum = picked.reduce((total, value) => total + (counts.get(value) ?? 0), 0)
        expect(sum).toBe(shown(list, view).length)
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
    fc.record({ key: fc.constant('created' as const), text: fc.oneof(minutes, dates) }),
    fc.record({ key: fc.constant('longer' as const), text: minutes }),
  )

  it('says for each span, offered or typed, how many jobs are shown once it is picked', () => {
    fc.assert(
      fc.property(anyJobs, anyView, anyCounted, (jobs, view, { key, text }) => {
        const list = listJobs(jobs)
        const texts = [...OFFERED_SPANS[key], text]
        const counts = spanCounter(list, toNarrowing(view), { key, now })(texts)
        for (const span of texts) {
          expect(counts.get(span)).toBe(shown(list, { ...view, [key]: span }).length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['created', 'soon'],
    ['created', '2026-03-05..2026-03-01'],
    ['longer', '2026-03-01..2026-03-05'],
  ] as const)('says nothing for a %s of %s', (key, text) => {
    const counts = spanCounter(listJobs(pool), toNarrowing(DEFAULT_VIEW), { key, now })([text])
    expect([...counts]).toEqual([])
  })
})

describe('projectCounts', () => {
  const projectIds = [...new Set(pool.map((job) => job.training_project.id)), 'no such project']

  it('say for each project how many of its jobs are shown once the API is asked for it', () => {
    fc.assert(
      fc.property(anyJobs, anyView, (jobs, view) => {
        const counts = projectCounts(listJobs(jobs), toNarrowing(view), now)
        for (const id of projectIds) {
          const answer = searchJobs(jobs, { project_id: id })
          expect(counts.get(id) ?? 0).toBe(shown(listJobs(answer), view).length)
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
