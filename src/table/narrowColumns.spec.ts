import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { STATUSES, statusesOf } from '#src/contract/statuses.ts'
import { anyColumns } from '#src/testing/viewArbitraries.ts'
import { defaultColumns, parseColumns, printColumns, type Columns } from '#src/view/columns.ts'
import { FAILED } from '#src/view/presets.ts'
import { NARROWEST, narrowColumns } from './narrowColumns.ts'
import { minWidthOf } from './widths.ts'

const RUNNING = statusesOf('running')
const keysOf = (columns: Columns) => columns.map(({ key }) => key)
const narrow = (status: readonly string[], room: number) =>
  keysOf(narrowColumns({ cols: null, status }, room))
const ownColumns = (text: string, status: readonly string[] = []) =>
  narrowColumns({ cols: parseColumns(text), status }, 1199)

it('the status, the name and the elapsed time always stay, or the error of failed jobs', () => {
  expect(narrow([], 500)).toEqual(['status', 'name', 'elapsed'])
  expect(narrow(RUNNING, 500)).toEqual(['status', 'name', 'elapsed'])
  expect(narrow([...RUNNING, ...FAILED], 500)).toEqual(['status', 'name', 'elapsed'])
  expect(narrow(FAILED, 500)).toEqual(['status', 'name', 'error'])
})

it('project, hardware and user are added while they fit, in the order of the columns', () => {
  // 36 + 136 + 208 + 84 = 464, and 152, 148 and 120 more.
  expect(narrow([], 615)).not.toContain('project')
  expect(narrow([], 616)).toEqual(['status', 'name', 'project', 'elapsed'])
  expect(narrow([], 764)).toEqual(['status', 'name', 'project', 'instance', 'elapsed'])
  // Beside the details at 1440 px.
  expect(narrow([], 945)).toEqual(['status', 'name', 'project', 'instance', 'elapsed', 'user'])
})

it('the error of failed jobs is 400 px wide before another column is added', () => {
  // 36 + 136 + 208 + 400 + 152 = 932.
  expect(narrow(FAILED, 931)).not.toContain('project')
  expect(narrow(FAILED, 932)).toEqual(['status', 'name', 'error', 'project'])
})

it('default columns never lack one that would fit, and never need more than the room', () => {
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
      expect(displayed.length === NARROWEST || fits(...displayed)).toBe(true)
      expect(all.filter(({ key }) => !displayed.includes(key) && fits(...displayed, key))).toEqual(
        [],
      )
    }),
  )
})

it('a person’s own columns are the main ones alone, in their order, with their pins', () => {
  expect(printColumns(ownColumns('elapsed.pin.300,gpus,project,name.500,status'))).toBe(
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

it('of error and elapsed time, the one that is displayed stays', () => {
  expect(keysOf(ownColumns('name,error'))).toEqual(['name', 'error'])
  expect(keysOf(ownColumns('name,elapsed', FAILED))).toEqual(['name', 'elapsed'])
})

it('columns of which none would stay are all there', () => {
  expect(printColumns(ownColumns('gpus,user.90'))).toBe('gpus,user.90')
})
