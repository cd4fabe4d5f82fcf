import { getResponse } from 'msw'
import { afterEach, expect, it, vi } from 'vitest'
import { SEARCH_PATH } from '#src/contract/names.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { createHandlers } from './handlers.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** Searches as the page does: without a proxy or a key. */
function searchProject(projectId: string): Promise<Response | undefined> {
  const handlers = createHandlers({ key: null, jobs: () => [aTrainingJob()], scenario: () => null })
  const request = new Request(`http://localhost/api${SEARCH_PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ project_id: projectId }),
  })
  return getResponse(handlers, request)
}

it('serves the page at the proxy’s path, without a key', async () => {
  const reply = await searchProject('rn5tz6b')
  expect(await reply?.json()).toEqual({ training_jobs: [aTrainingJob()] })
})

it('responds to err-timeout as the proxy would: 504 after 30 seconds', async () => {
  vi.useFakeTimers()
  const responded = vi.fn<(reply: Response | undefined) => void>()
  void searchProject('err-timeout').then(responded)
  await vi.advanceTimersByTimeAsync(29_000)
  expect(responded).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(responded.mock.calls[0]?.[0]?.status).toBe(504)
})

/** Searches for these statuses in an API that rejects unknown ones. */
async function searchStrictly(statuses: readonly string[]): Promise<Response | undefined> {
  const handlers = createHandlers({
    key: null,
    jobs: () => [aTrainingJob()],
    scenario: () => null,
    strictStatuses: () => true,
  })
  const request = new Request(`http://localhost/api${SEARCH_PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ statuses }),
  })
  return getResponse(handlers, request)
}

it('in strict mode, accepts the statuses of Baseten’s docs and clients', async () => {
  const response = await searchStrictly(['TRAINING_JOB_PREEMPTED', 'TRAINING_JOB_STOPPED'])
  expect(response?.status).toBe(200)
})

it.each(['TRAINING_JOB_EXPIRED', 'TRAINING_JOB_PAUSED', 'preempted'])(
  'in strict mode, rejects %s by name',
  async (status) => {
    const response = await searchStrictly(['TRAINING_JOB_STOPPED', status])
    expect(response?.status).toBe(400)
    expect(await response?.text()).toContain(status)
  },
)
