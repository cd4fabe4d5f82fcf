// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { JobMetrics } from '#src/metrics/jobMetrics.ts'
import { aGpu, aNode, aSeries, GIB, someMetrics, STEP } from '#src/testing/jobMetrics.ts'
import { stubCharts } from '#src/testing/stubCharts.ts'
import type { Period } from '#src/view/filtering/spans.ts'
import { ZoneContext } from '#src/view/zone.ts'
import { JobCharts } from './JobCharts.tsx'
import { LEFT, plotWidth } from './timeScale.ts'

const WIDTH = 600
const FROM = Date.UTC(2026, 10, 25, 14, 0, 0)
const LIMITS = { gpuMemory: 80 * GIB, memory: 234 * GIB, cores: 26 }

/** 21 samples in 5 minutes: 0%, 1%, … 20%. */
const SHARES = Array.from({ length: 21 }, (_, index) => index / 100)
const RANGE = { from: FROM, to: FROM + 20 * STEP }

let painted: ReturnType<typeof stubCharts>
beforeEach(() => {
  painted = stubCharts(WIDTH)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

function nodeOf(index: number, values: readonly (number | null)[] = SHARES) {
  const gpus = [0, 1].map((rank) =>
    aGpu(
      rank,
      aSeries(
        FROM,
        values.map((share) => (share === null ? null : share + (rank + 2 * index) / 10)),
      ),
      aSeries(
        FROM,
        values.map((share) => (share === null ? null : 40 * GIB)),
      ),
    ),
  )
  return aNode({
    id: `node-${index}`,
    name: `Node ${index}`,
    gpus,
    cpu: aSeries(
      FROM,
      values.map((share) => (share === null ? null : 13)),
    ),
    memory: aSeries(
      FROM,
      values.map((share) => (share === null ? null : 117 * GIB)),
    ),
    storage: { usage: aSeries(FROM, [100 * GIB]), utilization: aSeries(FROM, [0.25]) },
  })
}

interface ChartsProps {
  readonly metrics: JobMetrics
  readonly range?: typeof RANGE
  readonly isLatest?: boolean
  readonly onZoom?: (period: Period) => void
  readonly isActive?: boolean
  readonly isStale?: boolean
}

function Charts(props: ChartsProps) {
  const { metrics, range = RANGE, isLatest = true, isActive = true, isStale = false } = props
  const [node, setNode] = useState(0)
  return (
    <ZoneContext value="utc">
      <JobCharts
        metrics={metrics}
        limits={{ ...LIMITS }}
        range={{ ...range }}
        isLatest={isLatest}
        onZoom={props.onZoom ?? (() => {})}
        isActive={isActive}
        node={node}
        onNode={setNode}
        isStale={isStale}
      />
    </ZoneContext>
  )
}

const one = someMetrics([nodeOf(0)])
const three = someMetrics([nodeOf(0), nodeOf(1), nodeOf(2)])

const group = () => screen.getByRole('application')
const chart = (name: string) => within(screen.getByRole('group', { name }))
const strip = () => chart('Utilization of all GPUs')
const stripText = () => screen.getByRole('group', { name: 'Utilization of all GPUs' }).textContent
/** The values of the chart of GPU utilization. */
const utilizations = () =>
  chart('GPU utilization')
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)
const announced = () => screen.getByRole('status', { name: 'Values at the crosshair' }).textContent
const press = (key: string, shiftKey = false) => fireEvent.keyDown(group(), { key, shiftKey })

/** The plot of a chart. */
function plotOf(name: string): Element {
  const canvas = screen.getByRole('group', { name }).querySelector('canvas')
  if (!canvas?.parentElement) throw new Error(`${name} has no plot`)
  return canvas.parentElement
}

/** Returns the number of plots with a selected range. */
const bands = (container: HTMLElement) =>
  container.querySelectorAll('.fill-zoom:not([hidden])').length

/** Moves the pointer to a sample, at `y` px from the top of the plot. */
function pointAt(name: string, sample: number, y = 5) {
  const clientX = LEFT + (plotWidth(WIDTH) * sample) / 20
  // jsdom's pointer events have no position.
  fireEvent(plotOf(name), new MouseEvent('pointermove', { bubbles: true, clientX, clientY: y }))
}

const cells = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .map((row) => Array.from(row.children, ({ textContent }) => textContent))

describe('the charts of one node', () => {
  it('display the latest values and the limits', () => {
    render(<Charts metrics={one} />)
    expect(utilizations()).toEqual(['GPU 020%', 'GPU 130%'])
    expect(chart('GPU memory').getByText('Limit 80 GiB')).toBeTruthy()
    expect(chart('CPU').getByText('13 vCPUs · 50%')).toBeTruthy()
    expect(chart('Memory').getByText('117 GiB · 50%')).toBeTruthy()
    expect(strip().getByText('Lowest: GPU 0')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Next node' })).toBeNull()
  })

  it('display the values at the pointer, in all charts at once', () => {
    render(<Charts metrics={one} />)
    pointAt('CPU', 4)
    expect(utilizations()).toEqual(['GPU 04%', 'GPU 114%'])
    expect(strip().getByText('14:01:00 UTC')).toBeTruthy()
    fireEvent.pointerLeave(plotOf('CPU'), { pointerType: 'mouse' })
    expect(strip().getByText('Latest')).toBeTruthy()
    expect(announced()).toBe('')
  })

  it('display the latest values again if the range ends after the crosshair', () => {
    const { rerender } = render(<Charts metrics={one} />)
    pointAt('Utilization of all GPUs', 4, 20)
    expect(stripText()).toContain('14:01:00 UTCGPU 1 14%')
    rerender(<Charts metrics={one} range={{ from: FROM + 10 * STEP, to: RANGE.to }} />)
    expect(stripText()).toContain('LatestLowest: GPU 0 20%')
    expect(utilizations()).toEqual(['GPU 020%', 'GPU 130%'])
  })

  it('keep the time of the crosshair within the axis', () => {
    render(<Charts metrics={one} />)
    const shifts = [0, 10, 20].map((sample) => {
      pointAt('CPU', sample)
      return plotOf('CPU').querySelector('span')?.style.transform
    })
    expect(shifts).toEqual(['translateX(-0%)', 'translateX(-50%)', 'translateX(-100%)'])
  })

  it('name the GPU of the row under the pointer', () => {
    render(<Charts metrics={one} />)
    pointAt('Utilization of all GPUs', 8, 20)
    expect(stripText()).toContain('14:02:00 UTCGPU 1 18%')
  })

  it('move the crosshair, and render again, without painting again', () => {
    const { rerender } = render(<Charts metrics={one} />)
    expect(painted).toHaveBeenCalledTimes(5)
    rerender(<Charts metrics={one} />)
    for (const sample of [3, 9, 17]) pointAt('GPU memory', sample)
    press('ArrowLeft')
    expect(painted).toHaveBeenCalledTimes(5)
  })

  it('display no value in a gap, and 0 as a value', () => {
    const values = [0, 0, null, null, null, null, 0.3]
    render(<Charts metrics={someMetrics([nodeOf(0, values), nodeOf(1)])} />)
    pointAt('CPU', 3)
    expect(utilizations()).toEqual(['GPU 0', 'GPU 1'])
    pointAt('CPU', 1)
    expect(utilizations()).toEqual(['GPU 00%', 'GPU 110%'])
  })

  it('display no latest value where newer ones are missing, except in the table', () => {
    const stopped = SHARES.slice(0, 18)
    const { rerender } = render(<Charts metrics={someMetrics([nodeOf(0, stopped), nodeOf(1)])} />)
    expect(utilizations()).toEqual(['GPU 0', 'GPU 1'])
    expect(stripText()).toContain('LatestLowest: Node 1, GPU 0 40%')
    expect(stripText()).toContain('Median 45%')
    expect(cells('Latest values of each GPU of Node 0')[1]?.[1]).toBe('17%at 14:04:15')
    // Two steps late isn't a gap.
    const late = SHARES.slice(0, 19)
    rerender(<Charts metrics={someMetrics([nodeOf(0, late), nodeOf(1)])} />)
    expect(utilizations()).toEqual(['GPU 018%', 'GPU 128%'])
  })

  it('display the time of the latest values if an active job has no newer ones', () => {
    const stopped = someMetrics([nodeOf(0, SHARES.slice(0, 18))])
    const { rerender } = render(<Charts metrics={stopped} />)
    expect(stripText()).toContain('Latest, 14:04:15 UTCLowest: GPU 0 17%')
    expect(utilizations()).toEqual(['GPU 017%', 'GPU 127%'])
    rerender(<Charts metrics={stopped} isActive={false} />)
    expect(stripText()).toContain('LatestLowest: GPU 0 17%')
    const empty = { ...nodeOf(0, []), gpus: [aGpu(0, aSeries(FROM, []))] }
    rerender(<Charts metrics={someMetrics([empty])} />)
    expect(stripText()).toContain('LatestNo samples')
  })

  it('let the crosshair stand in a gap of all', () => {
    const values = SHARES.map((share, index) => (index > 4 && index < 16 ? null : share))
    render(<Charts metrics={someMetrics([nodeOf(0, values)])} />)
    pointAt('Utilization of all GPUs', 10, 20)
    expect(stripText()).toContain('14:02:30 UTCGPU 1 no sample')
    expect(utilizations()).toEqual(['GPU 0', 'GPU 1'])
    pointAt('CPU', 6)
    expect(strip().getByText('14:01:00 UTC')).toBeTruthy()
  })

  it('are of the last values of a range in the past, with their time', () => {
    render(<Charts metrics={one} isLatest={false} />)
    expect(stripText()).toContain('Last in range, 14:05:00 UTCLowest: GPU 0 20%')
    expect(cells('Last values of each GPU in this range')[1]).toEqual([
      'GPU 0',
      '20%',
      '40 GiB',
      '50%',
    ])
    expect(
      screen.getByRole('table', { name: 'Last values of the node in this range' }),
    ).toBeTruthy()
  })

  it('paint only their own lines again for the GPU under the pointer', () => {
    render(<Charts metrics={one} />)
    const [first] = chart('GPU memory').getAllByRole('listitem')
    if (!first) throw new Error('No values')
    fireEvent.pointerEnter(first)
    expect(painted).toHaveBeenCalledTimes(6)
    fireEvent.pointerLeave(first)
    expect(painted).toHaveBeenCalledTimes(7)
  })

  it('paint the lines of GPUs again for the row under the pointer, once', () => {
    render(<Charts metrics={three} />)
    expect(painted).toHaveBeenCalledTimes(5)
    for (const sample of [3, 4, 5]) pointAt('Utilization of all GPUs', sample, 20)
    expect(painted).toHaveBeenCalledTimes(7)
    // Another node's row.
    for (const sample of [3, 4]) pointAt('Utilization of all GPUs', sample, 45)
    expect(painted).toHaveBeenCalledTimes(9)
    for (const sample of [3, 4]) pointAt('Utilization of all GPUs', sample, 80)
    expect(painted).toHaveBeenCalledTimes(9)
  })

  it('name empty series', () => {
    render(<Charts metrics={someMetrics([{ ...nodeOf(0), memory: aSeries(FROM, []) }])} />)
    expect(chart('Memory').getByText('No samples')).toBeTruthy()
    expect(chart('CPU').queryByText('No samples')).toBeNull()
  })

  it('have no charts of GPUs if the node has none', () => {
    render(<Charts metrics={someMetrics([{ ...nodeOf(0), gpus: [] }])} />)
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
      'CPU',
      'Memory',
    ])
  })
})

describe('the keyboard', () => {
  it('moves the crosshair and announces the values', () => {
    render(<Charts metrics={one} />)
    press('ArrowLeft')
    expect(announced()).toBe(
      'Nov 25, 2026, 14:05:00 UTC. GPU utilization: GPU 0 20%, GPU 1 30%. ' +
        'GPU memory: GPU 0 40 GiB, GPU 1 40 GiB. CPU: 13 vCPUs · 50%. Memory: 117 GiB · 50%',
    )
    press('PageDown')
    press('ArrowRight')
    expect(announced()).toContain('14:02:45 UTC. GPU utilization: GPU 0 11%')
    press('Home')
    expect(announced()).toContain('14:00:00 UTC. GPU utilization: GPU 0 0%')
    press('Escape')
    expect(announced()).toBe('')
  })

  it('closes nothing else with the Escape that hides the crosshair', () => {
    render(<Charts metrics={one} />)
    press('End')
    expect(press('Escape')).toBe(false)
    expect(press('Escape')).toBe(true)
    expect(press('ArrowDown')).toBe(true)
  })

  it('selects the next and the previous node, and announces it', () => {
    render(<Charts metrics={three} />)
    expect(press('ArrowDown')).toBe(false)
    expect(announced()).toBe('Node 1')
    press('ArrowDown')
    press('ArrowDown')
    expect(screen.getByText('3 of 3')).toBeTruthy()
    press('End')
    press('ArrowUp')
    expect(announced()).toContain('14:05:00 UTC, Node 1. ')
    press('Escape')
    fireEvent.blur(group())
    expect(announced()).toBe('')
  })

  it('selects a range with Shift, and zooms in with Enter', () => {
    const onZoom = vi.fn<(period: Period) => void>()
    const { container } = render(<Charts metrics={one} onZoom={onZoom} />)
    expect(press('Enter')).toBe(true)
    press('Home')
    press('PageUp', true)
    expect(announced()).toBe('Selected 14:00:00 to 14:02:30. Press Enter to zoom in.')
    press('ArrowRight', true)
    press('ArrowRight')
    expect(announced()).toContain('14:03:00 UTC. GPU utilization')
    press('PageDown', true)
    press('ArrowRight', true)
    expect(announced()).toBe('Selected 14:00:45 to 14:03:00. Press Enter to zoom in.')
    expect(bands(container)).toBe(5)
    expect(press('Enter')).toBe(false)
    expect(onZoom.mock.calls).toEqual([[{ from: FROM + 3 * STEP, until: FROM + 12 * STEP }]])
    expect(announced()).toBe('')
    expect(bands(container)).toBe(0)
  })

  it('forgets the selected range with Escape', () => {
    const { container } = render(<Charts metrics={one} />)
    press('ArrowLeft', true)
    expect(bands(container)).toBe(5)
    expect(press('Escape')).toBe(false)
    expect(bands(container)).toBe(0)
    expect(press('Enter')).toBe(true)
  })

  it('hides the crosshair when the charts lose the focus', () => {
    render(<Charts metrics={one} />)
    press('End')
    fireEvent.blur(group())
    expect(announced()).toBe('')
  })
})

describe('the nodes of a job', () => {
  it('are selected one after the other', () => {
    render(<Charts metrics={three} />)
    const next = screen.getByRole('button', { name: 'Next node' })
    const previous = screen.getByRole('button', { name: 'Previous node' })
    expect(previous.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(next)
    expect(screen.getByRole('table', { name: 'Latest values of Node 1' })).toBeTruthy()
    expect(chart('GPU utilization').getAllByRole('listitem')[0]?.textContent).toBe('GPU 040%')
    fireEvent.click(next)
    expect(next.getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(previous)
    expect(screen.getByText('2 of 3')).toBeTruthy()
  })

  it('are selected by a click on their rows', () => {
    render(<Charts metrics={three} />)
    // Two rows of 16 px and a space of 6 px for each node.
    fireEvent.click(plotOf('Utilization of all GPUs'), { clientX: 200, clientY: 80 })
    expect(screen.getByText('3 of 3')).toBeTruthy()
    fireEvent.click(plotOf('Utilization of all GPUs'), { clientX: 200, clientY: 35 })
    expect(screen.getByText('3 of 3')).toBeTruthy()
  })

  it('are named in the values', () => {
    render(<Charts metrics={three} />)
    expect(strip().getByText('Lowest: Node 0, GPU 0')).toBeTruthy()
    pointAt('Utilization of all GPUs', 0, 80)
    expect(stripText()).toContain('Node 2, GPU 0 40%')
    fireEvent.click(screen.getByRole('button', { name: 'Next node' }))
    press('Home')
    expect(announced()).toContain('14:00:00 UTC, Node 1. ')
  })

  it('are the leader alone only with a notice', () => {
    const { rerender } = render(<Charts metrics={{ ...one, leaderOnly: true }} />)
    expect(screen.getByText('Only the leader node’s metrics are available.')).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Utilization of the leader’s GPUs' })).toBeTruthy()
    expect(screen.getByRole('table', { name: 'Latest values of the leader node' })).toBeTruthy()
    rerender(<Charts metrics={one} />)
    expect(screen.queryByText('Only the leader node’s metrics are available.')).toBeNull()
  })

  it('can be fewer than before', () => {
    const { rerender } = render(<Charts metrics={three} />)
    fireEvent.click(screen.getByRole('button', { name: 'Next node' }))
    rerender(<Charts metrics={one} />)
    expect(screen.getByRole('table', { name: 'Latest values of the node' })).toBeTruthy()
    act(() => rerender(<Charts metrics={someMetrics([])} />))
    expect(screen.getByText('No samples')).toBeTruthy()
  })
})

it('lists the latest values in tables', () => {
  const cache = { usage: aSeries(FROM, [2 ** 40]), utilization: aSeries(FROM, [0.5]) }
  render(<Charts metrics={{ ...three, cache }} />)
  expect(cells('Latest values of each GPU of Node 0')).toEqual([
    ['GPU', 'Utilization', 'Memory', 'Of 80 GiB'],
    ['GPU 0', '20%', '40 GiB', '50%'],
    ['GPU 1', '30%', '40 GiB', '50%'],
  ])
  expect(cells('Latest values of Node 0')).toEqual([
    ['Resource', 'Usage', 'Of limit'],
    ['CPU', '13 vCPUs', '50%'],
    ['Memory', '117 GiB', '50%'],
    ['Storage', '100 GiBat 14:00:00', '25%at 14:00:00'],
    ['Cache of the job', '1 TiBat 14:00:00', '50%at 14:00:00'],
  ])
})

it('looks outdated if the metrics are', () => {
  const { container, rerender } = render(<Charts metrics={one} />)
  expect(container.querySelector('.is-outdated')).toBeNull()
  rerender(<Charts metrics={one} isStale />)
  expect(container.querySelector('.is-outdated')).not.toBeNull()
})
