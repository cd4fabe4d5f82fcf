import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_VIEW, OLDEST_FIRST } from '#src/view/view.ts'
import {
  isJobWatched,
  isViewWatched,
  parseWatches,
  watchCount,
  watchedQuery,
  withJobs,
  withoutJobs,
  withoutView,
  withView,
  type Watches,
} from './watches.ts'

const NONE: Watches = { jobs: [], views: [] }

const someJob = fc.record({ id: fc.string({ minLength: 1 }), name: fc.string() })
const someView = fc
  .record({
    name: fc.string(),
    q: fc.stringMatching(/^[a-z]{0,8}$/),
    project: fc.option(fc.uuid()),
  })
  .map(({ name, q, project }) => ({
    name,
    query: watchedQuery({ ...DEFAULT_VIEW, q, project }),
  }))
const someWatches = fc
  .record({ jobs: fc.array(someJob), views: fc.array(someView) })
  .map(({ jobs, views }) => views.reduce(withView, withJobs(NONE, jobs)))

describe('stored watches', () => {
  it('are parsed as they were printed', () => {
    fc.assert(
      fc.property(someWatches, (watches) => {
        expect(parseWatches(JSON.stringify(watches))).toEqual(watches)
      }),
    )
  })

  it('never throw, whatever the text', () => {
    expect(parseWatches(null)).toEqual(NONE)
    fc.assert(fc.property(fc.string(), (text) => watchCount(parseWatches(text)) >= 0))
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.record({ jobs: fc.jsonValue(), views: fc.jsonValue() })),
        (value) => watchCount(parseWatches(JSON.stringify(value))) >= 0,
      ),
    )
  })

  it('lose only the invalid entries', () => {
    const jobs = [{ id: 'a', name: 'A' }, { id: '' }, 7, null, { id: 'b', name: 'B', more: 1 }]
    const views = [{ name: 'Running', query: '?status=running' }, { name: 'no query' }]
    expect(parseWatches(JSON.stringify({ jobs, views }))).toEqual({
      jobs: [
        { id: 'a', name: 'A' },
        { id: 'b', name: 'B' },
      ],
      views: [{ name: 'Running', query: '?status=running' }],
    })
  })

  it('never link to another page', () => {
    const [view] = parseWatches(
      JSON.stringify({ jobs: [], views: [{ name: 'x', query: 'javascript:alert(1)' }] }),
    ).views
    expect(view?.query).toBe('')
  })
})

describe('watching', () => {
  it('is the same for views with the same jobs, and different for others', () => {
    const view = { ...DEFAULT_VIEW, status: ['TRAINING_JOB_RUNNING'] }
    const same = watchedQuery({ ...view, sort: OLDEST_FIRST, refresh: 'off', open: 'a' })
    expect(same).toBe(watchedQuery(view))
    expect(same).not.toBe(watchedQuery({ ...view, gpu: ['H100'] }))
    expect(same).not.toBe(watchedQuery({ ...view, q: 'llama' }))
  })

  it('adds each job and view once, until it is removed', () => {
    fc.assert(
      fc.property(someWatches, someJob, someView, (watches, job, view) => {
        const more = withView(withJobs(watches, [job]), view)
        expect(isJobWatched(more, job.id)).toBe(true)
        expect(isViewWatched(more, view.query)).toBe(true)
        expect(withView(withJobs(more, [job]), view)).toEqual(more)
        const less = withoutView(withoutJobs(more, [job.id]), view.query)
        expect(isJobWatched(less, job.id)).toBe(false)
        expect(isViewWatched(less, view.query)).toBe(false)
        expect(watchCount(less)).toBe(watchCount(more) - 2)
      }),
    )
  })

  it('adds and removes many jobs as it would one by one', () => {
    fc.assert(
      fc.property(someWatches, fc.array(someJob), (watches, jobs) => {
        const together = withJobs(watches, jobs)
        expect(together).toEqual(jobs.reduce((all, job) => withJobs(all, [job]), watches))
        const ids = jobs.map(({ id }) => id)
        expect(withoutJobs(together, ids)).toEqual(
          ids.reduce((all, id) => withoutJobs(all, [id]), together),
        )
      }),
    )
  })

  it('takes linear time for 10,000 jobs', () => {
    let reads = 0
    const jobs = Array.from({ length: 10_000 }, (_, number) => ({
      get id() {
        reads += 1
        return `job${number}`
      },
      name: 'llama-sft',
    }))
    const watches = withJobs(withJobs(NONE, jobs), jobs)
    expect(watchCount(watches)).toBe(10_000)
    expect(jobs.every((_, number) => isJobWatched(watches, `job${number}`))).toBe(true)
    expect(
      withoutJobs(
        watches,
        jobs.slice(1).map(({ id }) => id),
      ).jobs,
    ).toEqual([jobs[0]])
    expect(reads).toBeLessThan(100_000)
  })
})
