// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { SearchPage } from '#src/testing/SearchPage.tsx'
import { takeToasts, waitingToasts } from '#src/ui/toasts.ts'
import { watchJobs } from './actions.ts'
import { alerts } from './alerts.ts'
import { watches } from './watches.ts'
import { toggleWatched, Watching } from './Watching.tsx'

let job: TrainingJob

function denied(): never {
  throw new DOMException('denied', 'SecurityError')
}

beforeEach(() => {
  job = aTrainingJob({ id: 'a', name: 'llama-sft' })
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(denied)
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(denied)
  // The list doesn't contain the job, so the watcher fetches it by ID.
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const found = body.includes('job_id') ? [job] : []
    return new Response(JSON.stringify({ training_jobs: found }))
  })
})

afterEach(() => {
  cleanup()
  watches.set({ jobs: [], views: [] })
  alerts.set([])
  takeToasts()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function open() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SearchPage query="?refresh=off">
        <Watching />
      </SearchPage>
    </QueryClientProvider>,
  )
}

it('requests permission to notify while the key is handled, after the first interaction', async () => {
  const requestPermission = vi.fn<() => Promise<NotificationPermission>>(async () => 'denied')
  vi.stubGlobal('Notification', { permission: 'default', requestPermission })
  open()
  fireEvent.focusIn(document.body)
  // The code is loaded in separate tasks.
  await import('./actions.ts')
  await new Promise((resolve) => setTimeout(resolve))
  void toggleWatched(job)
  expect(requestPermission).toHaveBeenCalledOnce()
  expect(watches.get().jobs).toMatchObject([{ id: 'a' }])
})

it('notifies when the last watched job ends, even if storage is blocked', async () => {
  watchJobs([job])
  job = { ...job, current_status: 'TRAINING_JOB_COMPLETED' }
  open()
  await vi.waitFor(() => expect(watches.get().jobs).toEqual([]), 5000)
  await vi.waitFor(() =>
    expect(waitingToasts.get()).toMatchObject([{ title: 'llama-sft completed' }]),
  )
})
