import { expect, it } from 'vitest'
import { SearchError, type SearchErrorKind } from '#src/search/searchError.ts'
import { describeMetricsError } from './metricsErrors.ts'

it.each<[SearchErrorKind, number | undefined, string]>([
  ['forbidden', 403, 'This API key can’t read metrics'],
  ['rejected', 404, 'Baseten has no metrics for this job'],
  ['rejected', 400, 'Baseten rejected the request for metrics'],
  ['rate-limited', 429, 'Rate limit reached'],
  ['timeout', 504, 'Baseten didn’t respond in time'],
  ['busy', 503, 'The dashboard server is busy'],
  ['network', undefined, 'Can’t reach the dashboard server'],
])('describes %s (%s) as “%s”', (kind, status, title) => {
  const error = new SearchError(kind, 'x', status === undefined ? {} : { status })
  expect(describeMetricsError(error).title).toBe(title)
  // Advice on searches or logs doesn't help here.
  expect(describeMetricsError(error).action).not.toMatch(/filter|search|log/i)
})
