// @vitest-environment jsdom
import { focusManager } from '@tanstack/react-query'
import { act, fireEvent, screen } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import { completed, NOW, pass, running, setUpMetrics } from '#src/testing/metricsPage.tsx'
import type * as charts from './charts/JobCharts.tsx'
import { MetricsTab } from './MetricsTab.tsx'

const JobCharts = vi.hoisted(() => vi.fn<typeof charts.JobCharts>(() => <p>Charts</p>))
vi.mock('./charts/JobCharts.tsx', () => ({ JobCharts }))

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** A job that waited for two days, and has been running for 90 minutes. */
const waited = {
  ...running,
  id: 'waited',
  created_at: new Date(NOW - 50 * HOUR).toISOString(),
  updated_at: new Date(NOW - 90 * MINUTE).toISOString(),
}
const api = setUpMetrics([running, completed, waited])

/** Returns when the last request begins and ends, relative to now, s, and its step, s. */
function lastRequest() {
  const parameters = ['start_epoch_millis', 'end_epoch_millis', 'step_seconds']
  const [start = NaN, end = NaN, step] = parameters.map((name) =>
    Number(api.requests.at(-1)?.get(name)),
  )
  return { start: (start - NOW) / SECOND, end: (end - NOW) / SECOND, step }
}

const drawn = () => JobCharts.mock.lastCall?.[0]
const text = () => screen.getByRole('region', { name: 'Metrics' }).textContent ?? ''
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const refuse = (status: number, code: string) =>
  HttpResponse.json({ error: { code, message: 'No.' } }, { status })

describe('the metrics of a running job', () => {
  it('are those of the last hour, and polled every 30 seconds', async () => {
    api.open('', <MetricsTab job={running} />)
    expect(text()).toContain('Loading metrics…')
    await pass(0)
    expect(lastRequest()).toEqual({ start: -3600, end: 0, step: 15 })
    expect(drawn()).toMatchObject({
      range: { from: NOW - HOUR, to: NOW },
      isActive: true,
      node: 0,
      isStale: false,
      limits: { cores: 26 },
    })
    expect(drawn()?.metrics.nodes[0]?.cpu.values).toHaveLength(241)
    expect(text()).toContain('Updated just now')
    await pass(29 * SECOND)
    expect(api.requests).toHaveLength(1)
    expect(text()).toContain('Updated 29s ago')
    await pass(1 * SECOND)
    expect(api.requests).toHaveLength(2)
    expect(lastRequest()).toEqual({ start: -3570, end: 30, step: 15 })
  })

  it('aren’t polled in a hidden tab, and at once when it is displayed', async () => {
    api.open('', <MetricsTab job={running} />)
    await pass(0)
    act(() => focusManager.setFocused(false))
    await pass(10 * MINUTE)
    expect(api.requests).toHaveLength(1)
    act(() => focusManager.setFocused(true))
    await pass(0)
    expect(api.requests).toHaveLength(2)
  })

  it('are read once more when it ends, and for a minute after', async () => {
    const render = api.open('', <MetricsTab job={running} />)
    await pass(0)
    const ended = {
      ...running,
      current_status: 'TRAINING_JOB_COMPLETED',
      updated_at: new Date(NOW).toISOString(),
    }
    render(<MetricsTab job={ended} />)
    expect(drawn()?.isStale).toBe(true)
    await pass(10 * MINUTE)
    expect(drawn()).toMatchObject({ isStale: false, isActive: false, range: { to: NOW } })
    expect(api.requests.length).toBeLessThanOrEqual(5)
    expect(text()).not.toContain('Updated')
  })
})

describe('the range', () => {
  it('is chosen, and the charts of the previous one stay while it loads', async () => {
    api.open('', <MetricsTab job={running} />)
    await pass(0)
    press('6h')
    expect(drawn()).toMatchObject({ isStale: true, range: { from: NOW - HOUR } })
    expect(text()).toContain('Loading…')
    await pass(0)
    expect(lastRequest()).toMatchObject({ start: -3 * 3600, step: 30 })
    // From the first sample, since the job waited for an hour.
    expect(drawn()).toMatchObject({ isStale: false, range: { from: NOW - 2 * HOUR } })
    expect(text()).toContain('From the first sample: Mar 2, 2026, ')
    expect(screen.getByRole('button', { name: '6h' }).getAttribute('aria-pressed')).toBe('true')
  })

  it('counts back from the end of a job that has ended, whose metrics are read once', async () => {
    api.open('?range=15m', <MetricsTab job={completed} />)
    await pass(0)
    expect(lastRequest()).toEqual({ start: -7200 - 900, end: -7200, step: 15 })
    await pass(HOUR)
    act(() => focusManager.setFocused(false))
    act(() => focusManager.setFocused(true))
    await pass(0)
    expect(api.requests).toHaveLength(1)
  })

  it('can have two times', async () => {
    api.open('?tz=utc&range=2026-03-02T09:00Z..2026-03-02T09:30Z', <MetricsTab job={completed} />)
    await pass(0)
    expect(lastRequest()).toEqual({ start: -3 * 3600, end: -2.5 * 3600, step: 15 })
    expect(screen.queryAllByRole('button', { pressed: true })).toEqual([])
    expect(text()).toContain('Mar 2, 2026')
  })

  it('of two times in the past is read once, also while the job runs', async () => {
    api.open('?range=2026-03-02T11:00Z..2026-03-02T11:58Z', <MetricsTab job={running} />)
    await pass(0)
    expect(drawn()?.range.to).toBe(NOW - 2 * MINUTE)
    await pass(HOUR)
    act(() => focusManager.setFocused(false))
    act(() => focusManager.setFocused(true))
    await pass(0)
    expect(api.requests).toHaveLength(1)
    expect(text()).not.toContain('Updated')
  })

  it('of two times is polled until a minute after its end', async () => {
    api.open('?range=2026-03-02T11:00Z..2026-03-02T12:00:45Z', <MetricsTab job={running} />)
    await pass(10 * MINUTE)
    // At 0, 30, 60, 90 and 120 s.
    expect(api.requests).toHaveLength(5)
  })

  it('outside of the job’s life needs no request', async () => {
    api.open('?range=2026-02-01T09:00Z..2026-02-01T10:00Z', <MetricsTab job={completed} />)
    await pass(0)
    expect(api.requests).toHaveLength(0)
    expect(text()).toContain('No metrics in this range')
    press('Show all metrics')
    await pass(0)
    expect(lastRequest()).toMatchObject({ start: -4 * 3600, end: -2 * 3600 })
    expect(text()).toContain('Charts')
  })
})

describe('a range that reaches back to the creation of a job that waited', () => {
  it('begins at the first sample, and is read again once, with a shorter step', async () => {
    api.open('?range=all', <MetricsTab job={waited} />)
    await pass(0)
    expect(api.requests.map((query) => query.get('step_seconds'))).toEqual(['600', '15'])
    // A coarse step before the first coarse sample.
    expect(lastRequest()).toEqual({ start: -6000, end: 0, step: 15 })
    expect(drawn()).toMatchObject({ range: { from: NOW - 90 * MINUTE, to: NOW }, isLatest: true })
    expect(text()).toContain('From the first sample: Mar 2, 2026, ')
    await pass(30 * SECOND)
    expect(api.requests).toHaveLength(3)
    expect(lastRequest()).toEqual({ start: -5400, end: 30, step: 15 })
    expect(drawn()?.range.from).toBe(NOW - 90 * MINUTE)
    press('1h')
    await pass(0)
    expect(text()).not.toContain('From the first sample')
  })

  it('is as long as the job if two times say so', async () => {
    api.open('?range=2026-02-28T10:00Z..2026-03-02T12:00Z', <MetricsTab job={waited} />)
    await pass(0)
    expect(drawn()?.range.from).toBe(NOW - 50 * HOUR)
    expect(api.requests).toHaveLength(1)
  })
})

describe('zooming in', () => {
  it('is a range of two times, which leads back to the range before', async () => {
    api.open('?tz=utc&range=15m', <MetricsTab job={running} />)
    await pass(0)
    act(() => drawn()?.onZoom({ from: NOW - 10 * MINUTE, until: NOW - 5 * MINUTE }))
    await pass(0)
    expect(lastRequest()).toEqual({ start: -600, end: -300, step: 15 })
    expect(drawn()).toMatchObject({
      range: { from: NOW - 10 * MINUTE, to: NOW - 5 * MINUTE },
      isLatest: false,
    })
    expect(text()).toMatch(/Mar 2, 2026, 11:50\s–\s11:55 \(UTC\)/)
    press('Reset zoom')
    await pass(0)
    expect(screen.getByRole('button', { name: '15m' }).getAttribute('aria-pressed')).toBe('true')
    expect(screen.queryByRole('button', { name: 'Reset zoom' })).toBeNull()
  })

  it('leads from a link to the whole job', async () => {
    api.open('?range=2026-03-02T09:00Z..2026-03-02T09:30Z', <MetricsTab job={completed} />)
    await pass(0)
    press('Reset zoom')
    await pass(0)
    expect(screen.getByRole('button', { name: 'All' }).getAttribute('aria-pressed')).toBe('true')
  })
})

it('an index past the last node selects the last node', async () => {
  api.open('?chart=15', <MetricsTab job={running} />)
  await pass(0)
  expect(drawn()?.node).toBe(0)
})

const withoutSamples = () =>
  api.change((body) => ({
    ...body,
    gpu_utilization: {},
    gpu_memory_usage_bytes: {},
    cpu_usage: [],
    cpu_memory_usage_bytes: [],
    ephemeral_storage: { usage_bytes: [], utilization: [] },
    cache: null,
  }))

describe('without samples', () => {
  it('the tab says so, and offers the whole job', async () => {
    withoutSamples()
    api.open('?range=15m', <MetricsTab job={running} />)
    await pass(0)
    expect(text()).toContain('The job has no samples in the last 15m.')
    press('Show all metrics')
    expect(text()).toContain('Loading metrics…')
    await pass(0)
    expect(text()).toContain('Metrics appear here as they arrive.')
    expect(screen.queryByRole('button', { name: 'Show all metrics' })).toBeNull()
  })
})

it('two times without samples, from before the job’s creation, aren’t called the whole job', async () => {
  withoutSamples()
  api.open('?range=2026-03-01T09:00Z..2026-03-02T11:00Z', <MetricsTab job={running} />)
  await pass(0)
  expect(text()).toContain('The job has no samples between these times.')
  expect(screen.queryByRole('button', { name: 'Show all metrics' })).not.toBeNull()
})

describe('an error', () => {
  it('without metrics is explained, retried, and since when', async () => {
    api.respond(() => refuse(403, 'forbidden'))
    api.open('?tz=utc', <MetricsTab job={running} />)
    await pass(0)
    expect(screen.getByRole('alert').textContent).toContain('This API key can’t read metrics')
    expect(screen.getByRole('alert').textContent).toContain('Failing since')
    // A key doesn't change by itself: once a minute.
    await pass(59 * SECOND)
    expect(api.requests).toHaveLength(1)
    await pass(1 * SECOND)
    expect(api.requests).toHaveLength(2)
    api.respond(null)
    press('Retry now')
    await pass(0)
    expect(text()).toContain('Charts')
  })

  it('keeps the metrics that are loaded, as old ones', async () => {
    api.open('', <MetricsTab job={running} />)
    await pass(0)
    api.respond(() => refuse(500, 'upstream_error'))
    await pass(30 * SECOND)
    expect(screen.getByRole('alert').textContent).toMatch(/Failing since \d\d:\d\d:30/)
    expect(drawn()?.isStale).toBe(true)
    await pass(30 * SECOND)
    // After 1, 2, 4, 8 … s, since when doesn't change.
    expect(api.requests.length).toBeGreaterThan(5)
    expect(screen.getByRole('alert').textContent).toMatch(/Failing since \d\d:\d\d:30/)
    api.respond(null)
    await pass(MINUTE)
    expect(screen.queryByRole('alert')).toBeNull()
    expect(drawn()?.isStale).toBe(false)
  })

  it('of the rate limit can’t be retried before its wait is over', async () => {
    api.respond(() => HttpResponse.json({ error: 'Slow down.', retry_after: 20 }, { status: 429 }))
    api.open('', <MetricsTab job={running} />)
    await pass(0)
    expect(text()).toContain('Retrying in')
    press('Retry now')
    await pass(19 * SECOND)
    expect(api.requests).toHaveLength(1)
    await pass(2 * SECOND)
    expect(api.requests).toHaveLength(2)
  })

  it('of another range isn’t covered by the charts of the previous one', async () => {
    api.open('', <MetricsTab job={running} />)
    await pass(0)
    api.respond(() => refuse(404, 'not_found'))
    press('All')
    await pass(0)
    expect(text()).toContain('Baseten has no metrics for this job')
    expect(text()).not.toContain('Charts')
  })
})
