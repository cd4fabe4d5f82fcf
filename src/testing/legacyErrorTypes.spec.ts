import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod/mini'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { loadErrorReader } from '#src/jobs/errorReader.ts'
import { missingErrorTypes } from '#src/notices/ErrorTypeNotice.tsx'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { facetCounts } from '#src/view/filtering/facetCounts.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import { jobsOf } from '#src/view/filtering/visibleJobs.ts'
import { parseView } from '#src/view/url.ts'
import { aTrainingJob } from './job.ts'

/** Error types in the addresses that the dashboard wrote in November 2026, and the jobs they selected. */
const frozen = z
  .object({
    jobs: z.array(z.object({ id: z.string(), error_message: z.string() })),
    values: z.array(z.object({ value: z.string(), ids: z.array(z.string()) })),
  })
  .parse(JSON.parse(readFileSync(new URL('legacyErrorTypes.json', import.meta.url), 'utf8')))

const list = listJobs([
  aTrainingJob({ id: 'running', error_message: null }),
  ...frozen.jobs.map((job) => aTrainingJob({ ...job, current_status: 'TRAINING_JOB_FAILED' })),
])

beforeAll(loadErrorReader)

function selectedBy(values: readonly string[]): string[] {
  const words = values.map((value) => value.replaceAll('%', '%25').replaceAll(',', '%2C'))
  const view = parseView(`?fault=${encodeURIComponent(words.join(','))}`)
  return jobsOf(list, matchingRows(list, toClientFilters(view), 0)).map(({ id }) => id)
}

describe('an error type of an earlier version', () => {
  it('has at least 20 samples', () => {
    expect(frozen.values.length).toBeGreaterThanOrEqual(20)
  })

  it.each(frozen.values)('$value selects its jobs', ({ value, ids }) => {
    expect(selectedBy([value])).toEqual(ids)
    expect(missingErrorTypes(list.index, [value])).toEqual([])
    const clientFilters = toClientFilters(
      parseView(`?fault=${encodeURIComponent(value.replaceAll(',', '%2C'))}`),
    )
    expect(facetCounts(list, clientFilters, { key: 'fault', now: 0 }).get(value)).toBe(ids.length)
  })

  it('can be combined with a current one', () => {
    const ids = ['Job failed with exit code #', 'Killed'].flatMap(
      (value) => frozen.values.find((known) => known.value === value)?.ids ?? [],
    )
    expect(selectedBy(['Job failed with exit code #', 'Killed'])).toEqual(ids)
  })

  it('is reported if no job has it', () => {
    const types = ['nothing', 'Killed', '', 'Job failed with exit code #']
    expect(missingErrorTypes(list.index, types)).toEqual(['nothing'])
  })
})
