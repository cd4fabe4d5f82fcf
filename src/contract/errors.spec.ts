import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readErrorBody } from './errors.ts'

const nothing = { code: undefined, message: undefined, retryAfter: undefined }

describe('readErrorBody', () => {
  it.each([
    [
      { error: 'Rate limit exceeded.', retry_after: 37 },
      { ...nothing, message: 'Rate limit exceeded.', retryAfter: 37 },
    ],
    [{ message: 'No.' }, { ...nothing, message: 'No.' }],
    [
      { error: 7, detail: 'Not found' },
      { ...nothing, message: 'Not found' },
    ],
    [
      { error: { code: 'no_api_key', message: 'Set it.' } },
      { ...nothing, code: 'no_api_key', message: 'Set it.' },
    ],
    [
      { error: 'Wait.', retry_after: 0.2 },
      { ...nothing, message: 'Wait.', retryAfter: 1 },
    ],
    [
      { error: 'Wait.', retry_after: '9' },
      { ...nothing, message: 'Wait.' },
    ],
    [{ error: '  ' }, nothing],
    [null, nothing],
    ['<html>', nothing],
  ])('reads %j', (body, read) => {
    expect(readErrorBody(body)).toEqual(read)
  })

  it('never throws', () => {
    expect(() =>
      fc.assert(fc.property(fc.anything(), (body) => void readErrorBody(body))),
    ).not.toThrow()
  })
})
