import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { createOrganization } from '#src/demo/organization.ts'
import { searchJobs } from '#src/demo/search.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { errorReader, loadErrorReader } from '#src/jobs/errorReader.ts'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView } from '#src/view/url.ts'
import { countingViews } from './countViews.ts'

const now = Date.parse('2026-03-02T12:00:00Z')
const all = createOrganization({ seed: 2, jobs: 300, start: now }).jobsAt(now)
const [first] = all
if (!first) throw new Error('There are no jobs')

beforeAll(loadErrorReader)

function count(queries: readonly string[], list = listJobs(all)) {
  const steps = countingViews(queries, { list, now, zone: null })
  for (let taken = 0; ; taken++) {
    const step = steps.next()
    if (step.done === true) return { counts: step.value, taken }
  }
}

const anyQuery = fc
  .tuple(
    fc.subarray(
      [
        'status=failed,running',
        `project=${first.training_project.id}`,
        `job=${first.id}`,
        'q=llama%20sft',
        'not-q=dpo',
        'gpu=H100',
        'not-status=stopped',
        'created=24h',
        'longer=1h',
        'error=none',
        'not-fault=none',
      ],
      { maxLength: 4 },
    ),
  )
  .map(([parts]) => (parts.length > 0 ? `?${parts.join('&')}` : ''))

it('counts the rows that each view displays', () => {
  fc.assert(
    fc.property(fc.array(anyQuery, { maxLength: 4 }), (queries) => {
      const { counts } = count(queries)
      for (const query of queries) {
        const view = parseView(query)
        const list = listJobs(searchJobs(all, toSearchRequest(view)))
        const rows = matchingRows(list, toClientFilters(view), now)
        expect([query, counts.get(query)]).toEqual([query, rows.length])
      }
    }),
  )
})

it('counts in steps: one for each filter and view, and for each word and field', () => {
  expect(count(['?q=llama%20sft&gpu=H100', '']).taken).toBe(2 * 5 + 1 + 2)
})

it('counts each view once per list, unless it depends on the time', () => {
  const list = listJobs(all)
  const queries = ['?q=llama', '?created=24h']
  expect(count(queries, list).taken).toBe(8)
  expect(count(queries, list).taken).toBe(2)
})

it('omits views by error type until the error reader is loaded', () => {
  const reader = errorReader.get()
  errorReader.set(null)
  expect([...count(['?fault=none', '?gpu=H100']).counts.keys()]).toEqual(['?gpu=H100'])
  errorReader.set(reader)
})
