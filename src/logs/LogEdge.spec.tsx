// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { aLine, anOpenLog, CREATED } from '#src/testing/anOpenLog.ts'
import { LogEdge } from './LogEdge.tsx'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it.each([
  [60, 'New lines appear here.'],
  [61, 'New lines appear here. Last line 1m ago.'],
  [3 * 3600, 'New lines appear here. Last line 3h 00m ago.'],
])('%i s after the last line of a running job, the end says: %s', (seconds, text) => {
  vi.useFakeTimers({ now: CREATED + 1000 * seconds })
  const log = anOpenLog([aLine(0, 'step 1')], { tailing: true })
  const { container } = render(<LogEdge log={log} end="end" height={48} />)
  expect(container.textContent).toBe(text)
})
