import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { aTrainingJob } from './job.ts'
import { startSearches } from './searches.ts'
import { INPUT_CLASSES, INVALID_ROWS, UNTRUSTED_JOBS } from './untrustedJobs.ts'
import { withRows } from './wireErrors.ts'

/**
 * Tests the result of every untrusted row, read by the page's own code through the real proxy.
 * `e2e/untrusted.spec.ts` tests one of each class in the browser, `e2e/nightly/untrustedJobs.spec.ts` all.
 */

const { mockApi, useNewProxy, search, close } = await startSearches()
afterAll(close)
beforeEach(async () => {
  mockApi.reset()
  await useNewProxy()
})

/** Returns JSON as JavaScript prints it: `-0` becomes `0`. */
const printed = (json: string) => JSON.stringify(JSON.parse(json))

describe('untrusted rows', () => {
  const valid = UNTRUSTED_JOBS.map(({ json }) => json)
  const invalid = INVALID_ROWS.map(({ json }) => json)

  it.each(UNTRUSTED_JOBS)('$what: a job with exactly the values sent', async ({ json, what }) => {
    mockApi.setError(withRows([json]))
    const { jobs, invalidRows } = await search()
    expect(invalidRows).toBeNull()
    expect(jobs).toHaveLength(1)
    // The engine can't print values that are nested this deep.
    if (what !== 'field nested 100,000 deep') expect(JSON.stringify(jobs[0])).toBe(printed(json))
    expect(Object.prototype).not.toHaveProperty('polluted')
  })

  it.each(INVALID_ROWS)('$what: hidden and counted; the other rows stay', async ({ json }) => {
    const jobs = [aTrainingJob({ id: '__proto__' }), aTrainingJob({ id: 'good' })]
    mockApi.setError(withRows([JSON.stringify(jobs[0]), json, JSON.stringify(jobs[1])]))
    const result = await search()
    expect(result.jobs).toEqual(jobs)
    expect(result.invalidRows?.count).toBe(1)
  })

  it('counts all invalid rows together', async () => {
    mockApi.setError(withRows([...valid, ...invalid]))
    const { jobs, invalidRows } = await search()
    expect(jobs).toHaveLength(valid.length)
    expect(invalidRows?.count).toBe(invalid.length)
  })

  it('cover every class of input that the gate tests in the browser', () => {
    expect(new Set(UNTRUSTED_JOBS.map((job) => job.class))).toEqual(new Set(INPUT_CLASSES))
  })
})
