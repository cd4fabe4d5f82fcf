// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { SearchError } from '#src/search/searchError.ts'
import { DownloadStatus } from './DownloadStatus.tsx'

it('says why nothing was downloaded as the log does', () => {
  const error = new SearchError('forbidden', 'This API key cannot read training jobs.', {
    status: 403,
  })
  render(<DownloadStatus state={{ step: 'empty', error }} cancel={() => {}} />)
  expect(screen.getByRole('alert').textContent).toBe(
    'Couldn’t download the log: This API key can’t read logs (HTTP 403).',
  )
})
