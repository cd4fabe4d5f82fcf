import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import {
  NOTHING_SELECTED,
  selectedOf,
  toggleAll,
  toggleRange,
  toggleRow,
  type Selection,
} from './selection.ts'

const jobs = ['a', 'b', 'c', 'd', 'e'].map((id) => aTrainingJob({ id }))
const ids = (selection: Selection) => selectedOf(selection, jobs).map(({ id }) => id)

it('selects a row, and a range from the last selected row, in either direction', () => {
  const one = toggleRow(NOTHING_SELECTED, jobs, 3)
  expect(ids(one)).toEqual(['d'])
  expect(ids(toggleRange(one, jobs, 1))).toEqual(['b', 'c', 'd'])
  expect(ids(toggleRange(one, jobs, 4))).toEqual(['d', 'e'])
})

it('deselects a range if its last row was selected', () => {
  const all = toggleAll(NOTHING_SELECTED, jobs)
  const without = toggleRow(all, jobs, 1)
  expect(ids(toggleRange(without, jobs, 3))).toEqual(['a', 'e'])
})

it('selects a single row if the start of the range is gone', () => {
  const one = toggleRow(NOTHING_SELECTED, jobs, 0)
  const others = jobs.slice(1)
  expect(selectedOf(toggleRange(one, others, 2), others).map(({ id }) => id)).toEqual(['d'])
})

it('restores the selection when all rows or one row are toggled twice, and ignores hidden jobs', () => {
  fc.assert(
    fc.property(fc.subarray(jobs), fc.nat(4), (displayed, row) => {
      const all = toggleAll(NOTHING_SELECTED, jobs)
      expect(selectedOf(all, displayed)).toEqual(displayed)
      expect(selectedOf(toggleAll(all, displayed), displayed)).toEqual([])
      expect(toggleRow(toggleRow(all, jobs, row), jobs, row).ids).toEqual(all.ids)
    }),
  )
})
