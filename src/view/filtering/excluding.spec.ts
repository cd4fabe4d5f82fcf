import { describe, expect, it } from 'vitest'
import { statusesOf } from '#src/contract/statuses.ts'
import { excludedParts } from '#src/notices/excludedParts.ts'
import { reasonFor } from '#src/notices/IgnoredNotice.tsx'
import { curlOfView } from '#src/view/curl.ts'
import { ignoredParameters } from '#src/view/ignored.ts'
import { isPresetView, PRESETS, withPreset } from '#src/view/presets.ts'
import { parseView, printView } from '#src/view/url.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { activeFilters } from './activeFilters.ts'
import { toggleExcluded, withValues } from './excluding.ts'
import type { ValueFilter } from './exclusions.ts'

describe('a value is excluded or included, not both', () => {
  it.each<[string, ValueFilter, string, string]>([
    ['', 'user', 'ada', '?not-user=ada'],
    ['?user=ada,bob', 'user', 'ada', '?user=bob&not-user=ada'],
    ['?user=ada', 'user', 'ada', '?not-user=ada'],
    ['?not-user=ada,bob', 'user', 'ada', '?not-user=bob'],
    ['?project=p1', 'project', 'p1', '?not-project=p1'],
    ['?project=p1', 'project', 'p2', '?project=p1&not-project=p2'],
    ['', 'status', 'TRAINING_JOB_EVICTED', '?not-status=TRAINING_JOB_EVICTED'],
    [
      '?status=running,failed',
      'status',
      'TRAINING_JOB_FAILED',
      '?status=running&not-status=failed',
    ],
  ])('%s with %s %s toggled is %s', (query, key, value, next) => {
    expect(printView(toggleExcluded(parseView(query), key, value))).toBe(next)
  })

  it.each<[string, ValueFilter, string[], string]>([
    ['?not-user=ada,bob', 'user', ['ada'], '?user=ada&not-user=bob'],
    ['?not-project=p1', 'project', ['p1'], '?project=p1'],
    ['?not-status=failed', 'status', [], '?not-status=failed'],
  ])('%s with %s set to %s is %s', (query, key, values, next) => {
    expect(printView(withValues(parseView(query), key, values))).toBe(next)
  })

  it('clears excluded statuses with a preset', () => {
    const view = parseView('?not-status=failed&not-user=ada')
    for (const preset of PRESETS) {
      expect(isPresetView(view, preset)).toBe(false)
      expect(withPreset(view, preset)).toMatchObject({ 'not-status': [], 'not-user': ['ada'] })
    }
  })
})

describe('the URL', () => {
  it.each<[string, Partial<View>]>([
    [
      'not-status=running,ended',
      { 'not-status': ['TRAINING_JOB_RUNNING', ...statusesOf('ended')] },
    ],
    ['not-status=TRAINING_JOB_PAUSED', { 'not-status': ['TRAINING_JOB_PAUSED'] }],
    ['not-user=none,a%252cb', { 'not-user': ['', 'a,b'] }],
    ['not-q=smoke,out+of+memory', { 'not-q': ['smoke', 'out of memory'] }],
    ['not-q=a%252cb,none,100%2525', { 'not-q': ['a,b', 'none', '100%'] }],
    ['not-project=p1,p2', { 'not-project': ['p1', 'p2'] }],
    ['not-capacity=SPOT', { 'not-capacity': ['Spot'] }],
    ['q=-smoke', { q: '-smoke' }],
  ])('reads %s', (query, part) => {
    const view = parseView(`?${query}`)
    expect(view).toEqual({ ...DEFAULT_VIEW, ...part })
    expect(parseView(printView(view))).toEqual(view)
    expect(ignoredParameters(`?${query}`)).toEqual([])
  })

  it.each([
    ['?not-nodes=many,2', 'many', 'not a number of nodes'],
    ['?not-status=%00', '\0', 'not a status'],
    [`?not-q=${'x'.repeat(201)}`, 'x'.repeat(201), 'use 1 to 200 characters'],
  ])('explains why a part of %s is ignored', (query, value, reason) => {
    const ignored = ignoredParameters(query)
    expect(ignored).toMatchObject([{ value }])
    expect(ignored.map(reasonFor)).toEqual([reason])
  })

  it.each([
    ['?user=ada,bob&not-user=ada', ['user=ada', 'not-user=ada']],
    ['?status=running&not-status=active', ['status=running', 'not-status=active']],
    [
      '?status=TRAINING_JOB_PAUSED&not-status=failed,TRAINING_JOB_PAUSED',
      ['status=TRAINING_JOB_PAUSED', 'not-status=TRAINING_JOB_PAUSED'],
    ],
    ['?project=p1&not-project=p2,p1', ['project=p1', 'not-project=p1']],
    ['?capacity=Spot&not-capacity=SPOT', ['capacity=Spot', 'not-capacity=SPOT']],
    ['?q=Smoke+lora&not-q=smo', ['q=Smoke', 'not-q=smo']],
    ['?q=smoke+test&not-q=Smoke+test', ['q=smoke test', 'not-q=Smoke test']],
    ['?user=none&not-user=none', ['user=none', 'not-user=none']],
  ])('reports the conflict in %s', (query, [part, by]) => {
    expect(excludedParts(query)).toEqual([{ part, by }])
  })

  it.each([
    '?status=ended&not-status=stopped',
    '?q=smoke&not-q=lora',
    // A job can have both words, but not next to each other.
    '?q=big+smoke+test&not-q=smoke+test',
    '?q=smoke&not-q=%C2%B4',
    '?not-user=ada',
    '?user=%00',
  ])('reports no conflict in %s', (query) => {
    expect(excludedParts(query)).toEqual([])
  })
})

it('has a chip for each exclusion, which removes it', () => {
  const view = parseView(
    '?not-status=failed,TRAINING_JOB_PAUSED&not-project=p1,p2&not-q=smoke,out+of+memory&not-user=ada,none',
  )
  const chips = activeFilters(view, (id) => (id === 'p1' ? 'llama' : undefined))
  expect(chips.map(({ name, value }) => [name, value])).toEqual([
    ['Status', 'not Failed or PAUSED'],
    ['Project', 'not llama or p2'],
    ['Text', 'not smoke or out of memory'],
    ['User', 'not ada or No user'],
  ])
  expect(new Set(chips.map(({ key }) => key)).size).toBe(chips.length)
  expect(printView({ ...view, ...chips[0]?.without })).toBe(
    '?not-project=p1,p2&not-q=smoke,out+of+memory&not-user=ada,none',
  )
  let rest = view
  for (const _ of chips) {
    rest = { ...rest, ...activeFilters(rest, () => undefined)[0]?.without }
  }
  expect(rest).toEqual(DEFAULT_VIEW)
  const ended = { ...DEFAULT_VIEW, 'not-status': statusesOf('ended') }
  const [group] = activeFilters(ended, () => undefined)
  expect(group?.value).toBe('not Ended')
  expect({ ...ended, ...group?.without }).toEqual(DEFAULT_VIEW)
})

const firstLine = (query: string) =>
  curlOfView(parseView(query), 'https://api.example').split('\n')[0]

it('names the client filters in the curl command', () => {
  expect(firstLine('?status=running&project=p1&job=j1&sort=name')).toMatch(/^curl /)
  expect(firstLine('?gpu=H100&created=24h')).toBe(
    ": 'Filters not applied: GPU type: H100; Created: last 24h'",
  )
  expect(firstLine("?not-q=it's&not-status=failed")).toBe(
    String.raw`: 'Filters not applied: Status: not Failed; Text: not it'\''s'`,
  )
})
