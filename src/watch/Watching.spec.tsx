// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { takeToasts, waitingToasts } from '#src/ui/toasts.ts'
import { watchJobs } from './actions.ts'
import { toggleWatched, Watching } from './Watching.tsx'
import { news } from './alerts.ts'
import { watches } from './watches.ts'

let job: TrainingJob

function denied(): never {
  throw new DOMException('denied', 'SecurityError')
}

beforeEach(() => {
  job = aTrainingJob({ id: 'a', name: 'llama-sft' })
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(denied)
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(denied)
  vi.stubGlobal(
    'fetch',
    async () => new Response(JSON.stringify({ training_jobs: [job] }), { status: 200 }),
  )
})

afterEach(() => {
  cleanup()
  watches.set({ jobs: [], views: [] })
  news.set([])
  takeToasts()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('asks whether the browser may notify while the key is handled, once the page was used', async () => {
  const requestPermission = vi.fn<() => Promise<NotificationPermission>>(async () => 'denied')
  vi.stubGlobal('Notification', { permission: 'default', requestPermission })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Watching page={{ answer: null, coming: true }} openJob={() => {}} />
    </QueryClientProvider>,
  )
  fireEvent.focusIn(document.body)
  // The code is loaded in tasks of its own.
  await import('./actions.ts')
  await new Promise((resolve) => setTimeout(resolve))
  void toggleWatched(job)
  expect(requestPermission).toHaveBeenCalledOnce()
  expect(watches.get().jobs).toMatchObject([{ id: 'a' }])
})

it('tells of the end of the last watched job also where storage is denied', async () => {
  watchJobs([job])
  job = { ...job, current_status: 'TRAINING_JOB_COMPLETED' }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Watching page={{ answer: null, coming: false }} openJob={() => {}} />
    </QueryClientProvider>,
  )
  await vi.waitFor(() => expect(watches.get().jobs).toEqual([]), 5000)
  await vi.waitFor(() =>
    expect(waitingToasts.get()).toMatchObject([{ title: 'llama-sft Completed' }]),
  )
})
