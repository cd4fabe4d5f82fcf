import { hashKey, QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { firstJobs } from './reader/preview.ts'
import { progress } from './reader/progress.ts'
import { searchOptions } from './searchOptions.ts'

const request = { job_id: 'a' }
const running = aTrainingJob()
const ended = aTrainingJob({ id: 'b', current_status: 'TRAINING_JOB_COMPLETED' })

let client: QueryClient
let told: unknown[]

function ask(answer: () => Response | Promise<Response>) {
  vi.stubGlobal('fetch', async () => answer())
  return client.fetchQuery(searchOptions(request, 'never'))
}

const jobs = (...list: unknown[]) => new Response(JSON.stringify({ training_jobs: list }))

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { staleTime: 0 } } })
  told = []
  vi.spyOn(progress, 'start').mockImplementation(() => {
    told.push('start')
    return { set: (now) => void told.push(now), end: () => void told.push('end') }
  })
})

afterEach(() => {
  client.clear()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('the answer', () => {
  it('is active while one of its jobs is', async () => {
    expect((await ask(() => jobs(running, ended))).active).toBe(true)
    expect((await ask(() => jobs(ended))).active).toBe(false)
    expect((await ask(() => jobs())).active).toBe(false)
  })

  it('is the very one before if it says the same', async () => {
    const first = await ask(() => jobs(running))
    expect(await ask(() => jobs(running))).toBe(first)
  })

  it('keeps the very jobs also when a failed try came between, which it counts', async () => {
    const first = await ask(() => jobs(running))
    await expect(ask(() => Promise.reject(new TypeError('offline')))).rejects.toThrow('answer')
    const second = await ask(() => jobs(running))
    expect(second.jobs).toBe(first.jobs)
    expect([first.errorsBefore, second.errorsBefore]).toEqual([0, 1])
  })

  it('knows what it changed in the one before', async () => {
    await ask(() => jobs(running))
    const { difference } = await ask(() => jobs(ended))
    expect(difference?.came.map(({ id }) => id)).toEqual([ended.id])
    expect(difference?.left.map(({ id }) => id)).toEqual([running.id])
  })
})

describe('progress', () => {
  it('is told while the answer comes, and over when it has come', async () => {
    const { length } = await jobs(running).text()
    await ask(() => jobs(running))
    expect(told).toEqual(['start', { received: length, total: null }, 'end'])
  })

  it('is over when there is no answer, or none that can be read', async () => {
    await expect(ask(() => new Response('', { status: 500 }))).rejects.toThrow('HTTP 500')
    expect(told).toEqual(['start', 'end'])
    told = []
    await expect(ask(() => new Response('{"training_jobs":[7'))).rejects.toThrow('cut short')
    expect(told).toEqual(['start', { received: 19, total: null }, 'end'])
  })
})

describe('the first jobs', () => {
  const many = Array.from({ length: 60 }, (_, index) => aTrainingJob({ id: `job${index}` }))
  const broken = () => {
    const text = JSON.stringify({ training_jobs: many })
    return new Response(text.slice(0, -10))
  }

  it('are those of this search, and stay until another begins', async () => {
    await ask(() => jobs(...many))
    expect(firstJobs.get()).toMatchObject({ search: hashKey([request]), jobs: many })
    await ask(() => jobs(running))
    expect(firstJobs.get()).toBeNull()
  })

  it('are gone when the answer breaks off', async () => {
    const seen: unknown[] = []
    const stop = firstJobs.subscribe(() => seen.push(firstJobs.get()?.jobs.length))
    await expect(ask(broken)).rejects.toThrow('cut short')
    expect(seen).toEqual([59, undefined])
    stop()
  })
})
