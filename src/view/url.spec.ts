import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { statusesOf } from '#src/contract/statuses.ts'
import { reasonFor } from '#src/notices/IgnoredNotice.tsx'
import { anyView } from '#src/testing/viewArbitraries.ts'
import { ignoredParameters } from './ignored.ts'
import { parseView, printView, toQuery, viewParsers } from './url.ts'
import { DEFAULT_VIEW, type View } from './view.ts'

const asSet = (view: View) => ({ ...view, status: [...view.status].sort() })

describe('the URL and the view', () => {
  it('convert to each other without loss', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(asSet(parseView(printView(view)))).toEqual(asSet(view))
      }),
    )
  })

  it('ignore nothing in a URL from the dashboard', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(ignoredParameters(printView(view))).toEqual([])
      }),
    )
  })

  it('accept any text as a URL', () => {
    const parameter = fc.constantFrom(...Object.keys(viewParsers))
    const anyUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit))
    const anyText = fc.oneof(fc.string(), fc.string({ unit: anyUnit }))
    fc.assert(
      fc.property(anyText, parameter, (text, name) => {
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

  it('prints known statuses as short words, and a whole group as its name', () => {
    const view = { ...DEFAULT_VIEW, status: ['TRAINING_JOB_RUNNING', 'TRAINING_JOB_PAUSED'] }
    expect(printView(view)).toBe('?status=running,TRAINING_JOB_PAUSED')
    expect(printView({ ...DEFAULT_VIEW, status: statusesOf('active').reverse() })).toBe(
      '?status=active',
    )
  })

  it.each([
    ['sort=-elapsed', { sort: [{ field: 'elapsed', descending: true }] }],
    ['sort=created', { sort: [{ field: 'created', descending: false }] }],
    [
      'sort=-gpus,banana,name,gpus',
      {
        sort: [
          { field: 'gpus', descending: true },
          { field: 'name', descending: false },
        ],
      },
    ],
    [
      'cols=gpus.9,name.pin.240,banana,gpus',
      {
        cols: [
          { key: 'name', width: 240, pinned: true },
          { key: 'gpus', width: 48, pinned: false },
        ],
      },
    ],
    ['density=compact', { density: 'compact' }],
    ['refresh=off', { refresh: 'off' }],
    ['project=%20p1%20', { project: 'p1' }],
    ['q=LoRA+r64%26', { q: 'LoRA r64&' }],
    ['q=%20a%09b%00%20', { q: 'a b' }],
    ['open=j1&tab=logs', { open: 'j1', tab: 'logs' }],
    ['full=1', { full: true }],
    ['log=%20step+100%20', { log: 'step 100' }],
    ['log=/loss=%5Cd%2B/', { log: '/loss=\\d+/' }],
    ['level=ERROR,warning,none,fatal', { level: ['error', 'warning', '', 'fatal'] }],
    ['node=a%252cb,none', { node: ['a,b', ''] }],
    ['line=1747224000000000000-bf9cf968', { line: '1747224000000000000-bf9cf968' }],
    ['range=6h', { range: '6h' }],
    [
      'range=2026-03-01T09:00Z..2026-03-01T17:30Z',
      { range: '2026-03-01T09:00Z..2026-03-01T17:30Z' },
    ],
    ['range=2026-03-01..2026-03-02', {}],
    ['chart=015', { chart: 15 }],
    ['chart=-1', {}],
  ])('reads %s', (search, part) => {
    expect(parseView(`?${search}`)).toEqual({ ...DEFAULT_VIEW, ...part })
  })
})

describe('toQuery', () => {
  it('removes control characters and surrounding blanks, and truncates to 200 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', size: 'large', maxLength: 400 }), (text) => {
        const query = toQuery(text)
        expect(Array.from(query).length).toBeLessThanOrEqual(200)
        expect(query).toBe(query.trim())
        expect(query).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      }),
    )
  })

  it('leaves typed text unchanged', () => {
    const typed = fc.string({ unit: 'grapheme-ascii', maxLength: 200 }).map((text) => text.trim())
    fc.assert(
      fc.property(typed, (text) => {
        expect(toQuery(text)).toBe(text)
      }),
    )
  })

  it.each([
    ['  LoRA  r64 ', 'LoRA  r64'],
    ['out\tof\r\nmemory', 'out of  memory'],
    ['\u200b\0', ''],
    ['a'.repeat(201), 'a'.repeat(200)],
    [`${'a'.repeat(199)} b`, 'a'.repeat(199)],
    [`${' '.repeat(200)}lora`, 'lora'],
    [`${'a'.repeat(199)}😀b`, `${'a'.repeat(199)}😀`],
  ])('converts %j to %j', (text, query) => {
    expect(toQuery(text)).toBe(query)
  })
})

describe('ignoredParameters', () => {
  it.each([
    ['q=%00', 'use 1 to 200 characters'],
    [`q=${'x'.repeat(201)}`, 'use 1 to 200 characters'],
    ['sort=banana', 'unknown column'],
    ['cols=banana', 'unknown column'],
    ['density=airy', 'use one of `comfortable`, `compact`'],
    ['refresh=7s', 'use one of `off`, `5s`, `10s`, `30s`, `1m`, `auto`'],
    ['project=%00', 'not a project ID'],
    [`job=${'x'.repeat(201)}`, 'not a job ID'],
    ['stauts=running', 'unknown parameter'],
    ['status=%00', 'not a status'],
    ['overview=map', 'use any of `now`, `timeline`, `trend`, `queue`, `failures`'],
    ['wall=yes', 'use `1`'],
    ['tab=Logs', 'use one of `overview`, `logs`, `metrics`, `checkpoints`'],
    ['full=yes', 'use `1`'],
    ['log=%00', 'use 1 to 200 characters'],
    ['level=not a level', 'not a level'],
    [`node=${'x'.repeat(201)}`, 'use 1 to 200 characters'],
    ['line=12', 'not a link to a log line'],
    ['line=1747224000000000000-BF9CF968', 'not a link to a log line'],
  ])('names %s', (search, reason) => {
    const [name, value] = [...new URLSearchParams(search)][0] ?? []
    const ignored = ignoredParameters(`?${search}`)
    expect(ignored).toMatchObject([{ name, value }])
    expect(ignored.map(reasonFor)).toEqual([reason])
  })

  it('names the invalid word in a list', () => {
    expect(ignoredParameters('?status=running,%00,failed')).toMatchObject([{ value: '\0' }])
  })

  it('names a repeated parameter', () => {
    const ignored = ignoredParameters('?job=a&job=b')
    expect(ignored).toMatchObject([{ name: 'job', value: 'b' }])
    expect(ignored.map(reasonFor)).toEqual(['repeated; only the first value applies'])
  })

  it('accepts an empty value as no value', () => {
    expect(ignoredParameters('?status=&project=&q=')).toEqual([])
  })
})
