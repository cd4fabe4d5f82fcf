// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { SearchError } from '#src/search/searchError.ts'
import { DownloadStatus } from './DownloadStatus.tsx'
import type { DownloadState } from './useDownload.ts'

afterEach(cleanup)

it('says why nothing was downloaded as the log does', () => {
  const error = new SearchError('forbidden', 'This API key cannot read training jobs.', {
    status: 403,
  })
  render(<DownloadStatus state={{ step: 'empty', error }} cancel={() => {}} />)
  expect(screen.getByRole('alert').textContent).toBe(
    'Couldn’t download the log: This API key can’t read logs (HTTP 403).',
  )
})

const page = (state: DownloadState) => (
  <div role="tabpanel" tabIndex={-1}>
    <DownloadStatus state={state} cancel={() => {}} />
  </div>
)

it('stays dismissed until the next download', () => {
  const saved = { step: 'saved', name: 'a.log', isComplete: true, bytes: 2000, lines: 1 } as const
  const { rerender } = render(page(saved))
  const button = screen.getByRole('button', { name: 'Dismiss' })
  button.focus()
  fireEvent.click(button)
  expect(screen.queryByRole('status')).toBeNull()
  expect(document.activeElement).toBe(screen.getByRole('tabpanel'))
  rerender(page(saved))
  expect(screen.queryByRole('status')).toBeNull()
  rerender(page({ ...saved }))
  expect(screen.getByRole('status').textContent).toBe('Downloaded 1 line (2 kB) as a.log.')
})
