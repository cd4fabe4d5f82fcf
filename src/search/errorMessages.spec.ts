import { describe, expect, it } from 'vitest'
import { describeError, reasonOf } from './errorMessages.ts'
import { SearchError } from './searchError.ts'

describe('details of an error', () => {
  it('quote Baseten’s message with its status', () => {
    const error = new SearchError('forbidden', 'Not yours', { status: 403, isQuote: true })
    expect(reasonOf(error)).toEqual({ status: 403, text: 'Not yours', isQuote: true })
    expect(describeError(error)).toBe(
      'This API key can’t access training jobs (HTTP 403 · Baseten says: “Not yours”)',
    )
  })

  it('contain our own message without quotation marks', () => {
    const error = new SearchError('server', 'Baseten sent no error message.', { status: 502 })
    expect(describeError(error)).toBe(
      'Baseten returned an error (HTTP 502 · Baseten sent no error message.)',
    )
  })

  it.each(['signed-out', 'unauthorized', 'forbidden', 'timeout'] as const)(
    'contain only the status if the advice covers our message: %s',
    (kind) => {
      const error = new SearchError(kind, 'It did not work.', { status: 418 })
      expect(reasonOf(error)).toEqual({ status: 418, text: null, isQuote: false })
      expect(describeError(error)).toMatch(/ \(HTTP 418\)$/)
    },
  )

  it.each([
    ['broken', 'Connection lost'],
    ['network', 'Can’t reach the dashboard server'],
  ] as const)('are empty without a response: %s', (kind, title) => {
    const error = new SearchError(kind, 'There was no response.')
    expect(reasonOf(error)).toBeNull()
    expect(describeError(error)).toBe(title)
  })

  it('are empty if no key is set', () => {
    const error = new SearchError('no-key', 'There is no API key.', { status: 503 })
    expect(reasonOf(error)).toBeNull()
    expect(describeError(error)).toBe('No Baseten API key is set')
  })
})
