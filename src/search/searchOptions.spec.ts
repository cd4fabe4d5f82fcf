import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aTrainingJob } from '../demo/job.ts'
import { progress } from './progress.ts'
import { searchOptions } from './searchOptions.ts'
import type { Progress } from './searchTrainingJobs.ts'

const request = { job_id: 'a' }
const running = aTrainingJob()
const ended = aTrainingJob({ id: 'b', current_status: 'TRAINING_JOB_COMPLETED' })

let client: QueryClient
let told: (Progress | null)[]
let stopListening: () => void

function ask(answer: () => Response | Promise<Response>) {
  vi.stubGlobal('fetch', async () => answer())
  return client.fetchQuery(searchOptions(request, 'never'))
}

const jobs = (...list: unknown[]) => new Response(JSON.stringify({ training_jobs: list }))

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { staleTime: 0 } } })
  told = []
  stopListening = progress.subscribe(() => told.push(progress.get()))
})

afterEach(() => {
  stopListening()
  client.clear()
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
    expect(told).toEqual([{ received: length, total: null }, null])
  })

  it('is over when there is no answer, or none that can be read', async () => {
    await expect(ask(() => new Response('', { status: 500 }))).rejects.toThrow('HTTP 500')
    expect(told).toEqual([null])
    await expect(ask(() => new Response('{"training_jobs":[7'))).rejects.toThrow('cut short')
    expect(told).toEqual([null, { received: 19, total: null }, null])
  })
})
