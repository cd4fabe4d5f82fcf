import { describe, expect, it, vi } from 'vitest'
import { phaseOf, STATUSES, statusesOf, type Kind, KINDS } from '#src/contract/statuses.ts'
import type { StatusRow } from '#src/contract/statusTable.ts'
import { planLife } from '#src/demo/life.ts'
import { randomFor } from '#src/demo/random.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { elapsed, hasEnded, isActive } from '#src/jobs/job.ts'
import { queuesOf } from '#src/jobs/queue.ts'
import { errorTypeCounts } from '#src/overview/failures/errorTypeCounts.ts'
import { gpuUse } from '#src/overview/now/gpuUse.ts'
import { makeBars } from '#src/overview/timeline/bars.ts'
import { drillToKind } from '#src/overview/trend/marks.ts'
import { failedShare, sumOf, trendOf } from '#src/overview/trend/trend.ts'
import { ResultReader } from '#src/search/reader/resultReader.ts'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { parseView, printView } from '#src/view/url.ts'
import { DEFAULT_VIEW } from '#src/view/view.ts'
import { viewChanges } from '#src/watch/endedJobs.ts'
import { aTrainingJob } from './job.ts'

/** Rows added as "Add a status" in ARCHITECTURE.md says: one row each and nothing else. */
const ADDED = vi.hoisted(() => ({
  rows: [
    {
      word: 'suspended',
      label: 'Suspended',
      kind: 'waiting',
      meaning: 'Suspended',
    },
    {
      word: 'timed_out',
      label: 'Timed out',
      kind: 'failed',
      meaning: 'Ran for too long',
    },
    {
      word: 'canceled',
      label: 'Canceled',
      kind: 'stopped',
      meaning: 'Canceled',
    },
  ] satisfies StatusRow[],
}))
vi.mock(import('#src/contract/statusTable.ts'), async (original) => {
  const table = await original()
  // The type is that of the original table.
  return Object.assign({ ...table }, { STATUSES: [...table.STATUSES, ...ADDED.rows] })
})

const created = Date.parse('2026-03-02T09:00:00Z')
const updated = Date.parse('2026-03-02T11:00:00Z')
const now = Date.parse('2026-03-02T12:00:00Z')
const HOUR = 3_600_000

const UNKNOWN = ['TRAINING_JOB_PAUSED', 'NEW']
const CASES = [
  ...STATUSES.map(({ status, kind }) => ({ status, kind: kind as Kind })),
  ...UNKNOWN.map((status) => ({ status, kind: 'unknown' as const })),
]

/** Returns a job on one GPU that was created three hours ago and has had this status for two hours. */
function inStatus(status: string) {
  const job = aTrainingJob({
    created_at: new Date(created).toISOString(),
    updated_at: new Date(updated).toISOString(),
    current_status: status,
    error_message: 'ValueError: bad shape',
  })
  return { job, list: listJobs([job]), rows: Uint32Array.of(0) }
}

function read(status: string) {
  const reader = new ResultReader(null)
  const { job } = inStatus(status)
  reader.push(new TextEncoder().encode(JSON.stringify({ training_jobs: [job] })))
  return reader.finish()
}

it('includes the added rows', () => {
  expect(statusesOf('waiting')).toContain('TRAINING_JOB_SUSPENDED')
  expect(statusesOf('failed')).toContain('TRAINING_JOB_TIMED_OUT')
  expect(STATUSES.length).toBe(14)
})

it('the demo (src/demo/life.ts) has jobs in every status that the API documents', () => {
  const options = { created: now, spot: true, waitOf: () => 1, runOf: () => 1 }
  const lives = Array.from({ length: 1000 }, (_, n) => planLife(randomFor(1, n), options))
  const found = new Set<string>(lives.flatMap((stages) => stages.map(({ status }) => status)))
  const added = ADDED.rows.map(({ word }) => word)
  const documented = STATUSES.filter(({ word, byNameOnly }) => !byNameOnly && !added.includes(word))
  const missing = documented.filter(({ status }) => !found.has(status))
  // Only the API's clients use it.
  expect(missing.map(({ word }) => word)).toEqual(['queued'])
})

describe.each(CASES)('$status is $kind everywhere:', ({ status, kind }) => {
  const { job, list, rows } = inStatus(status)
  const isWaiting = kind === 'waiting'
  const isOpen = isWaiting || kind === 'deploying' || kind === 'running'
  const isUnknown = kind === 'unknown'

  it('its phase', () => {
    expect(phaseOf(status)).toBe(isOpen ? 'active' : isUnknown ? 'unknown' : 'ended')
    expect(isActive(job)).toBe(isOpen)
    expect(hasEnded(job)).toBe(!isOpen && !isUnknown)
  })

  it('its elapsed time, in a cell, in the index and on the timeline', () => {
    const expected = isOpen ? 3 * HOUR : 2 * HOUR
    expect(elapsed(job, now)).toBe(expected)
    expect(list.index.numbers('elapsed', now)[0]).toBe(expected)
    expect(makeBars({ list, rows, by: 'project' }).ends[0]).toBe(isOpen ? Infinity : updated)
  })

  it('its color on the timeline and in the trend', () => {
    expect(KINDS[makeBars({ list, rows, by: 'project' }).kinds[0] ?? NaN]).toBe(kind)
    const trend = trendOf(list, rows, { now, zone: null })
    const counts = Object.entries(trend ? sumOf(trend.created) : {})
    const counted = counts.filter(([, count]) => count > 0).map(([name]) => name)
    expect(counted).toEqual([kind])
  })

  it('its GPUs, its position in the queue and its failure', () => {
    const [use] = gpuUse(list, rows)
    expect(use?.stages.map(({ stage }) => stage)).toEqual(isOpen ? [kind] : undefined)
    expect(queuesOf(list, rows)).toHaveLength(isWaiting ? 1 : 0)
    expect(errorTypeCounts(list, rows)).toHaveLength(kind === 'failed' ? 1 : 0)
    const trend = trendOf(list, rows, { now, zone: null })
    const held = isWaiting || isUnknown ? 0 : isOpen ? 3 : 2
    expect(trend?.gpuTime.hours).toBe(held)
    const share = isOpen || isUnknown ? null : kind === 'failed' ? 1 : 0
    expect(trend && failedShare(sumOf(trend.created))).toBe(share)
  })

  it('its URL words, alone and in its groups', () => {
    for (const statuses of [[status], statusesOf('active'), statusesOf('ended')]) {
      const view = parseView(printView({ ...DEFAULT_VIEW, status: statuses }))
      expect(view.status).toEqual(statuses)
    }
    expect(printView({ ...DEFAULT_VIEW, status: statusesOf('ended') })).toBe('?status=ended')
    expect(drillToKind(DEFAULT_VIEW, kind, [status]).status).toContain(status)
  })

  it('its notification', () => {
    const responses = { earlier: read('TRAINING_JOB_RUNNING'), later: read(status) }
    const { ended } = viewChanges(responses, toClientFilters(DEFAULT_VIEW), now)
    expect(ended).toHaveLength(isOpen || isUnknown ? 0 : 1)
  })
})
