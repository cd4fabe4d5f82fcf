import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { searchJobs } from '#src/demo/search.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { countByStatus } from '#src/jobs/counts.ts'
import { loadErrorReader } from '#src/jobs/errorReader.ts'
import { queuesOf } from '#src/jobs/queue.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import { periodOf } from '#src/view/filtering/spans.ts'
import { jobsOf, sortRows } from '#src/view/filtering/visibleJobs.ts'
import { USE_KEYS } from '#src/view/overview.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView, printView } from '#src/view/url.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import {
  clearUses,
  drillToErrorType,
  drillToCreated,
  drillToQueue,
  drillToQueueOf,
  drillToStatuses,
  drillToUses,
  rangeDrillDowns,
  type Use,
} from './drillDown.ts'
import { errorTypeCounts } from './failures/errorTypeCounts.ts'
import { gpuUse, type GpuUse } from './now/gpuUse.ts'

beforeAll(loadErrorReader)

const HOUR = 3_600_000
const now = Date.UTC(2026, 2, 2, 12)
const instance = aTrainingJob().instance_type

const anyJob = fc
  .record({
    status: fc.constantFrom('RUNNING', 'CREATED', 'PENDING', 'QUEUED', 'FAILED', 'STOPPED', 'NEW'),
    type: fc.constantFrom('H100', 'L4', null),
    user: fc.constantFrom('ada@example.com', 'a,b@example.com', null),
    project: fc.constantFrom('p1', 'p2'),
    message: fc.constantFrom(null, 'Exit 1', 'Exit 2', 'No space, no luck'),
    minutes: fc.nat({ max: 300 }),
  })
  .map(({ status, type, user, project, message, minutes }) =>
    aTrainingJob({
      user: user === null ? null : { email: user },
      // Two projects can have the same name.
      training_project: { id: project, name: 'evals' },
      training_project_id: project,
      current_status: `TRAINING_JOB_${status}`,
      instance_type: { ...instance, gpu_type: type, gpu_count: type ? 2 : 0 },
      error_message: message,
      created_at: new Date(now - minutes * 60_000).toISOString(),
      updated_at: new Date(now - (minutes / 2) * 60_000).toISOString(),
    }),
  )
const anyJobs = fc
  .array(anyJob, { maxLength: 40 })
  .map((jobs) => jobs.map((job, index) => ({ ...job, id: `job${index}` })))

const anyView: fc.Arbitrary<View> = fc
  .record({
    status: fc.subarray(['TRAINING_JOB_RUNNING', 'TRAINING_JOB_PENDING', 'TRAINING_JOB_FAILED']),
    gpu: fc.subarray(['H100', '']),
    user: fc.subarray(['ada@example.com', '']),
    project: fc.constantFrom(null, 'p2'),
    error: fc.subarray(['yes', '']),
    'not-status': fc.subarray(['TRAINING_JOB_PENDING', 'TRAINING_JOB_STOPPED']),
    'not-gpu': fc.subarray(['L4']),
    'not-user': fc.subarray(['a,b@example.com']),
    'not-project': fc.subarray(['p1']),
    created: fc.constantFrom(null, '2h', '2026-03-02T08:30Z..2026-03-02T11:10Z'),
  })
  .map((part) => ({ ...DEFAULT_VIEW, ...part }))

/** Returns the list for a view, and the rows that the table displays. */
function displayedBy(view: View, jobs: readonly ReturnType<typeof aTrainingJob>[]) {
  // Parsed from its URL, like a shared link.
  const same = parseView(printView(view))
  const list = listJobs(searchJobs([...jobs], toSearchRequest(same)))
  return { list, rows: matchingRows(list, toClientFilters(same), now) }
}

it('a press on any mark filters to exactly the rows that it counts', () => {
  fc.assert(
    fc.property(anyJobs, anyView, (jobs, view) => {
      const { list, rows } = displayedBy(view, jobs)
      const count = (target: View) => displayedBy(target, jobs).rows.length
      for (const [status, jobsIn] of countByStatus(list, rows)) {
        expect(count(drillToStatuses(view, [status]))).toBe(jobsIn)
      }
      for (const group of errorTypeCounts(list, rows)) {
        expect(count(drillToErrorType(view, group.type))).toBe(group.rows.length)
      }
      const queues = queuesOf(list, rows)
      for (const queue of queues) {
        const { list: drilled, rows: unsorted } = displayedBy(
          drillToQueueOf(view, queue.type),
          jobs,
        )
        const ids = jobsOf(list, queue.rows).map(({ id }) => id)
        const { sort } = drillToQueueOf(view, queue.type)
        expect(jobsOf(drilled, sortRows(drilled, unsorted, sort, now)).map(({ id }) => id)).toEqual(
          ids,
        )
      }
      const waiting = queues.reduce((sum, queue) => sum + queue.rows.length, 0)
      if (waiting > 0) expect(count(drillToQueue(view))).toBe(waiting)
    }),
  )
})

const anyKeys = fc.shuffledSubarray([...USE_KEYS], { minLength: 2, maxLength: 2 })

it('a press on the GPUs of a use or its parts filters to exactly the rows that it counts', () => {
  fc.assert(
    fc.property(anyJobs, anyView, anyKeys, (jobs, view, [by = 'gpu', split = 'user']) => {
      const { list, rows } = displayedBy(view, jobs)
      const expectRows = ({ jobs: all, stages }: GpuUse, path: readonly Use[]) => {
        const rowsOf = (statuses: readonly string[]) =>
          displayedBy(drillToUses(view, path, statuses), jobs).rows
        expect(rowsOf(stages.flatMap(({ statuses }) => statuses))).toHaveLength(all)
        for (const stage of stages) expect(rowsOf(stage.statuses)).toHaveLength(stage.jobs)
      }
      for (const use of gpuUse(list, rows, by, split)) {
        const own = { by, value: use.value }
        expectRows(use, [own])
        for (const part of use.parts) expectRows(part, [own, { by: split, value: part.value }])
      }
    }),
  )
})

it('clearing uses keeps the other filters', () => {
  const view = { ...DEFAULT_VIEW, user: ['ada'], gpu: ['L4'], project: 'p1', status: ['NEW'] }
  const uses = [
    { by: 'project', value: 'p1' },
    { by: 'gpu', value: 'H100' },
  ] as const
  expect(clearUses(view, uses)).toEqual({ ...DEFAULT_VIEW, user: ['ada'] })
})

it('a press on a period filters to exactly the rows created in it', () => {
  fc.assert(
    fc.property(anyJobs, anyView, fc.nat({ max: 300 }), (jobs, view, minutes) => {
      const { list, rows } = displayedBy(view, jobs)
      const from = now - minutes * 60_000
      const period = { from, until: from + HOUR }
      const created = list.index.numbers('created', now)
      const within = [...rows].filter((row) => {
        const at = created[row] ?? NaN
        return at >= period.from && at < period.until
      })
      if (within.length === 0) return
      expect(displayedBy(drillToCreated(view, period, now), jobs).rows).toHaveLength(within.length)
    }),
  )
})

function idsDisplayedBy(view: View, jobs: readonly ReturnType<typeof aTrainingJob>[]) {
  const { list, rows } = displayedBy(view, jobs)
  return jobsOf(list, rows).map(({ id }) => id)
}

const ENDED = ['TRAINING_JOB_FAILED', 'TRAINING_JOB_STOPPED']

it('a range filters to the rows created in it or to those that ran during it', () => {
  fc.assert(
    fc.property(
      anyJobs,
      anyView,
      fc.nat({ max: 300 }),
      fc.integer({ min: 1, max: 200 }),
      (jobs, view, minutes, length) => {
        const from = now - minutes * 60_000
        const range = { from, until: from + length * 60_000 }
        const { list } = displayedBy({ ...view, created: null }, jobs)
        const within = (view.created && periodOf(view.created, now, view.tz)) || null
        const isWithin = (at: number) => !within || (at >= within.from && at < within.until)
        const [created, during] = rangeDrillDowns(view, range, now).map(({ target }) =>
          idsDisplayedBy(target, jobs),
        )
        const all = jobsOf(list, displayedBy({ ...view, created: null }, jobs).rows)
        const ran = all.filter((job) => {
          const at = Date.parse(job.created_at)
          const end = ENDED.includes(job.current_status) ? Date.parse(job.updated_at) : now
          return isWithin(at) && at < range.until && end >= range.from
        })
        expect(during).toEqual(ran.map(({ id }) => id))
        const born = all.filter(({ created_at }) => {
          const at = Date.parse(created_at)
          return at >= range.from && at < range.until
        })
        // A range outside the range of the view replaces it.
        const both = born.filter(({ created_at }) => isWithin(Date.parse(created_at)))
        const isOutside = within && (within.from >= range.until || within.until <= range.from)
        expect(created).toEqual((isOutside ? born : both).map(({ id }) => id))
      },
    ),
  )
})
