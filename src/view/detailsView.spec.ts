import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { changedView } from '#src/testing/changedView.ts'
import { anyView } from '#src/testing/viewArbitraries.ts'
import { CLOSED, withDetails, withJob } from './detailsView.ts'
import { queryOf } from './saved/sameView.ts'
import { parseView, printView } from './url.ts'
import { WALL } from './wall.ts'

const DETAILS =
  'tab=logs&full=1&log=loss&level=error&node=a&line=1747224000000000000-bf9cf968&range=6h&chart=1'
const view = parseView(`?status=failed&open=j1&${DETAILS}`)
const after = (change: Parameters<typeof changedView>[1]) => printView(changedView(view, change))

it('removes everything about the details when the job closes', () => {
  expect(after({ open: null })).toBe('?status=failed')
  expect(after({ open: null, tab: 'logs', line: view.line })).toBe('?status=failed')
  expect(after(WALL.change)).toBe('?status=failed&wall=1')
  expect(after(parseView('?gpu=H100'))).toBe('?gpu=H100')
  expect(printView(changedView(parseView(`?${DETAILS}`), { job: 'j1' }))).toBe('?job=j1')
})

it('keeps only the tab, the width and the range of metrics when another job opens', () => {
  expect(after({ open: 'j2' })).toBe('?status=failed&open=j2&tab=logs&full=1&range=6h')
  expect(printView(withJob(view, 'j2'))).toBe('?status=failed&open=j2&tab=logs&full=1&range=6h')
})

it('keeps no range with fixed times, which are one job’s', () => {
  const fixed = parseView('?open=j1&range=2026-03-01T09:00Z..2026-03-01T17:30Z')
  expect(printView(changedView(fixed, { tz: 'utc' }))).toContain('range=2026')
  expect(printView(withJob(fixed, 'j2'))).toBe('?open=j2')
})

it('opens another job with what the change sets', () => {
  expect(after({ open: 'j2', tab: 'overview', log: 'nan' })).toBe(
    '?status=failed&open=j2&full=1&log=nan&range=6h',
  )
})

it('keeps the details of the job that stays open', () => {
  expect(after({ status: [] })).toBe(`?open=j1&${DETAILS}`)
  expect(after({ open: 'j1' })).toBe(printView(view))
  expect(after((now) => ({ ...now, density: 'compact' }))).toContain(DETAILS)
  expect(after({ tab: 'overview' })).toBe(printView({ ...view, tab: 'overview' }))
})

it('never leaves a part of the details without a job', () => {
  fc.assert(
    fc.property(anyView, anyView, (before, change) => {
      const next = { ...before, ...withDetails(before, change) }
      expect(next).toMatchObject(next.open === null ? CLOSED : {})
    }),
  )
})

it('is no part of a saved view', () => {
  expect(queryOf(view)).toBe('?status=failed')
})
