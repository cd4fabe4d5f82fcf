import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { STATUSES, statusesOf } from '#src/contract/statuses.ts'
import { anyColumns } from '#src/testing/viewArbitraries.ts'
import { defaultColumns, parseColumns, printColumns, type Columns } from '#src/view/columns.ts'
import { FAILED } from '#src/view/presets.ts'
import { MIN_NARROW_COLUMNS, narrowColumns } from './narrowColumns.ts'
import { minWidthOf } from './widths.ts'

const RUNNING = statusesOf('running')
const keysOf = (columns: Columns) => columns.map(({ key }) => key)
const narrow = (status: readonly string[], room: number) =>
  keysOf(narrowColumns({ cols: null, status }, room))
const narrowCustom = (text: string, status: readonly string[] = []) =>
  narrowColumns({ cols: parseColumns(text), status }, 1199)

it('always includes the status, the name and the elapsed time, or the error for failed jobs', () => {
  expect(narrow([], 500)).toEqual(['status', 'name', 'elapsed'])
  expect(narrow(RUNNING, 500)).toEqual(['status', 'name', 'elapsed'])
  expect(narrow([...RUNNING, ...FAILED], 500)).toEqual(['status', 'name', 'elapsed'])
  expect(narrow(FAILED, 500)).toEqual(['status', 'name', 'error'])
})

it('adds project, hardware and user if they fit, in the order of the columns', () => {
  // 36 + 136 + 208 + 84 = 464, and 152, 148 and 120 more.
  expect(narrow([], 615)).not.toContain('project')
  expect(narrow([], 616)).toEqual(['status', 'name', 'project', 'elapsed'])
  expect(narrow([], 764)).toEqual(['status', 'name', 'project', 'instance', 'elapsed'])
  // Beside the details at 1440 px.
  expect(narrow([], 945)).toEqual(['status', 'name', 'project', 'instance', 'elapsed', 'user'])
})

it('makes the error of failed jobs 400 px wide before it adds another column', () => {
  // 36 + 136 + 208 + 400 + 152 = 932.
  expect(narrow(FAILED, 931)).not.toContain('project')
  expect(narrow(FAILED, 932)).toEqual(['status', 'name', 'error', 'project'])
})

it('includes every default column that fits, and never needs more than the room', () => {
  const anyStatuses = fc.subarray(STATUSES.map(({ status }) => status))
  fc.assert(
    fc.property(anyStatuses, fc.integer({ min: 1, max: 2000 }), (status, room) => {
      const displayed = narrow(status, room)
      const all = defaultColumns(status)
      const widthWith = (...keys: readonly string[]) =>
        minWidthOf(
          all.filter(({ key }) => keys.includes(key)),
          'beside',
        )
      const fits = (...keys: readonly string[]) => widthWith(...keys) <= room
      expect(displayed.length === MIN_NARROW_COLUMNS || fits(...displayed)).toBe(true)
      expect(all.filter(({ key }) => !displayed.includes(key) && fits(...displayed, key))).toEqual(
        [],
      )
    }),
  )
})

it('reduces customized columns to the main ones, in their order, with their pins', () => {
  expect(printColumns(narrowCustom('elapsed.pin.300,gpus,project,name.500,status'))).toBe(
    'elapsed.pin,name,status',
  )
  fc.assert(
    fc.property(anyColumns, fc.nat(2000), (cols, room) => {
      expect(narrowColumns({ cols, status: [] }, room)).toEqual(
        narrowColumns({ cols, status: [] }, 0),
      )
    }),
  )
})

it('includes the error or elapsed time if the other is hidden', () => {
  expect(keysOf(narrowCustom('name,error'))).toEqual(['name', 'error'])
  expect(keysOf(narrowCustom('name,elapsed', FAILED))).toEqual(['name', 'elapsed'])
})

it('includes all columns if the view has none of the main ones', () => {
  expect(printColumns(narrowCustom('gpus,user.90'))).toBe('gpus,user.90')
})
