import { expect, it } from 'vitest'
import { SearchError, type SearchErrorKind } from '#src/search/searchError.ts'
import { describeLogError, describeLogFailure } from './logErrors.ts'

it.each<[SearchErrorKind, number | undefined, string]>([
  ['forbidden', 403, 'This API key can’t read logs'],
  ['rejected', 404, 'Baseten has no log for this job'],
  ['rejected', 400, 'Baseten rejected the request for lines'],
  ['rate-limited', 429, 'Rate limit reached'],
  ['timeout', 504, 'Baseten didn’t respond in time'],
  ['network', undefined, 'Can’t reach the dashboard server'],
])('describes %s (%s) as “%s”', (kind, status, title) => {
  const error = new SearchError(kind, 'x', status === undefined ? {} : { status })
  expect(describeLogError(error).title).toBe(title)
  // Advice on searches doesn't help here.
  expect(describeLogError(error).action).not.toMatch(/filter|search/i)
})

it.each([
  [
    new SearchError('forbidden', 'Own text.', { status: 403 }),
    'This API key can’t read logs (HTTP 403)',
  ],
  [
    new SearchError('rejected', 'No such job', { status: 404, isQuote: true }),
    'Baseten has no log for this job (HTTP 404 · Baseten says: “No such job”)',
  ],
  [new Error('Out of memory.'), 'Out of memory'],
])('describes %s in one line', (error, text) => {
  expect(describeLogFailure(error)).toBe(text)
})
