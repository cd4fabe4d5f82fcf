import { expect, it } from 'vitest'
import { SearchError, type SearchErrorKind } from '#src/search/searchError.ts'
import { describeCheckpointError } from './checkpointErrors.ts'

it.each<[SearchErrorKind, number | undefined, string]>([
  ['forbidden', 403, 'This API key can’t list checkpoints'],
  ['rejected', 404, 'Baseten has no checkpoints for this job'],
  ['rejected', 400, 'Baseten rejected the request for checkpoints'],
  ['rate-limited', 429, 'Rate limit reached'],
  ['timeout', 504, 'Baseten didn’t respond in time'],
  ['network', undefined, 'Can’t reach the dashboard server'],
])('describes %s (%s) as “%s”', (kind, status, title) => {
  const error = new SearchError(kind, 'x', status === undefined ? {} : { status })
  expect(describeCheckpointError(error).title).toBe(title)
  // Advice on searches doesn't help here.
  expect(describeCheckpointError(error).action).not.toMatch(/filter|search/i)
})
