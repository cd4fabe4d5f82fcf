import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_COLUMNS } from '#src/view/columns.ts'
import { EXPANDED } from '#src/view/overview.ts'
import { parseView } from '#src/view/url.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { currentView, isSameView, queryOf, withRowsOf } from './sameView.ts'

const view: View = {
  ...DEFAULT_VIEW,
  status: ['TRAINING_JOB_RUNNING', 'TRAINING_JOB_FAILED'],
  gpu: ['H100', 'H200'],
}

/** For each key, a value that changes the view. */
const others: Record<keyof View, Partial<View>> = {
  status: { status: ['TRAINING_JOB_RUNNING'] },
  project: { project: 'p1' },
  job: { job: 'j1' },
  q: { q: 'lora' },
  user: { user: ['ada'] },
  instance: { instance: ['H100:8'] },
  gpu: { gpu: ['H100'] },
  capacity: { capacity: ['Spot'] },
  nodes: { nodes: ['2'] },
  checkpoint: { checkpoint: ['Syncing'] },
  error: { error: ['yes'] },
  fault: { fault: ['Out of memory'] },
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
  created: { created: '24h' },
  ended: { ended: '24h' },
  during: { during: 'last-night' },
  longer: { longer: '6h' },
  sort: { sort: [{ field: 'name', descending: false }] },
  cols: { cols: DEFAULT_COLUMNS.slice(1) },
  density: { density: 'compact' },
  refresh: { refresh: 'off' },
  open: { open: 'j1' },
  tab: { tab: 'logs' },
  full: { full: true },
  log: { log: 'loss' },
  level: { level: ['error'] },
  node: { node: ['n1'] },
  line: { line: '1747224000000000000-bf9cf968' },
  range: { range: '6h' },
  chart: { chart: 1 },
  overview: { overview: EXPANDED },
  wall: { wall: true },
  tz: { tz: 'utc' },
}

describe('isSameView', () => {
  it('ignores only appearance and layout', () => {
    const differ = Object.entries(others).filter(
      ([, part]) => !isSameView(view, { ...view, ...part }),
    )
    const details = ['open', 'tab', 'full', 'log', 'level', 'node', 'line', 'range', 'chart']
    const ignored = [...details, 'refresh', 'cols', 'density', 'overview', 'wall', 'tz']
    expect(differ.map(([name]) => name)).toEqual(
      Object.keys(others).filter((name) => !ignored.includes(name)),
    )
  })

  it.each([
    ['?created=24h', true],
    ['?created=2026-03-01T09:00Z..2026-03-01T17:30Z', true],
    ['?created=today', false],
    ['?ended=yesterday', false],
    ['?during=last-night', false],
  ])('compares %s with the same in UTC: %s', (query, same) => {
    expect(isSameView(parseView(query), parseView(`${query}&tz=utc`))).toBe(same)
  })

  it('compares lists as sets', () => {
    const reversed = { ...view, status: view.status.toReversed(), gpu: view.gpu.toReversed() }
    expect(isSameView(view, reversed)).toBe(true)
  })
})

it('takes over the zone of another view only if a word depends on it', () => {
  const utc = parseView('?tz=utc')
  expect(withRowsOf(utc, parseView('?created=24h')).tz).toBe('utc')
  expect(withRowsOf(utc, parseView('?created=today'))).toMatchObject({ created: 'today', tz: null })
  expect(withRowsOf(parseView(''), parseView('?ended=today&tz=utc'))).toMatchObject({
    ended: 'today',
    tz: 'utc',
  })
})

const saved = (name: string, query: string) => ({ id: name, name, query })

describe('currentView', () => {
  const fast = saved('fast', '?status=running&refresh=5s')
  const slow = saved('slow', '?status=running&refresh=1m')

  it('is the view with the same jobs as the URL, however it is written', () => {
    const views = [saved('all', ''), saved('old', '?status=failed,running&gone=1&sort=banana')]
    expect(currentView(views, parseView('?status=running,failed&open=j1'))?.name).toBe('old')
    expect(currentView(views, parseView('?refresh=off'))?.name).toBe('all')
    expect(currentView(views, parseView('?status=running'))).toBeUndefined()
  })

  it('is the one with the same refresh interval if several display the same jobs', () => {
    expect(currentView([fast, slow], parseView(slow.query))).toBe(slow)
    expect(currentView([fast, slow], parseView('?status=running'))).toBe(fast)
  })

  it('is a view that was just saved', () => {
    const parts = fc.subarray(Object.values(others))
    fc.assert(
      fc.property(parts, (some) => {
        const displayed = some.reduce<View>((sum, part) => ({ ...sum, ...part }), DEFAULT_VIEW)
        const views = [saved('new', queryOf(displayed))]
        expect(currentView(views, displayed)).toBe(views[0])
      }),
    )
  })
})
