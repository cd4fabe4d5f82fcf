// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { watches } from './watches.ts'
import { WatchToggle } from './WatchToggle.tsx'

const running = aTrainingJob({ id: 'a' })
const completed = { ...running, current_status: 'TRAINING_JOB_COMPLETED' }

afterEach(() => {
  cleanup()
  watches.set({ jobs: [], views: [] })
})

it('stays while it has focus when the job ends, says so, and disappears when it loses focus', () => {
  const { rerender } = render(<WatchToggle job={running} />)
  const bell = screen.getByRole('button', { name: 'Watch job', pressed: false })
  act(() => bell.focus())
  rerender(<WatchToggle job={completed} />)
  expect(screen.getByRole('button', { name: 'Job has ended' })).toBe(bell)
  expect(document.activeElement).toBe(bell)
  expect(bell.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(bell)
  expect(watches.get().jobs).toEqual([])
  // The window loses focus, but the button remains the active element.
  fireEvent.blur(bell)
  expect(screen.queryByRole('button')).toBe(bell)
  act(() => bell.blur())
  expect(screen.queryByRole('button')).toBeNull()
})

it('is missing for an ended job, and disappears immediately without focus', () => {
  const { rerender } = render(<WatchToggle job={completed} />)
  expect(screen.queryByRole('button')).toBeNull()
  rerender(<WatchToggle job={running} />)
  fireEvent.click(screen.getByRole('button'))
  expect(watches.get().jobs).toMatchObject([{ id: 'a' }])
  rerender(<WatchToggle job={completed} />)
  expect(screen.queryByRole('button')).toBeNull()
})
