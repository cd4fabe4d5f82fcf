import { expect, it } from 'vitest'
import { statusesOf } from '#src/contract/statuses.ts'
import { FOLDED } from '#src/view/overview.ts'
import { pickQueue, pickQueueOf } from '#src/overview/drillDown.ts'
import { DEFAULT_VIEW, NEWEST_FIRST, OLDEST_FIRST, type View } from '#src/view/view.ts'
import { showsAllWaiting } from './waiting.ts'

/** For each part of the view, a value that hides waiting jobs, or null where none can. */
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
  overview: null,
  wall: null,
  tz: null,
}

it('any filter hides waiting jobs but one for statuses that holds all of theirs', () => {
  for (const part of Object.values(hiding)) {
    if (part) expect([part, showsAllWaiting({ ...DEFAULT_VIEW, ...part })]).toEqual([part, false])
  }
  expect(showsAllWaiting({ ...DEFAULT_VIEW, status: statusesOf('ended') })).toBe(false)
  expect(showsAllWaiting(pickQueueOf(DEFAULT_VIEW, 'H100'))).toBe(false)
})

it('nothing else does', () => {
  const views: readonly Partial<View>[] = [
    {},
    { status: statusesOf('active') },
    { sort: OLDEST_FIRST, open: 'j1', refresh: 'off', density: 'compact' },
    { overview: { ...FOLDED, parts: ['queue'] }, wall: true, sort: NEWEST_FIRST },
    pickQueue(DEFAULT_VIEW),
    { 'not-status': ['TRAINING_JOB_FAILED', 'TRAINING_JOB_PAUSED'] },
  ]
  for (const part of views) expect(showsAllWaiting({ ...DEFAULT_VIEW, ...part })).toBe(true)
})
