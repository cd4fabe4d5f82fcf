import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readErrorBody } from './errors.ts'

const empty = {
  code: undefined,
  message: undefined,
  isQuote: false,
  retryAfter: undefined,
}
const quote = (message: string) => ({ ...empty, message, isQuote: true })

describe('readErrorBody', () => {
  it.each([
    [
      { error: 'Rate limit exceeded.', retry_after: 37 },
      { ...quote('Rate limit exceeded.'), retryAfter: 37 },
    ],
    [{ message: 'No.' }, quote('No.')],
    [
      { error: 'Bad Request', message: 'statuses: X is not a status' },
      quote('statuses: X is not a status'),
    ],
    [
      { detail: [{ msg: 'Too long' }, { msg: 'Too long' }, 'Odd', {}, null] },
      quote('Too long. Odd'),
    ],
    [{ detail: [] }, empty],
    [{ error: 7, detail: 'Not found' }, quote('Not found')],
    [
      { error: { code: 'no_api_key', message: 'Set it.' } },
      { ...empty, code: 'no_api_key', message: 'Set it.' },
    ],
    [
      { error: { code: 'forbidden', message: 'No.', quoted: true } },
      { ...quote('No.'), code: 'forbidden' },
    ],
    [
      { error: 'Wait.', retry_after: 0.2 },
      { ...quote('Wait.'), retryAfter: 1 },
    ],
    [{ error: 'Wait.', retry_after: '9' }, quote('Wait.')],
    [{ error: '  ' }, empty],
    [null, empty],
    ['<html>', empty],
  ])('reads %j', (body, read) => {
    expect(readErrorBody(body)).toEqual(read)
  })

  it('never throws', () => {
    expect(() =>
      fc.assert(fc.property(fc.anything(), (body) => void readErrorBody(body))),
    ).not.toThrow()
  })
})
