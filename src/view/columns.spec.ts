import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES, statusesOf } from '#src/contract/statuses.ts'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import { anyColumns } from '#src/testing/viewArbitraries.ts'
import {
  columnLabel,
  type Columns,
  columnsOf,
  columnWith,
  DEFAULT_COLUMNS,
  defaultColumns,
  FAILED_ORDER,
  parseColumns,
  printColumns,
  sortedBy,
  withColumnMoved,
  withColumnToggled,
  withPinToggled,
  withWidth,
} from './columns.ts'
import { FAILED } from './presets.ts'

const anyKey = fc.constantFrom(...FIELD_KEYS)
const keysOf = (columns: Columns) => columns.map(({ key }) => key)

/** Whether there is at least one column, no duplicates, and pinned columns come first. */
function areColumns(columns: Columns): boolean {
  const pins = columns.map(({ pinned }) => Number(pinned))
  return (
    columns.length > 0 &&
    new Set(keysOf(columns)).size === columns.length &&
    pins.every((pin, index) => pin >= (pins[index + 1] ?? 0))
  )
}

it('keeps columns unique, pinned ones first and at least one after any change', () => {
  fc.assert(
    fc.property(anyColumns, anyKey, fc.nat(20), fc.nat(20), (columns, key, from, to) => {
      for (const changed of [
        withColumnToggled(columns, key),
        withPinToggled(columns, key),
        withWidth(columns, key, from * 100),
        withColumnMoved(columns, from % columns.length, to % columns.length),
      ]) {
        expect(areColumns(changed)).toBe(true)
        expect(parseColumns(printColumns(changed)), 'round trip through the URL').toEqual(changed)
      }
    }),
  )
})

it('moves a column to where it was dropped, and keeps the order of the others', () => {
  fc.assert(
    fc.property(anyColumns, fc.nat(20), fc.nat(20), (columns, a, b) => {
      const [from, to] = [a % columns.length, b % columns.length]
      const moved = keysOf(withColumnMoved(columns, from, to))
      expect(moved[to]).toBe(columns[from]?.key)
      expect(moved.toSpliced(to, 1)).toEqual(keysOf(columns).toSpliced(from, 1))
    }),
  )
})

it('displays a hidden column again in its default position', () => {
  for (const { key } of DEFAULT_COLUMNS) {
    const without = withColumnToggled(DEFAULT_COLUMNS, key)
    expect(keysOf(without)).not.toContain(key)
    expect(withColumnToggled(without, key)).toEqual(DEFAULT_COLUMNS)
  }
})

it('never hides the last column', () => {
  const one = DEFAULT_COLUMNS.slice(0, 1)
  expect(withColumnToggled(one, 'status')).toBe(one)
})

it('unpins a column dropped among the unpinned ones, and the reverse', () => {
  expect(withColumnMoved(DEFAULT_COLUMNS, 0, 9)[9]).toEqual({
    key: 'status',
    width: null,
    pinned: false,
  })
  expect(withColumnMoved(DEFAULT_COLUMNS, 5, 0)[0]?.pinned).toBe(true)
})

const RUNNING = statusesOf('running')
const without = (...keys: readonly string[]) =>
  keysOf(DEFAULT_COLUMNS).filter((key) => !keys.includes(key))

const OF_FAILED = 'status,name,user,error,project,elapsed,created,updated,instance,id'.split(',')

describe('the default columns of a view', () => {
  it('are all but those included in hardware, with the user before the error', () => {
    expect(keysOf(DEFAULT_COLUMNS).join()).toBe(
      'status,name,id,project,instance,elapsed,created,user,error,priority,capacity,checkpoint,updated',
    )
    const pinned = DEFAULT_COLUMNS.filter((column) => column.pinned)
    expect(keysOf(pinned)).toEqual(['status', 'name'])
  })

  it.each([
    ['running jobs', RUNNING, without('error')],
    ['failed jobs', FAILED, OF_FAILED],
    ['jobs that failed to deploy', ['TRAINING_JOB_DEPLOY_FAILED'], OF_FAILED],
    ['every job', [], without()],
    ['running and failed jobs', [...RUNNING, ...FAILED], without()],
    ['active jobs', statusesOf('active'), without()],
    ['ended jobs', statusesOf('ended'), without()],
    ['completed jobs', statusesOf('completed'), without()],
    ['an unknown status', ['NEW'], without()],
    ['failed jobs and an unknown status', [...FAILED, 'NEW'], without()],
  ])('fit %s', (_, status, keys) => {
    expect(keysOf(columnsOf({ cols: null, status }))).toEqual(keys)
    expect(defaultColumns(status), 'the same object').toBe(defaultColumns([...status]))
  })

  it('have a defined order for failed jobs', () => {
    expect(keysOf(defaultColumns(FAILED))).toEqual(FAILED_ORDER)
  })

  it('never replace columns that the view names', () => {
    fc.assert(
      fc.property(anyColumns, fc.subarray(STATUSES.map(({ status }) => status)), (cols, status) => {
        expect(columnsOf({ cols, status })).toBe(cols)
      }),
    )
  })
})

it.each([
  ['updated', statusesOf('ended'), 'Ended'],
  ['updated', FAILED, 'Ended'],
  ['updated', [], 'Updated'],
  ['updated', [...FAILED, ...RUNNING], 'Updated'],
  ['updated', [...FAILED, 'NEW'], 'Updated'],
  ['instance', [], 'Hardware'],
  ['gpu', FAILED, 'GPU type'],
] as const)('the title of %s for %j is %s', (key, statuses, label) => {
  expect(columnLabel(key, statuses)).toBe(label)
})

it('sorts the hardware column by GPUs, or by instance type if GPUs have their own column', () => {
  expect(sortedBy(DEFAULT_COLUMNS, 'instance')).toBe('gpus')
  expect(sortedBy(parseColumns('instance,gpus') ?? [], 'instance')).toBe('instance')
  expect(sortedBy(parseColumns('instance,gpus') ?? [], 'gpus')).toBe('gpus')
  expect(sortedBy(DEFAULT_COLUMNS, 'name')).toBe('name')
})

it('uses the hardware column for hidden fields that it includes', () => {
  const columns = parseColumns('name,instance,gpus') ?? []
  expect(columnWith(columns, 'gpus')).toBe('gpus')
  expect(columnWith(columns, 'nodes')).toBe('instance')
  expect(columnWith(columns, 'error')).toBe('error')
})
