import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { STAGES, statusesOf } from '#src/contract/statuses.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { drillToQueue, drillToQueueOf } from '#src/overview/drillDown.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { anyView } from '#src/testing/viewArbitraries.ts'
import { COLLAPSED } from '#src/view/overview.ts'
import { DEFAULT_VIEW, NEWEST_FIRST, OLDEST_FIRST, type View } from '#src/view/view.ts'
import { toClientFilters } from './clientFilters.ts'
import {
  hiddenStatuses,
  hidesAll,
  hidesSome,
  showsAllUsing,
  showsAllWaiting,
  withStatuses,
} from './hiddenStatuses.ts'
import { matchingRows } from './matchingRows.ts'

/** For each key of the view, a value that hides waiting jobs; `null` if none can. */
const hiding: Readonly<Record<keyof View, Partial<View> | null>> = {
  status: { status: ['TRAINING_JOB_PENDING'] },
  project: { project: 'p1' },
  job: { job: 'j1' },
  q: { q: 'lora' },
  user: { user: ['ada'] },
  instance: { instance: ['H100:8'] },
  gpu: { gpu: ['H100'] },
  capacity: { capacity: ['Spot'] },
  nodes: { nodes: ['2'] },
  checkpoint: { checkpoint: [''] },
  error: { error: [''] },
  fault: { fault: [''] },
  'not-status': { 'not-status': ['TRAINING_JOB_PENDING'] },
  'not-project': { 'not-project': ['p1'] },
  'not-q': { 'not-q': ['smoke'] },
  'not-user': { 'not-user': ['ada'] },
  'not-instance': { 'not-instance': ['H100:8'] },
  'not-gpu': { 'not-gpu': ['H100'] },
  'not-capacity': { 'not-capacity': ['Spot'] },
  'not-nodes': { 'not-nodes': ['2'] },
  'not-checkpoint': { 'not-checkpoint': [''] },
  'not-error': { 'not-error': [''] },
  'not-fault': { 'not-fault': [''] },
  created: { created: '30d' },
  ended: { ended: '30d' },
  during: { during: 'today' },
  longer: { longer: '1h' },
  sort: null,
  cols: null,
  density: null,
  refresh: null,
  open: null,
  tab: null,
  full: null,
  log: null,
  level: null,
  node: null,
  line: null,
  range: null,
  chart: null,
  overview: null,
  wall: null,
  tz: null,
}

it('hides waiting jobs with any filter but one that includes all of their statuses', () => {
  for (const part of Object.values(hiding)) {
    if (part) expect([part, showsAllWaiting({ ...DEFAULT_VIEW, ...part })]).toEqual([part, false])
  }
  expect(showsAllWaiting({ ...DEFAULT_VIEW, status: statusesOf('ended') })).toBe(false)
  expect(showsAllWaiting(drillToQueueOf(DEFAULT_VIEW, 'H100'))).toBe(false)
})

it('hides no waiting jobs without such a filter', () => {
  const views: readonly Partial<View>[] = [
    {},
    { status: statusesOf('active') },
    { sort: OLDEST_FIRST, open: 'j1', refresh: 'off', density: 'compact' },
    { overview: { ...COLLAPSED, parts: ['queue'] }, wall: true, sort: NEWEST_FIRST },
    drillToQueue(DEFAULT_VIEW),
    { 'not-status': ['TRAINING_JOB_FAILED', 'TRAINING_JOB_PAUSED'] },
  ]
  for (const part of views) expect(showsAllWaiting({ ...DEFAULT_VIEW, ...part })).toBe(true)
})

const shows = (part: Partial<View>) => showsAllUsing({ ...DEFAULT_VIEW, ...part })

it('shows all jobs that use GPUs unless a filter can hide running or deploying ones', () => {
  const { status: _, 'not-status': __, ...others } = hiding
  for (const part of Object.values(others)) {
    if (part) expect([part, shows(part)]).toEqual([part, false])
  }
  expect(shows({})).toBe(true)
  expect(shows({ status: statusesOf('active') })).toBe(true)
  expect(shows({ status: [...statusesOf('running'), ...statusesOf('deploying')] })).toBe(true)
  expect(shows({ 'not-status': statusesOf('waiting') })).toBe(true)
  expect(shows({ status: statusesOf('running') })).toBe(false)
  expect(shows({ 'not-status': statusesOf('deploying') })).toBe(false)
})

const PENDING = 'TRAINING_JOB_PENDING'
const QUEUED = 'TRAINING_JOB_QUEUED'
const RUNNING = 'TRAINING_JOB_RUNNING'

it.each<[filters: Partial<View>, hidden: string[], widened: Partial<View>]>([
  [{}, [], { status: [], 'not-status': [] }],
  [{ status: [RUNNING] }, [PENDING, QUEUED], { status: [RUNNING, PENDING, QUEUED] }],
  [{ status: [QUEUED, RUNNING] }, [PENDING], { status: [QUEUED, RUNNING, PENDING] }],
  [{ 'not-status': [RUNNING, PENDING] }, [PENDING], { 'not-status': [RUNNING] }],
  [
    { status: [RUNNING, QUEUED], 'not-status': [QUEUED] },
    [PENDING, QUEUED],
    { status: [RUNNING, QUEUED, PENDING], 'not-status': [] },
  ],
  // Only ended jobs match a range of `ended`.
  [{ ended: '24h' }, [PENDING, QUEUED], { ended: null }],
  [
    { ended: '24h', status: [QUEUED] },
    [PENDING, QUEUED],
    { ended: null, status: [QUEUED, PENDING] },
  ],
  // Other filters don't matter.
  [{ user: ['ada'], gpu: ['H100'] }, [], { user: ['ada'], gpu: ['H100'] }],
])('%j hides waiting jobs in %j', (filters, hidden, widened) => {
  const view = { ...DEFAULT_VIEW, ...filters }
  expect(hiddenStatuses(view, 'waiting')).toEqual(hidden)
  expect({ ...view, ...withStatuses(view, hidden) }).toEqual({ ...view, ...widened })
})

it('distinguishes fully and partly hidden groups', () => {
  const view = { ...DEFAULT_VIEW, status: ['TRAINING_JOB_DEPLOY_FAILED'] }
  expect([hidesSome(view, 'failed'), hidesAll(view, 'failed')]).toEqual([true, false])
  expect([hidesSome(view, 'running'), hidesAll(view, 'running')]).toEqual([true, true])
  const ended = { ...DEFAULT_VIEW, ended: 'today' }
  expect([hidesSome(ended, 'active'), hidesAll(ended, 'active')]).toEqual([true, true])
  expect([hidesSome(ended, 'ended'), hidesAll(ended, 'ended')]).toEqual([false, false])
})

it('keeps the range of ended when it displays statuses of ended jobs', () => {
  const view = { ...DEFAULT_VIEW, status: ['TRAINING_JOB_FAILED'], ended: '24h' }
  expect(withStatuses(view, hiddenStatuses(view, 'failed')).ended).toBe('24h')
})

const UPDATED = '2026-03-02T10:00:00.000Z'

/** Whether jobs in a status match a view's filters by status and end. */
function isIn(view: View, status: string): boolean {
  const list = listJobs([aTrainingJob({ current_status: status, updated_at: UPDATED })])
  const isRequested = view.status.length === 0 || view.status.includes(status)
  const { 'not-status': excluded, ended } = view
  const clientFilters = toClientFilters({ ...DEFAULT_VIEW, 'not-status': excluded, ended })
  return isRequested && matchingRows(list, clientFilters, Date.parse(UPDATED)).length === 1
}

it('adds the given statuses to a view without removing any job', () => {
  const anyStatus = fc.constantFrom(...statusesOf('active'), ...statusesOf('ended'), 'NEW')
  const anyStatuses = fc.record({
    status: fc.uniqueArray(anyStatus, { maxLength: 3 }),
    'not-status': fc.uniqueArray(anyStatus, { maxLength: 3 }),
    ended: fc.constantFrom(null, '24h'),
  })
  const all = [...statusesOf('active'), ...statusesOf('ended'), 'NEW']
  fc.assert(
    fc.property(anyView, anyStatuses, fc.constantFrom(...STAGES), (other, statuses, stage) => {
      const view = { ...other, ...statuses }
      const hidden = hiddenStatuses(view, stage)
      expect(hidden).toEqual(statusesOf(stage).filter((status) => !isIn(view, status)))
      const widened = { ...view, ...withStatuses(view, hidden) }
      expect(hiddenStatuses(widened, stage)).toEqual([])
      for (const status of all) {
        // If the range of `ended` is removed, unknown statuses match, too.
        const isDisplayed = view.ended !== widened.ended && isIn({ ...view, ended: null }, status)
        expect(isIn(widened, status)).toBe(
          isIn(view, status) || hidden.includes(status) || isDisplayed,
        )
      }
    }),
  )
})
