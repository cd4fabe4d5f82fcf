import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createOrganization } from '#src/demo/organization.ts'
import { searchJobs } from '#src/demo/search.ts'
import { listJobs, type JobList } from '#src/jobs/columns/jobColumns.ts'
import { countByStatus, projectsOf } from '#src/jobs/counts.ts'
import { changedView } from '#src/testing/changedView.ts'
import { activeFilters } from '#src/view/filtering/activeFilters.ts'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { dependsOnTime, isSpanKey, matchingRows } from '#src/view/filtering/matchingRows.ts'
import { toSearchRequest } from '#src/view/request.ts'
import type { SetView } from '#src/view/useView.tsx'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { columnCommands } from './columnCommands.ts'
import { filterCommands, type FilterContext } from './filterCommands.ts'
import { countingFilters, type FilterCounts } from './filterCounts.ts'
import { findCommands } from './findCommands.ts'
import { presetCommands, savedViewCommands, sortCommands } from './viewCommands.ts'

const now = Date.parse('2026-03-02T12:00:00Z')
const all = createOrganization({ seed: 5, jobs: 120, start: now }).jobsAt(now)
const user = all.find((job) => job.user?.email)?.user?.email ?? ''
const project = all[0]?.training_project.id ?? ''

const list = (view: View) => listJobs(searchJobs(all, toSearchRequest(view)))
const rowsOf = (view: View) => matchingRows(list(view), toClientFilters(view), now)

function countAll(view: View, result: JobList): FilterCounts {
  const clientFilters = toClientFilters(view)
  const viewNow = dependsOnTime(view) ? now : 0
  const steps = countingFilters({
    result,
    fetchedAt: now,
    clientFilters,
    now: viewNow,
    zone: view.tz,
  })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Returns the commands for a view, and a function that runs one and returns the changed view. */
function page(part: Partial<View> = {}, me: string | null = user, counted = true) {
  const view = { ...DEFAULT_VIEW, ...part }
  const setView = vi.fn<SetView>()
  const result = list(view)
  const context: FilterContext = {
    view,
    setView,
    request: toSearchRequest(view),
    counts: countByStatus(result, rowsOf({ ...view, 'not-status': [] })),
    projects: projectsOf(all),
    statuses: new Set(['TRAINING_JOB_PAUSED']),
    result,
    filterCounts: counted ? countAll(view, result) : null,
    me,
  }
  const commands = [...presetCommands(context, new Map(), undefined), ...filterCommands(context)]
  const run = (label: string, current = view) => {
    commands.find((command) => command.label === label)?.run()
    const change = setView.mock.lastCall?.[0]
    return change && changedView(current, change)
  }
  return { view, context, commands, run, setView }
}

const anyView = fc.record({
  status: fc.constantFrom([], ['TRAINING_JOB_RUNNING'], ['TRAINING_JOB_FAILED', 'X']),
  project: fc.constantFrom(null, project),
  gpu: fc.constantFrom([], ['H100'], ['H100', 'B200']),
  user: fc.constantFrom([], [user]),
  'not-status': fc.constantFrom([], ['TRAINING_JOB_RUNNING'], ['TRAINING_JOB_COMPLETED', 'X']),
  'not-project': fc.constantFrom([], [project]),
  'not-gpu': fc.constantFrom([], ['H100']),
  'not-q': fc.constantFrom([], ['lora']),
  created: fc.constantFrom(null, '1h', '24h'),
  longer: fc.constantFrom(null, '6h'),
  q: fc.constantFrom('', 'a'),
})

describe('commands over filters', () => {
  it('count exactly the rows that are displayed with that value alone', () => {
    fc.assert(
      fc.property(anyView, (part) => {
        const { view, commands } = page(part)
        const counted = commands.filter(({ count }) => count !== undefined)
        const keys = new Set(counted.map(({ id }) => id.split(' ')[0]))
        expect([...keys]).toEqual(
          expect.arrayContaining(['status', 'created', 'ended', 'during', 'longer']),
        )
        const rows = counted.map(({ id }) => [id, String(rowsOf(withValue(view, id)).length)])
        expect(counted.map(({ id, count }) => [id, count])).toEqual(rows)
      }),
      { numRuns: 50 },
    )
  })

  it('are checked if they are active, and undo themselves', () => {
    const part = {
      status: ['TRAINING_JOB_RUNNING'],
      gpu: ['H100'],
      user: [user],
      created: '24h',
      longer: '6h',
      project,
    }
    const { commands } = page(part)
    const on = commands.filter(({ checked }) => checked).map(({ label }) => label)
    const name = all[0]?.training_project.name ?? ''
    expect(on).toEqual([
      'Running',
      'Mine',
      'Status: Running',
      'Created: Last 24 hours',
      'Elapsed at least: 6h',
      'Running, elapsed at least 6h',
      `Project: ${name}`,
      `User: ${user}`,
      'GPU type: H100',
    ])
    for (const label of on.slice(1)) {
      const next = page(part).run(label)
      const before = activeFilters({ ...DEFAULT_VIEW, ...part }, () => undefined).length
      const removed = label.startsWith('Running, elapsed at least') ? 2 : 1
      expect(next && activeFilters(next, () => undefined)).toHaveLength(before - removed)
    }
  })

  it('list the values of a field by their counts', () => {
    const { commands } = page()
    for (const field of ['user', 'project', 'instance', 'gpu']) {
      const values = commands.filter(({ id }) => id.startsWith(`${field} `))
      const counts = values.map(({ count }) => Number(count))
      expect(new Set(counts).size).toBeGreaterThan(1)
      expect(counts).toEqual(counts.toSorted((a, b) => b - a))
      const excluded = commands.filter(({ id }) => id.startsWith(`not-${field} `))
      expect(excluded.map(({ id }) => id)).toEqual(values.map(({ id }) => `not-${id}`))
    }
  })

  it('display error types without their masks, and match with and without them', () => {
    const { commands } = page({ fault: ['No capacity: # of # nodes'] })
    const found = (text: string) => findCommands(commands, text).groups[0]?.items[0]?.label
    const label = 'Error type: No capacity: … of … nodes'
    expect(found('no capacity')).toBe(label)
    expect(found('No capacity: # of # nodes')).toBe(label)
    expect(commands.map((command) => command.label)).toContain(
      'Exclude Error type: No capacity: … of … nodes',
    )
  })

  it('add a value to the active ones', () => {
    expect(page({ gpu: ['H100'] }).run('GPU type: B200')?.gpu).toEqual(['H100', 'B200'])
    expect(page({ status: ['X'] }).run('Status: Failed')?.status).toEqual([
      'X',
      'TRAINING_JOB_FAILED',
    ])
  })

  it('exclude each value, and undo that', () => {
    expect(page().run('Exclude Status: Failed')).toEqual({
      ...DEFAULT_VIEW,
      'not-status': ['TRAINING_JOB_FAILED'],
    })
    expect(page().run('Exclude Status: PAUSED')?.['not-status']).toEqual(['TRAINING_JOB_PAUSED'])
    const name = all[0]?.training_project.name ?? ''
    expect(page({ project }).run(`Exclude Project: ${name}`)).toEqual({
      ...DEFAULT_VIEW,
      'not-project': [project],
    })
    const excluding = page({ 'not-user': [user], 'not-gpu': ['H100'] })
    const on = excluding.commands.filter(({ checked }) => checked).map(({ label }) => label)
    expect(on).toEqual(['All', `Exclude User: ${user}`, 'Exclude GPU type: H100'])
    expect(excluding.run('Exclude GPU type: H100')?.['not-gpu']).toEqual([])
    // Filtering by an excluded value removes its exclusion.
    expect(excluding.run('GPU type: H100')).toMatchObject({ gpu: ['H100'], 'not-gpu': [] })
    expect(excluding.run('Mine')).toMatchObject({ user: [user], 'not-user': [] })
  })

  it('set status and elapsed time at once for long-running jobs', () => {
    const { commands, run } = page({ gpu: ['H100'], status: ['TRAINING_JOB_PENDING'] })
    // The result has no running jobs to count.
    const [command] = commands.filter(({ label }) => label === 'Running, elapsed at least 1d')
    expect(command?.count).toBeUndefined()
    expect(run('Running, elapsed at least 1d')).toEqual({
      ...DEFAULT_VIEW,
      gpu: ['H100'],
      status: ['TRAINING_JOB_RUNNING'],
      longer: '1d',
    })
    const counts = page({}).commands.filter(({ id }) => id.startsWith('running '))
    const hours = [1, 6, 24, 72]
    expect(counts.map(({ label, count }) => [label, Number(count)])).toEqual(
      ['1h', '6h', '1d', '3d'].map((span, index) => [
        `Running, elapsed at least ${span}`,
        all.filter(
          (job) =>
            job.current_status === 'TRAINING_JOB_RUNNING' &&
            now - Date.parse(job.created_at) >= (hours[index] ?? 0) * 3_600_000,
        ).length,
      ]),
    )
  })

  it('clear all filters if any is active', () => {
    expect(page({ refresh: 'off' }).commands.map(({ label }) => label)).not.toContain(
      'Clear all filters',
    )
    const next = page({ gpu: ['H100'], q: 'a', refresh: 'off' }).run('Clear all filters')
    expect(next).toEqual({ ...DEFAULT_VIEW, refresh: 'off' })
  })

  it('filter by the current user, or start to select one', () => {
    expect(page({}).run('Mine')?.user).toEqual([user])
    const { commands, run } = page({}, null)
    expect(commands.filter(({ label }) => /Mine|my user/.test(label))).toMatchObject([
      { label: 'Mine', hint: 'Choose your user', prefill: 'I am ' },
    ])
    expect(run('Mine')).toBeUndefined()
  })

  it('never list a change of the current user first', () => {
    const emails = [...new Set(all.flatMap((job) => job.user?.email ?? []))]
    expect(emails.length).toBeGreaterThan(2)
    for (const me of [null, emails[0] ?? null]) {
      const { commands } = page({}, me)
      for (const email of emails) {
        for (const text of [email, email.split('@')[0] ?? '']) {
          const [first] = findCommands(commands, text).groups[0]?.items ?? []
          expect(first?.group).toBe('Filters')
          expect(first?.label).toMatch(/^(User: |Mine$)/)
        }
      }
    }
  })

  it.each([
    ['h100', 'GPU type: H100'],
    ['waiting', 'Waiting jobs'],
    ['stuck', 'Waiting jobs'],
    ['crashed', 'Failed'],
    ['dead', 'Failed'],
    ['broken', 'Failed'],
    ['failed jobs', 'Failed'],
    ['canceled', 'Status: Stopped'],
    ['done', 'Status: Completed'],
    ['evicted', 'Status: Preempted'],
    ['last night', 'Ended: Last night'],
    ['everything', 'All'],
    ['my jobs', 'Mine'],
    ['me', 'Mine'],
    ['running', 'Running'],
    ['long running', 'Running, elapsed at least 1h'],
    ['running longer', 'Running, elapsed at least 1h'],
    ['longer than 1d', 'Running, elapsed at least 1d'],
    ['longer 6h', 'Running, elapsed at least 6h'],
    ['elapsed 6h', 'Elapsed at least: 6h'],
    ['running longer than 1d', 'Running, elapsed at least 1d'],
  ])('for %j list %j first', (text, label) => {
    const [group] = findCommands(page().commands, text).groups
    expect(group?.items[0]?.label).toBe(label)
  })

  it('for oom list the error type first', () => {
    const types = new Map([
      ['ValueError: bad shape', 9],
      ['torch.OutOfMemoryError: CUDA out of memory', 2],
    ])
    const { context } = page()
    const filterCounts = { ...countAll(context.view, list(context.view)), facets: { fault: types } }
    const commands = filterCommands({ ...context, filterCounts })
    expect(findCommands(commands, 'oom').groups[0]?.items[0]?.label).toBe(
      'Error type: torch.OutOfMemoryError: CUDA out of memory',
    )
  })

  it('filter by all waiting statuses at once', () => {
    const waiting = ['TRAINING_JOB_PENDING', 'TRAINING_JOB_QUEUED']
    expect(page().run('Waiting jobs')?.status).toEqual(waiting)
    expect(page({ 'not-status': waiting }).run('Waiting jobs')).toMatchObject({
      status: waiting,
      'not-status': [],
    })
    expect(page({ status: waiting }).run('Waiting jobs')).toEqual(DEFAULT_VIEW)
  })

  it('have no count if the result doesn’t contain all of their jobs', () => {
    const { commands } = page({ status: ['TRAINING_JOB_RUNNING'], project })
    const counted = commands.filter(({ count }) => count !== undefined).map(({ id }) => id)
    expect(counted.filter((id) => id.startsWith('status'))).toEqual(['status TRAINING_JOB_RUNNING'])
    expect(counted.filter((id) => id.startsWith('project'))).toEqual([`project ${project}`])
    expect(counted.filter((id) => id.startsWith('preset'))).toEqual(['preset Running'])
  })

  it('list only active values, without a count, until rows are counted', () => {
    const { commands } = page({ gpu: ['H100'] }, user, false)
    const values = commands.filter(({ label }) => /^(GPU type|User|Error|Created):/.test(label))
    expect(values.map(({ label, count }) => [label, count])).toEqual([
      ...[
        'Last hour',
        'Last 24 hours',
        'Last 7 days',
        'Last 30 days',
        'Today',
        'Yesterday',
        'Last night',
      ].map((range) => [`Created: ${range}`, undefined]),
      ['GPU type: H100', undefined],
    ])
  })

  it.each([
    ['created last hour', 'Created: Last hour'],
    ['created 24 hours', 'Created: Last 24 hours'],
    ['created last 24h', 'Created: Last 24 hours'],
    ['ended last night', 'Ended: Last night (UTC)'],
    ['ended 18:00', 'Ended: Last night (UTC)'],
    ['ended today', 'Ended: Today (UTC)'],
  ])('for %s list the range first, labeled as in the time filter', (text, label) => {
    const { groups } = findCommands(page({ tz: 'utc' }).commands, text)
    expect(groups[0]?.items[0]?.label).toBe(label)
  })

  it('change the view that is current when they run', () => {
    const { run } = page()
    const later = { ...DEFAULT_VIEW, user: ['x'], gpu: ['A100'], open: 'job1' }
    const running = ['TRAINING_JOB_RUNNING']
    expect(run('GPU type: H100', later)).toEqual({ ...later, gpu: ['A100', 'H100'] })
    expect(run('Exclude GPU type: H100', later)).toEqual({ ...later, 'not-gpu': ['H100'] })
    expect(run('Mine', later)).toEqual({ ...later, user: [user] })
    expect(run('Status: Running', later)).toEqual({ ...later, status: running })
    expect(run('Running', later)).toEqual({ ...later, status: running })
    expect(run('Created: Last 24 hours', later)).toEqual({ ...later, created: '24h' })
    expect(run('Running, elapsed at least 6h', later)).toEqual({
      ...later,
      status: running,
      longer: '6h',
    })
  })

  it('have unique IDs', () => {
    const ids = page().commands.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

function withValue(view: View, id: string): View {
  const [key = '', ...words] = id.split(' ')
  const value = words.join(' ')
  if (key === 'running') {
    return { ...view, status: ['TRAINING_JOB_RUNNING'], 'not-status': [], longer: value }
  }
  if (key === 'waiting') {
    return { ...view, status: ['TRAINING_JOB_PENDING', 'TRAINING_JOB_QUEUED'], 'not-status': [] }
  }
  if (key === 'preset') {
    return { ...view, status: page().run(value)?.status ?? [], 'not-status': [] }
  }
  const isOne = key === 'project' || isSpanKey(key)
  const exclusions = Object.entries(view).flatMap(([name, values]: [string, unknown]) =>
    name === `not-${key}` && Array.isArray(values)
      ? [[name, values.filter((other) => other !== value)] as const]
      : [],
  )
  return {
    ...view,
    [key]: isOne ? value : [value],
    ...Object.fromEntries(exclusions),
  }
}

it('opens a saved view as it was saved, in the time zone of the page, without an open job', () => {
  const setView = vi.fn<SetView>()
  const saved = [{ id: '1', name: 'My H100s', query: '?gpu=H100&refresh=off' }]
  for (const tz of [null, 'utc'] as const) {
    const view = { ...DEFAULT_VIEW, open: 'job1', tz }
    const [command] = savedViewCommands(saved, saved[0], { view, setView })
    command?.run()
    expect(command).toMatchObject({ label: 'My H100s', checked: true })
    expect(setView).toHaveBeenLastCalledWith({
      ...DEFAULT_VIEW,
      gpu: ['H100'],
      refresh: 'off',
      tz,
    })
  }
})

it('sorts by every column in both directions', () => {
  const setView = vi.fn<SetView>()
  const commands = sortCommands({ view: DEFAULT_VIEW, setView })
  expect(commands.filter(({ checked }) => checked).map(({ label }) => label)).toEqual([
    'Sort by Created, descending',
  ])
  commands.find(({ label }) => label === 'Sort by Elapsed, ascending')?.run()
  expect(setView).toHaveBeenLastCalledWith({ sort: [{ field: 'elapsed', descending: false }] })
})

it('labels sort commands with column titles, and also finds them by field names', () => {
  const status = ['TRAINING_JOB_FAILED']
  const commands = sortCommands({ view: { ...DEFAULT_VIEW, status }, setView: vi.fn<SetView>() })
  const found = (id: string) => commands.find((command) => command.id === `sort ${id} ascending`)
  expect(found('updated')).toMatchObject({
    label: 'Sort by Ended, ascending',
    keywords: 'order Updated',
  })
  expect(found('instance')).toMatchObject({
    label: 'Sort by Hardware, ascending',
    keywords: 'order Instance type',
  })
})

it('shows, hides and resets columns, and makes rows compact', () => {
  const run = (label: string, view = DEFAULT_VIEW) => {
    columnCommands({ view, setView })
      .find((command) => command.label === label)
      ?.run()
    const [change = {}, how] = setView.mock.lastCall ?? []
    expect(how).toBe('replace')
    return changedView(view, change)
  }
  const setView = vi.fn<SetView>()
  const withGpu = run('Column GPU type')
  expect(withGpu.cols?.map(({ key }) => key)).toContain('gpu')
  expect(run('Column GPU type', withGpu)).toEqual(DEFAULT_VIEW)
  expect(run('Reset columns to default', withGpu)).toEqual(DEFAULT_VIEW)
  expect(run('Compact rows')).toEqual({ ...DEFAULT_VIEW, density: 'compact' })
})
