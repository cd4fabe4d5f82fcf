import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { logLine } from './logLine.ts'

describe('logLine', () => {
  it('contains method, path, status and whole milliseconds', () => {
    const line = logLine('POST', '/api/v1/training_jobs/search', 200, 142.6)
    expect(line).toBe('POST /api/v1/training_jobs/search 200 143 ms')
  })

  it('omits the query', () => {
    expect(logLine('GET', '/api?key=s3cret', 404, 0)).toBe('GET /api 404 0 ms')
  })

  it('stays one line of visible ASCII, whatever the target', () => {
    const text = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes))
    fc.assert(
      fc.property(text, (target) => {
        expect(logLine('GET', target, 404, 1)).toMatch(/^GET [\x21-\x7e]* 404 1 ms$/)
      }),
    )
  })
})
