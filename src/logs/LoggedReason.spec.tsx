// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { mockLogs } from '#src/testing/mockLog.ts'
import {
  failed as failedJob,
  HOUR,
  lineAt,
  linkTo,
  MINUTE,
  NOW,
  pass,
  running,
  SECOND,
  setUpLogs,
} from '#src/testing/openLog.tsx'
import { LoggedReason } from './LoggedReason.tsx'
import { needsLoggedReason } from './loggedReasonQuery.ts'

const client = setUpLogs()

const failed: TrainingJob = { ...failedJob, error_message: 'Job failed with exit code 1' }
const END = Date.parse(failed.updated_at)

const TRACEBACK =
  'Traceback (most recent call last):\n  File "train.py", line 3\nValueError: No data'

function open(job: TrainingJob) {
  const onOpenLine = vi.fn<(line: string) => void>()
  const { unmount } = render(
    <QueryClientProvider client={client()}>
      <LoggedReason job={job} onOpenLine={onOpenLine} />
    </QueryClientProvider>,
  )
  return { onOpenLine, unmount }
}

it.each([
  ['', true],
  ['Training job failed with exit code 137', true],
  ['Exit code 1.', true],
  ['\n', true],
  ['ValueError: No data', false],
  [`Exit code 1\n${TRACEBACK}`, false],
])('is needed for the error message %j: %s', (message, expected) => {
  expect(needsLoggedReason({ ...failed, error_message: message })).toBe(expected)
})

it.each([
  ['running', running, false],
  ['failed', { ...failed, error_message: null }, true],
  ['stopped', { ...failed, current_status: 'TRAINING_JOB_STOPPED' }, false],
  ['deploy-failed', { ...failed, current_status: 'TRAINING_JOB_DEPLOY_FAILED' }, true],
])('is needed for a %s job: %s', (_, job, expected) => {
  expect(needsLoggedReason(job)).toBe(expected)
})

it('is the last exception in the log, and opens its line', async () => {
  const lines = [
    lineAt(END - MINUTE, 'ValueError: an earlier one'),
    lineAt(END - 2, TRACEBACK),
    lineAt(END - 1, 'Exit code 1.'),
  ]
  mockLogs({ jobs: [failed], lines })
  const { onOpenLine } = open(failed)
  expect(screen.getByText('Searching the log for the reason…')).toBeTruthy()
  await pass(0)
  expect(screen.getByText('ValueError: No data')).toBeTruthy()
  expect(screen.getByText('Last exception in the log')).toBeTruthy()
  act(() => screen.getByRole('button', { name: 'Open in log' }).click())
  expect(onOpenLine).toHaveBeenCalledWith(linkTo(END - 2, TRACEBACK))
})

it('is requested once per job until the page is closed', async () => {
  const api = mockLogs({ jobs: [failed], lines: [lineAt(END, TRACEBACK)] })
  const first = open(failed)
  await pass(0)
  first.unmount()
  await pass(24 * HOUR)
  open(failed)
  expect(screen.getByText('ValueError: No data')).toBeTruthy()
  await pass(MINUTE)
  expect(api.requests).toMatchObject([{ direction: 'desc', limit: 1000 }])
})

it('is requested again if it could have been late', async () => {
  const end = NOW - 5 * SECOND
  const job = { ...failed, updated_at: new Date(end).toISOString() }
  const api = mockLogs({ jobs: [job], lines: [lineAt(end, TRACEBACK, 30 * SECOND)] })
  const first = open(job)
  await pass(0)
  expect(screen.getByText('No lines found in the log.')).toBeTruthy()
  first.unmount()
  await pass(MINUTE)
  const second = open(job)
  await pass(0)
  expect(screen.getByText('ValueError: No data')).toBeTruthy()
  second.unmount()
  open(job)
  await pass(0)
  expect(api.requests).toHaveLength(2)
})

it.each([
  [0, 'No lines found in the log.'],
  [1, 'No exception in the last log line.'],
  [40, 'No exception in the last 40 log lines.'],
  [1200, 'No exception in the last 1,000 log lines.'],
])('says how many lines have no exception, of %d', async (count, text) => {
  const lines = Array.from({ length: count }, (_, index) => lineAt(END - index, `step ${index}`))
  mockLogs({ jobs: [failed], lines })
  open(failed)
  await pass(SECOND)
  expect(document.body.textContent).toBe(text)
})

it('causes no request if the error message has a reason', async () => {
  const api = mockLogs({ jobs: [failedJob] })
  open(failedJob)
  await pass(MINUTE)
  expect(api.requests).toEqual([])
  expect(document.body.textContent).toBe('')
})

it('says why the log can’t be read', async () => {
  const api = mockLogs({ jobs: [failed] })
  const error = { code: 'forbidden', message: 'Not allowed.' }
  api.respond(() => HttpResponse.json({ error }, { status: 403 }))
  open(failed)
  await pass(MINUTE)
  expect(document.body.textContent).toContain(
    'Couldn’t read the log: This API key can’t read logs (',
  )
  expect(api.requests).toHaveLength(1)
})
