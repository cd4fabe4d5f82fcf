// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import type { MetricsResponse } from '#src/contract/metrics.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { NOW, pass, running, setUpMetrics } from '#src/testing/metricsPage.tsx'
import { useView } from '#src/view/useView.tsx'
import { IdleMark, IdleNote } from './IdleNotes.tsx'
import { MetricsTab } from './MetricsTab.tsx'

const SECOND = 1000
const MINUTE = 60 * SECOND

const api = setUpMetrics([running])
const onOpen = vi.fn<() => void>()

interface Received {
  readonly status: string
  readonly at: number
}

const marks = (job = running, statuses: readonly Received[] = []) => (
  <>
    <IdleMark job={job} statuses={statuses} onOpen={onOpen} />
    <IdleNote job={job} statuses={statuses} onOpen={onOpen} />
  </>
)

const marksAndTab = (
  <>
    {marks()}
    <MetricsTab job={running} />
  </>
)

function Tabs() {
  const [{ tab }, setView] = useView()
  return (
    <>
      <button onClick={() => setView({ tab: 'overview' }, 'replace')}>Close metrics</button>
      {tab === 'metrics' ? marksAndTab : marks()}
    </>
  )
}

/** Responds with the same utilization in all samples. */
const withUtilization = (value: number) =>
  api.change(({ gpu_utilization: gpus, ...body }: MetricsResponse) => ({
    ...body,
    gpu_utilization: Object.fromEntries(
      Object.entries(gpus).map(([rank, samples]) => [
        rank,
        samples.map((sample) => ({ ...sample, value })),
      ]),
    ),
  }))

const mark = () => screen.queryByRole('button', { name: 'GPU idle for 15m' })

describe('a running job', () => {
  it('whose GPU is idle has a mark and a note, from one call of a few samples', async () => {
    withUtilization(0.01)
    api.open('', marks())
    await pass(0)
    expect(mark()).not.toBeNull()
    expect(screen.getByRole('region', { name: 'Idle GPUs' }).textContent).toContain(
      'Checked just now',
    )
    expect(api.requests).toHaveLength(1)
    expect(Object.fromEntries(api.requests[0] ?? [])).toEqual({
      start_epoch_millis: String(NOW - 15 * MINUTE),
      end_epoch_millis: String(NOW),
      step_seconds: '60',
    })
    await pass(10 * MINUTE)
    expect(api.requests).toHaveLength(1)
    fireEvent.click(screen.getByRole('button', { name: 'Open metrics' }))
    expect(onOpen).toHaveBeenCalledOnce()
  })

  it('whose GPU works has none', async () => {
    withUtilization(0.9)
    api.open('', marks())
    await pass(0)
    expect(mark()).toBeNull()
    expect(screen.queryByRole('note')).toBeNull()
  })

  it('has none if metrics can’t be read', async () => {
    api.respond(() => HttpResponse.json({ error: 'No.' }, { status: 500 }))
    const reopen = api.open('', marks())
    await pass(10 * MINUTE)
    expect(mark()).toBeNull()
    expect(api.requests).toHaveLength(1)
    reopen(<IdleMark job={running} statuses={[]} onOpen={onOpen} />)
    reopen(marks())
    await pass(0)
    expect(api.requests).toHaveLength(1)
  })

  it('has no mark from more than 15 minutes ago', async () => {
    withUtilization(0)
    api.open('', marks())
    await pass(14 * MINUTE)
    expect(mark()).not.toBeNull()
    await pass(MINUTE)
    expect(mark()).toBeNull()
    expect(screen.queryByRole('region', { name: 'Idle GPUs' })).toBeNull()
    await pass(60 * MINUTE)
    expect(api.requests).toHaveLength(1)
  })

  it('is checked again when its overview opens again, at most once in 15 minutes', async () => {
    withUtilization(0)
    const render = api.open('', marks())
    await pass(0)
    const openOverview = async () => {
      render(<IdleMark job={running} statuses={[]} onOpen={onOpen} />)
      await pass(0)
      render(marks())
      await pass(0)
    }
    for (const _ of [1, 2, 3]) {
      await pass(4 * MINUTE)
      await openOverview()
    }
    expect(api.requests).toHaveLength(1)
    await pass(4 * MINUTE)
    expect(mark()).toBeNull()
    await openOverview()
    expect(api.requests).toHaveLength(2)
    expect(mark()).not.toBeNull()
  })

  it('has no call when its metrics close, whose last ones have the mark', async () => {
    withUtilization(0)
    const render = api.open('?tab=metrics', <Tabs />)
    await pass(30 * SECOND)
    expect(api.requests).toHaveLength(2)
    fireEvent.click(screen.getByRole('button', { name: 'Close metrics' }))
    await pass(0)
    expect(mark()).not.toBeNull()
    await pass(10 * MINUTE)
    render(marks())
    render(<Tabs />)
    await pass(0)
    expect(mark()).not.toBeNull()
    await pass(60 * MINUTE)
    expect(mark()).toBeNull()
    expect(api.requests).toHaveLength(2)
  })

  it('has none in the first 15 minutes of running, and no call', async () => {
    withUtilization(0)
    const job = aTrainingJob({
      ...running,
      updated_at: new Date(NOW - 3 * MINUTE).toISOString(),
    })
    const received = { status: job.current_status, at: NOW - 5 * MINUTE }
    api.open('', marks(job, [received]))
    await pass(9 * MINUTE)
    expect(mark()).toBeNull()
    expect(api.requests).toHaveLength(0)
    await pass(MINUTE + SECOND)
    expect(api.requests).toHaveLength(1)
    expect(mark()).not.toBeNull()
  })

  it('has the mark of the metrics while these are open, without a call of its own', async () => {
    withUtilization(0.9)
    api.open('?tab=metrics', marksAndTab)
    await pass(0)
    expect(api.requests).toHaveLength(1)
    expect(mark()).toBeNull()
    withUtilization(0)
    await pass(30 * SECOND)
    expect(api.requests).toHaveLength(2)
    expect(mark()).not.toBeNull()
  })

  it('has a call of its own if the range of the metrics doesn’t suit', async () => {
    withUtilization(0)
    api.open('?tab=metrics&range=all', marksAndTab)
    await pass(0)
    expect(new Set(api.requests.map((query) => query.get('step_seconds')))).toEqual(
      new Set(['30', '60']),
    )
    expect(mark()).not.toBeNull()
  })
})

it.each(['PENDING', 'DEPLOYING', 'COMPLETED', 'EVICTED'])(
  'a job that is %s has no call',
  async (word) => {
    api.open('', marks(aTrainingJob({ ...running, current_status: `TRAINING_JOB_${word}` })))
    await pass(MINUTE)
    expect(api.requests).toHaveLength(0)
  },
)
