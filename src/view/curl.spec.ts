import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { curlOf } from './curl.ts'

const request: SearchRequest = {
  job_id: 'p7qr9qv',
  order_by: [{ field: 'created_at', order: 'desc' }],
}

/** Returns the last argument of a command as a shell parses it. */
function lastArgument(command: string): string {
  const script = `curl() { for last; do :; done; printf %s "$last"; }; ${command}`
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' })
}

describe('a search request as a command', () => {
  it('sends the same request as the dashboard, with the key from an environment variable', () => {
    expect(curlOf(request, 'https://api.baseten.co/')).toBe(
      String.raw`curl -sS -X POST 'https://api.baseten.co/v1/training_jobs/search' \
  -H "Authorization: Api-Key $BASETEN_API_KEY" \
  -H 'Content-Type: application/json' \
  -d '{"job_id":"p7qr9qv","order_by":[{"field":"created_at","order":"desc"}]}'`,
    )
  })

  it('begins with a line without effect that names the client filters', () => {
    const anyText = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 3 }), (names) => {
        const command = curlOf(request, 'https://api.example', names)
        expect(JSON.parse(lastArgument(command))).toEqual(request)
        expect(command.split('\n')).toHaveLength(names.join('; ') === '' ? 4 : 5)
      }),
      { numRuns: 30 },
    )
    const [first] = curlOf(request, 'https://api.example', ['User: ada', "Not it's"]).split('\n')
    expect(first).toBe(String.raw`: 'Filters not applied: User: ada; Not it'\''s'`)
  })

  it('passes any ID through a shell unchanged', () => {
    const anyId = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))
    fc.assert(
      fc.property(anyId, (id) => {
        const search: SearchRequest = { ...request, job_id: id }
        expect(JSON.parse(lastArgument(curlOf(search, 'https://api.example')))).toEqual(search)
      }),
      { numRuns: 30 },
    )
  })

  it('has nothing that a terminal acts on while it is pasted, and still sends it', () => {
    const id = 'a\u007F\u009B201~\u2028\u202E\n\u{E0001}'
    const command = curlOf({ ...request, job_id: id }, 'https://api.example')
    expect(command.replaceAll('\n', '')).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u)
    expect(JSON.parse(lastArgument(command))).toEqual({ ...request, job_id: id })
  })
})
