// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { Profiler, type ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clockOffset } from '#src/lib/apiClock.ts'
import { Countdown } from './Countdown.tsx'
import { Duration } from './Duration.tsx'
import { TimeAgo } from './TimeAgo.tsx'
import { Timestamp } from './Timestamp.tsx'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOW = Date.parse('2026-03-02T12:00:00Z')

beforeEach(() => {
  vi.useFakeTimers({ now: NOW })
})
afterEach(() => {
  cleanup()
  clockOffset.set(0)
  vi.useRealTimers()
})

const textOf = (children: ReactNode) => render(children).container.textContent
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
const time = () => screen.getByRole('time')

describe('TimeAgo', () => {
  it.each([
    [0, 'just now'],
    [59 * SECOND, '59s ago'],
    [MINUTE, '1m ago'],
    [80 * MINUTE, '1h 20m ago'],
    [25 * HOUR, '1d ago'],
    [-2 * MINUTE, 'in 2m'],
  ])('%d ms ago reads %s', (ago, text) => {
    render(<TimeAgo at={NOW - ago} className="small" />)
    expect(time().textContent).toBe(text)
    expect(time().className).toBe('small')
  })

  it('has the full time as the API writes it', () => {
    render(<TimeAgo at="2026-03-02T13:47:00.5+02:00" />)
    expect(time().textContent).toBe('12m ago')
    expect(time().getAttribute('datetime')).toBe('2026-03-02T13:47:00.5+02:00')
  })

  it('has the full time in UTC', () => {
    render(<TimeAgo at={NOW - 13 * MINUTE} />)
    expect(time().textContent).toBe('13m ago')
    expect(time().getAttribute('datetime')).toBe('2026-03-02T11:47:00.000Z')
  })

  it('is never in the future if it is past', () => {
    render(<TimeAgo at={NOW + 2 * MINUTE} isPast />)
    expect(time().textContent).toBe('just now')
  })

  it('has no full time for an invalid date', () => {
    render(<TimeAgo at={-1e300} />)
    expect(time().textContent).toMatch(/ago$/)
    expect(time().hasAttribute('datetime')).toBe(false)
  })
})

describe('Duration', () => {
  it.each([
    [0, '0s'],
    [59 * SECOND, '59s'],
    [MINUTE, '1m 00s'],
    [80 * MINUTE, '1h 20m'],
    [25 * HOUR, '1d 1h'],
    [-2 * MINUTE, '0s'],
  ])('of %d ms reads %s', (took, text) => {
    expect(textOf(<Duration since={NOW - took} />)).toBe(text)
  })
})

describe('Countdown', () => {
  it.each([
    [12 * SECOND, '12s'],
    [11 * SECOND + 1, '12s'],
    [1, '1s'],
    [0, '0s'],
    [-MINUTE, '0s'],
    [HOUR, '1h 00m'],
  ])('of %d ms reads %s', (wait, text) => {
    expect(textOf(<Countdown until={NOW + wait} />)).toBe(text)
  })
})

describe('Timestamp', () => {
  it.each([
    [NOW - HOUR, '11:00 UTC'],
    [NOW - DAY, 'Mar 1, 2026, 12:00 UTC'],
  ])('%d reads %s', (at, text) => {
    expect(textOf(<Timestamp at={at} zone="utc" />)).toBe(text)
  })

  it('has seconds if exact', () => {
    expect(textOf(<Timestamp at={NOW - HOUR} zone="utc" exact />)).toBe('11:00:00 UTC')
  })
})

function counted(children: Readonly<Record<string, ReactNode>>) {
  const renders: Record<string, number> = {}
  const { container } = render(
    Object.entries(children).map(([id, child]) => (
      <Profiler
        key={id}
        id={id}
        onRender={() => {
          renders[id] = (renders[id] ?? 0) + 1
        }}
      >
        <p>{child}</p>
      </Profiler>
    )),
  )
  const texts = () => Array.from(container.children, ({ textContent }) => textContent)
  return { renders, texts }
}

describe('as time passes', () => {
  it('renders only the texts that change, with one timer', async () => {
    const { renders, texts } = counted({
      ago: <TimeAgo at={NOW - 3 * HOUR} />,
      justNow: <TimeAgo at={NOW} isPast />,
      long: <Duration since={NOW - 5 * HOUR} />,
      short: <Duration since={NOW - 42 * SECOND} />,
      wait: <Countdown until={NOW + 2 * SECOND} />,
      moment: <Timestamp at={NOW} zone="utc" />,
    })
    expect(vi.getTimerCount()).toBe(1)
    expect(texts()).toEqual(['3h 00m ago', 'just now', '5h 00m', '42s', '2s', '12:00 UTC'])
    for (let second = 0; second < 4; second += 1) await pass(SECOND)
    expect(texts()).toEqual(['3h 00m ago', '4s ago', '5h 00m', '46s', '0s', '12:00 UTC'])
    expect(renders).toEqual({ ago: 1, justNow: 5, long: 1, short: 5, wait: 3, moment: 1 })
    cleanup()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('follows the API’s clock, except in waits', async () => {
    const { texts } = counted({
      ago: <TimeAgo at={NOW} />,
      long: <Duration since={NOW} />,
      wait: <Countdown until={NOW + 12 * SECOND} />,
      moment: <Timestamp at={NOW} zone="utc" />,
    })
    clockOffset.set(25 * HOUR)
    await pass(SECOND)
    expect(texts()).toEqual(['1d ago', '1d 1h', '11s', 'Mar 2, 2026, 12:00 UTC'])
  })
})
