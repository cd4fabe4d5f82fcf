// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { searchRequestSchema, type SearchRequest } from '#src/contract/searchRequest.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { searchJobs } from '#src/demo/search.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { SearchPage } from '#src/testing/SearchPage.tsx'
import { leavingToasts, takeToasts, waitingToasts } from '#src/ui/toasts.ts'
import { parseView } from '#src/view/url.ts'
import type { SetView } from '#src/view/useView.tsx'
import { unwatchJobs, watchJobs, watchView } from './actions.ts'
import { alerts } from './alerts.ts'
import { Watcher } from './Watcher.tsx'
import { watches } from './watches.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

let jobs: readonly TrainingJob[]
let requested: SearchRequest[]
let refuse: (() => Response) | null
/** Whether responses wait until {@link release}. */
let hold: boolean
let held: (() => void)[]
/** IDs of jobs that no list contains yet. */
let late: ReadonlySet<string>

const numbered = (count: number) =>
  Array.from({ length: count }, (_, number) => aTrainingJob({ id: `job${number}` }))
const ended = (job: TrainingJob) => ({ ...job, current_status: 'TRAINING_JOB_COMPLETED' })
const requestedIds = () => requested.map(({ job_id: id }) => id)

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  requested = []
  refuse = null
  hold = false
  held = []
  late = new Set()
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const request = searchRequestSchema.parse(JSON.parse(body))
    requested.push(request)
    if (hold) await new Promise<void>((resolve) => held.push(resolve))
    const found = searchJobs(jobs, request).filter(({ id }) => request.job_id || !late.has(id))
    return refuse?.() ?? new Response(JSON.stringify({ training_jobs: found }))
  })
})

afterEach(() => {
  cleanup()
  watches.set({ jobs: [], views: [] })
  alerts.set([])
  takeToasts()
  setVisibility('visible')
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function setVisibility(state: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}

async function wait(ms: number) {
  // react-query notifies its observers in a separate task.
  for (const step of [ms, 1, 1, 1]) await act(() => vi.advanceTimersByTimeAsync(step))
}

function List() {
  const { result } = useSearch()
  return (
    <ol>
      {result?.jobs.map(({ id }) => (
        <li key={id}>{id}</li>
      ))}
    </ol>
  )
}

const setView = vi.fn<SetView>()

async function open(query: string) {
  const client = new QueryClient()
  const page = (search: string) => (
    <QueryClientProvider client={client}>
      <SearchPage query={search} setView={setView}>
        <List />
        <Watcher />
      </SearchPage>
    </QueryClientProvider>
  )
  const { rerender } = render(page(query))
  await wait(0)
  return async (search: string) => {
    rerender(page(search))
    await wait(0)
  }
}

async function release() {
  const now = held
  held = []
  now.forEach((resolve) => resolve())
  await wait(0)
}

it('fetches nothing else while the list contains the watched jobs, but fetches them by ID after a hidden minute', async () => {
  jobs = numbered(3)
  watchJobs(jobs.slice(0, 2))
  await open('?refresh=30s')
  await wait(90 * SECOND)
  expect(requestedIds()).toEqual([undefined, undefined, undefined, undefined])
  setVisibility('hidden')
  await wait(59 * SECOND)
  expect(requested).toHaveLength(4)
  await wait(MINUTE)
  expect(requestedIds().slice(4)).toEqual(['job0', 'job1'])
  await wait(MINUTE)
  expect(requestedIds().slice(6)).toEqual(['job0', 'job1'])
  setVisibility('visible')
  await wait(29 * SECOND)
  expect(requestedIds().slice(8)).toEqual([undefined])
})

it('shares the list’s search with a watched view, at the shorter refresh interval', async () => {
  jobs = numbered(3)
  watchView(parseView('?status=running'), 'Running')
  await open('?status=running&sort=name&refresh=10s')
  expect(requested).toHaveLength(1)
  // A bit longer, since each response takes a moment.
  await wait(5 * MINUTE + 100)
  expect(requested).toHaveLength(31)
  setVisibility('hidden')
  for (let minute = 1; minute <= 5; minute += 1) {
    await wait(MINUTE)
    expect(requested).toHaveLength(31 + minute)
  }
  setVisibility('visible')
  await wait(MINUTE + 100)
  expect(requested, 'only the list’s again').toHaveLength(43)
})

it('fetches once a minute if the list is not refreshed', async () => {
  jobs = numbered(3)
  watchJobs(jobs.slice(0, 1))
  await open('?refresh=off')
  expect(requestedIds()).toEqual([undefined, 'job0'])
  await wait(2 * MINUTE)
  expect(requestedIds()).toEqual([undefined, 'job0', 'job0', 'job0'])
  act(() => unwatchJobs(['job0']))
  await wait(5 * MINUTE)
  expect(requested).toHaveLength(4)
})

it('fetches a watched view separately if the list is not refreshed, and does not change the list', async () => {
  jobs = numbered(3)
  watchView(parseView('?status=running'), 'Running')
  await open('?status=running&refresh=off')
  const [displayed] = screen.getAllByRole('listitem')
  expect(displayed?.textContent).toBe('job0')
  jobs = jobs.map((job, number) => (number === 0 ? ended(job) : job))
  await wait(MINUTE)
  expect(alerts.get()).toMatchObject([{ id: 'job0' }])
  expect(screen.getAllByRole('listitem')[0], 'the list is not refreshed').toBe(displayed)
  expect(screen.getAllByRole('listitem')).toHaveLength(3)
})

it('continues when the list changes to another search, and reports jobs that ended in between', async () => {
  jobs = numbered(3)
  watchView(parseView('?status=running'), 'Running')
  const openView = await open('?status=running&sort=created&refresh=10s')
  expect(requested, 'shared with the list, whatever the order').toHaveLength(1)
  expect(requested[0]?.order_by).toEqual([{ field: 'created_at', order: 'asc' }])
  await wait(MINUTE)
  expect(requested).toHaveLength(7)
  jobs = jobs.map((job, number) => (number === 0 ? ended(job) : job))
  await openView('?project=nobody&refresh=off')
  expect(requested.slice(7).map(({ job_id: id, project_id: project }) => id ?? project)).toEqual([
    'nobody',
    undefined,
    'job0',
  ])
  expect(alerts.get()).toMatchObject([{ id: 'job0' }])
  await wait(MINUTE)
  expect(requested).toHaveLength(11)
  jobs = jobs.map((job, number) => (number === 1 ? ended(job) : job))
  await openView('?status=running&refresh=10s')
  expect(alerts.get()).toMatchObject([{ id: 'job0' }, { id: 'job1' }])
  const before = requested.length
  await wait(MINUTE)
  expect(requested).toHaveLength(before + 6)
})

it('fetches many jobs together, and by ID only those that are no longer active', async () => {
  const all = numbered(12)
  jobs = all
  watchJobs(all)
  await open('?project=nobody&refresh=off')
  expect(requested).toHaveLength(2)
  expect(requested[1]?.statuses).toContain('TRAINING_JOB_RUNNING')
  jobs = all.map((job, number) => (number < 2 ? ended(job) : job))
  await wait(MINUTE)
  expect(requestedIds().slice(2)).toEqual([undefined, 'job0', 'job1'])
  expect(alerts.get()).toMatchObject([{ id: 'job0' }, { id: 'job1' }])
  expect(watches.get().jobs).toHaveLength(10)
})

it('fetches five at a time of many jobs that are no longer active', async () => {
  const all = numbered(30)
  jobs = all
  watchJobs(all)
  await open('?project=nobody&refresh=off')
  jobs = all.map(ended)
  hold = true
  await wait(MINUTE)
  expect(requested).toHaveLength(3)
  await release()
  for (const known of [0, 5, 10, 15, 20]) {
    expect(alerts.get()).toHaveLength(known)
    expect(requestedIds().slice(3 + known)).toHaveLength(5)
    await release()
  }
  hold = false
  await release()
  await wait(SECOND)
  expect(alerts.get()).toHaveLength(30)
  expect(new Set(requestedIds().slice(3)).size, 'each once').toBe(30)
  expect(requested).toHaveLength(33)
})

it('fetches each job that stays missing once a minute, without delaying the others', async () => {
  const all = numbered(12)
  jobs = all
  watchJobs(all)
  await open('?project=nobody&refresh=off')
  // A search by ID returns them as active, but the list of active jobs lacks them, as if lists were out of date.
  late = new Set(all.slice(0, 8).map(({ id }) => id))
  await wait(MINUTE)
  await wait(SECOND)
  expect(requestedIds().slice(3)).toEqual([...late])
  await wait(MINUTE)
  expect(requestedIds().slice(11)).toEqual([undefined, ...late])
})

it('fetches a few at a time of many jobs that were removed from a watched view', async () => {
  jobs = numbered(12)
  watchView(parseView('?status=running'), 'Running')
  await open('?status=running&refresh=10s')
  // All but one return to the queue.
  jobs = jobs.map((job, number) =>
    number === 7 ? ended(job) : { ...job, current_status: 'TRAINING_JOB_PENDING' },
  )
  await wait(10 * SECOND)
  await wait(SECOND)
  expect(new Set(requestedIds().slice(2))).toEqual(new Set(jobs.map(({ id }) => id)))
  expect(requested).toHaveLength(14)
  expect(alerts.get()).toMatchObject([{ id: 'job7' }])
  await wait(5 * MINUTE)
  expect(requestedIds().slice(14).filter(Boolean), 'each once').toEqual([])
})

it('waits as long as the API requests, even while hidden', async () => {
  jobs = numbered(1)
  watchJobs(jobs)
  await open('?project=nobody&refresh=off')
  setVisibility('hidden')
  refuse = () =>
    new Response(JSON.stringify({ error: 'Slow down.', retry_after: 300 }), { status: 429 })
  await wait(MINUTE)
  expect(requested).toHaveLength(3)
  await wait(299 * SECOND)
  expect(requested).toHaveLength(3)
  refuse = null
  await wait(2 * SECOND)
  expect(requested).toHaveLength(4)
})

it('opens an ended job from its toast, on the page instead of the wall', async () => {
  jobs = numbered(1)
  watchJobs(jobs)
  await open('?refresh=10s')
  jobs = jobs.map(ended)
  await wait(10 * SECOND)
  await wait(SECOND)
  const [toast] = waitingToasts.get()
  expect(toast?.action?.label).toBe('Open details')
  toast?.action?.onPress()
  expect(setView).toHaveBeenCalledExactlyOnceWith({ wall: false, open: 'job0' })
})

it('does not offer to open details that are open, and closes the toast once they are', async () => {
  jobs = numbered(2)
  watchJobs(jobs)
  const openView = await open('?refresh=10s&open=job0')
  jobs = jobs.map(ended)
  await wait(10 * SECOND)
  await wait(SECOND)
  expect(waitingToasts.get().map(({ id, action }) => [id, action?.label])).toEqual([
    ['ended-job0', undefined],
    ['ended-job1', 'Open details'],
  ])
  const onLeaving = vi.fn<(ids: readonly string[]) => void>()
  const { unsubscribe } = leavingToasts.subscribe(onLeaving)
  await openView('?refresh=10s')
  expect(onLeaving).not.toHaveBeenCalled()
  await openView('?refresh=10s&open=job1')
  expect(onLeaving).toHaveBeenLastCalledWith(['ended-job1'])
  unsubscribe()
})
