import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statusesOf } from '../contract/statuses.ts'
import { FIELD_KEYS } from '../jobs/fields.ts'
import { ignoredParameters } from './ignored.ts'
import { isId, parseView, printView } from './url.ts'
import { DEFAULT_VIEW, REFRESHES, type View } from './view.ts'

const anyId = fc.string({ unit: 'grapheme', maxLength: 60 }).filter(isId)
const anyStatus = fc.oneof(
  fc.constantFrom(
    ...statusesOf('active'),
    ...statusesOf('ended'),
    'active',
    'running',
    'Ended',
    '%61',
    ',',
  ),
  anyId,
)

const anyView: fc.Arbitrary<View> = fc.record({
  status: fc.uniqueArray(anyStatus, { maxLength: 6 }),
  project: fc.option(anyId),
  job: fc.option(anyId),
  sort: fc.record({ field: fc.constantFrom(...FIELD_KEYS), descending: fc.boolean() }),
  refresh: fc.constantFrom(...REFRESHES),
})

const asSet = (view: View) => ({ ...view, status: [...view.status].sort() })

describe('the URL and the view', () => {
  it('come back from each other', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(asSet(parseView(printView(view)))).toEqual(asSet(view))
      }),
    )
  })

  it('ignore nothing of an address the dashboard itself printed', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(ignoredParameters(printView(view))).toEqual([])
      }),
    )
  })

  it('survive any text as an address', () => {
    const parameter = fc.constantFrom('status', 'project', 'job', 'sort', 'refresh')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), parameter, (text, name) => {
        for (const search of [
          text,
          `?${text}`,
          `?${name}=${text}`,
          `?${name}=${encodeURIComponent(text.toWellFormed())}`,
        ]) {
          const view = parseView(search)
          expect(asSet(parseView(printView(view)))).toEqual(asSet(view))
          ignoredParameters(search)
        }
      }),
    )
  })
})

describe('parseView', () => {
  it('is the default view without parameters', () => {
    expect(parseView('')).toEqual(DEFAULT_VIEW)
    expect(printView(DEFAULT_VIEW)).toBe('')
  })

  it.each([
    ['running,failed', ['TRAINING_JOB_RUNNING', 'TRAINING_JOB_FAILED']],
    ['TRAINING_JOB_DEPLOY_FAILED', ['TRAINING_JOB_DEPLOY_FAILED']],
    ['Deploy_Failed', ['TRAINING_JOB_DEPLOY_FAILED']],
    ['running,TRAINING_JOB_RUNNING', ['TRAINING_JOB_RUNNING']],
    ['TRAINING_JOB_PAUSED,running', ['TRAINING_JOB_PAUSED', 'TRAINING_JOB_RUNNING']],
    ['active', statusesOf('active')],
    ['ended,running', [...statusesOf('ended'), 'TRAINING_JOB_RUNNING']],
    [' running , ', ['TRAINING_JOB_RUNNING']],
    [',', []],
  ])('reads status=%s', (text, statuses) => {
    expect(parseView(`?status=${text}`).status).toEqual(statuses)
  })

  it('prints known statuses as short words and a whole group as its name', () => {
    const view = { ...DEFAULT_VIEW, status: ['TRAINING_JOB_RUNNING', 'TRAINING_JOB_PAUSED'] }
    expect(printView(view)).toBe('?status=running,TRAINING_JOB_PAUSED')
    expect(printView({ ...DEFAULT_VIEW, status: statusesOf('active').reverse() })).toBe(
      '?status=active',
    )
  })

  it.each([
    ['sort=-elapsed', { sort: { field: 'elapsed', descending: true } }],
    ['sort=created', { sort: { field: 'created', descending: false } }],
    ['refresh=off', { refresh: 'off' }],
    ['project=%20p1%20', { project: 'p1' }],
  ])('reads %s', (search, part) => {
    expect(parseView(`?${search}`)).toEqual({ ...DEFAULT_VIEW, ...part })
  })
})

describe('ignoredParameters', () => {
  it.each([
    ['sort=banana', 'there is no such column'],
    ['refresh=7s', 'it must be one of off, 5s, 10s, 30s, 1m, auto'],
    ['project=%00', 'it cannot be a project ID'],
    [`job=${'x'.repeat(201)}`, 'it cannot be a job ID'],
    ['stauts=running', 'there is no such parameter'],
    ['status=%00', 'it cannot be a status'],
  ])('names %s', (search, reason) => {
    const [name, value] = [...new URLSearchParams(search)][0] ?? []
    expect(ignoredParameters(`?${search}`)).toEqual([{ name, value, reason }])
  })

  it('names the one word of several that means nothing', () => {
    expect(ignoredParameters('?status=running,%00,failed')).toMatchObject([{ value: '\0' }])
  })

  it('names the second of two', () => {
    expect(ignoredParameters('?job=a&job=b')).toEqual([
      { name: 'job', value: 'b', reason: 'it stands in the address twice; the first one counts' },
    ])
  })

  it('takes an empty value for no value', () => {
    expect(ignoredParameters('?status=&project=')).toEqual([])
  })
})
