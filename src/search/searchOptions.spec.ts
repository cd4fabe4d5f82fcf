import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { searchOptions, wholeResult, type Cached } from './searchOptions.ts'

const request = { job_id: 'a' }
const options = searchOptions(request, 'never')
const running = aTrainingJob()
const ended = aTrainingJob({ id: 'b', current_status: 'TRAINING_JOB_COMPLETED' })
const many = Array.from({ length: 60 }, (_, index) => aTrainingJob({ id: `job${index}` }))

let client: QueryClient

async function search(respond: () => Response | Promise<Response>) {
  vi.stubGlobal('fetch', async () => respond())
  return wholeResult(await client.fetchQuery(options))
}

const jobs = (...list: unknown[]) => new Response(JSON.stringify({ training_jobs: list }))
const broken = () => new Response(JSON.stringify({ training_jobs: many }).slice(0, -10))
const offline = () => Promise.reject(new TypeError('offline'))

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { staleTime: 0 } } })
})

afterEach(() => {
  client.clear()
  vi.unstubAllGlobals()
})

describe('a result', () => {
  it('is active if one of its jobs is', async () => {
    expect((await search(() => jobs(running, ended)))?.active).toBe(true)
    expect((await search(() => jobs(ended)))?.active).toBe(false)
    expect((await search(() => jobs()))?.active).toBe(false)
  })

  it('is the same object if nothing changed, even after a failed fetch', async () => {
    const first = await search(() => jobs(running))
    expect(await search(() => jobs(running))).toBe(first)
    await expect(search(offline)).rejects.toThrow('No response')
    expect(await search(() => jobs(running))).toBe(first)
  })
})

const failures = () => client.getQueryState(options.queryKey)?.error?.failures

describe('failures in a row', () => {
  it('are counted from the first fetch on', async () => {
    for (const count of [1, 2, 3]) {
      await expect(search(offline)).rejects.toThrow('No response')
      expect(failures()).toBe(count)
    }
  })

  it('are counted from the last success on', async () => {
    await expect(search(offline)).rejects.toThrow('No response')
    await search(() => jobs(running))
    for (const count of [1, 2]) {
      await expect(search(offline)).rejects.toThrow('No response')
      expect(failures()).toBe(count)
    }
    await search(() => jobs(running))
    await expect(search(offline)).rejects.toThrow('No response')
    expect(failures()).toBe(1)
  })
})

/** Records every value of the data that an observer gets while a search is fetched. */
function observe(): (Cached | undefined)[] {
  const seen: (Cached | undefined)[] = []
  const observer = new QueryObserver(client, { ...options, enabled: false })
  observer.subscribe(({ data }) => {
    if (data !== seen.at(-1)) seen.push(data)
  })
  return seen
}

/** Returns a response that stalls before the end of the last of 60 jobs. */
function unfinished(): Response {
  const text = JSON.stringify({ training_jobs: many })
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(text.slice(0, -10))),
  })
  return new Response(body)
}

/** Starts a search that doesn't end, and cancels it after `onCanceling` passes. */
async function cancel(onCanceling: () => void) {
  const read = vi.fn<() => Response>(unfinished)
  const canceled = search(read).catch(() => null)
  await vi.waitFor(() => {
    expect(read).toHaveBeenCalled()
    onCanceling()
  })
  await client.cancelQueries({ queryKey: options.queryKey })
  await canceled
}

describe('the preview of a first result', () => {
  it('is marked as partial, and replaced by the whole result', async () => {
    const seen = observe()
    await search(() => jobs(...many))
    expect(seen.map((data) => data?.partial)).toEqual([true, false])
    expect(seen[0]?.jobs).toEqual(many)
  })

  it('is removed if the response ends early', async () => {
    const seen = observe()
    await expect(search(broken)).rejects.toThrow('incomplete')
    await vi.waitFor(() => expect(seen).toHaveLength(2))
    expect(seen[0]).toMatchObject({ partial: true })
    expect(seen[1]).toBeUndefined()
    expect(client.getQueryState(options.queryKey)).toMatchObject({
      data: undefined,
      dataUpdatedAt: 0,
      status: 'error',
    })
  })

  it('is removed if the search is canceled', async () => {
    observe()
    await cancel(() => {
      expect(client.getQueryData(options.queryKey)).toMatchObject({ partial: true })
    })
    expect(client.getQueryState(options.queryKey)).toMatchObject({
      data: undefined,
      dataUpdatedAt: 0,
      status: 'pending',
      fetchStatus: 'idle',
    })
  })

  it('does not replace an earlier result, which survives failed and canceled fetches', async () => {
    const first = await search(() => jobs(running))
    const seen = observe()
    await expect(search(broken)).rejects.toThrow('incomplete')
    expect(client.getQueryData(options.queryKey)).toBe(first)
    await cancel(() => {})
    expect(client.getQueryData(options.queryKey)).toBe(first)
    expect(seen.filter((data) => data?.partial)).toEqual([])
  })
})
