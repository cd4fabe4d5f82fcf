import { expect, it } from 'vitest'
import { phaseOfKind, KINDS } from '#src/contract/statuses.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { createdAt, elapsed, isActive } from '#src/jobs/job.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { LANE_KEYS } from '#src/view/overview.ts'
import { barOfJob, barsAt, extentOf, makeBars } from './bars.ts'

const now = Date.UTC(2026, 2, 5)
const list = listJobs(createOrganization({ seed: 2, jobs: 200, start: now }).jobsAt(now))
const rows = Uint32Array.from({ length: 200 }, (_, row) => row).filter((row) => row % 4 !== 0)

it.each(LANE_KEYS)('has one bar for each row, by %s', (by) => {
  const bars = barsAt(makeBars({ list, rows, by }), now)
  expect([...bars.rows].sort((a, b) => a - b)).toEqual([...rows])
  expect(bars.groups.reduce((sum, { jobs }) => sum + jobs, 0)).toBe(rows.length)
  for (const [bar, row] of bars.rows.entries()) {
    const job = list.jobs[row]
    if (!job) throw new Error('A bar without a job')
    expect(bars.starts[bar]).toBe(createdAt(job))
    expect((bars.ends[bar] ?? NaN) - (bars.starts[bar] ?? NaN)).toBe(elapsed(job, now))
    expect(phaseOfKind(KINDS[bars.kinds[bar] ?? NaN] ?? 'unknown') === 'active').toBe(isActive(job))
    expect(barOfJob(bars, list, job.id)).toBe(bar)
    const group = bars.groups.find(
      ({ firstLane, lanes }) =>
        firstLane <= (bars.laneOf[bar] ?? NaN) && (bars.laneOf[bar] ?? NaN) < firstLane + lanes,
    )
    const values = {
      project: job.training_project.id,
      user: job.user?.email ?? '',
      instance: job.instance_type.name,
    }
    expect(group?.value).toBe(values[by])
  }
})

it('ends the bar of a job with an unknown status at its last update', () => {
  const unknown = listJobs([aTrainingJob({ current_status: 'TRAINING_JOB_PAUSED' })])
  const bars = barsAt(makeBars({ list: unknown, rows: Uint32Array.of(0), by: 'project' }), now)
  expect(KINDS[bars.kinds[0] ?? NaN]).toBe('unknown')
  expect(bars.ends[0]).toBe(Date.parse('2026-03-02T09:02:30.000Z'))
})

it('extends from the first creation until now if a job is active', () => {
  const bars = barsAt(makeBars({ list, rows, by: 'user' }), now)
  const created = [...rows].map((row) => list.index.numbers('created', now)[row] ?? NaN)
  expect(extentOf(bars)).toEqual({ from: Math.min(...created), until: now })
  expect(extentOf(makeBars({ list, rows: Uint32Array.of(), by: 'user' }))).toBeNull()
})

it('finds no bar for a job without one', () => {
  const bars = barsAt(makeBars({ list, rows, by: 'user' }), now)
  expect(barOfJob(bars, list, list.jobs[0]?.id ?? '')).toBe(-1)
  expect(barOfJob(bars, list, null)).toBe(-1)
})
