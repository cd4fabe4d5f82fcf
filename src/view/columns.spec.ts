import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import { anyColumns } from '#src/testing/viewArbitraries.ts'
import { STATUSES, statusesOf } from '#src/contract/statuses.ts'
import { FAILED } from './presets.ts'
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

const anyKey = fc.constantFrom(...FIELD_KEYS)
const keysOf = (columns: Columns) => columns.map(({ key }) => key)

/** Whether they are one or more, each once, those that are pinned first. */
function areColumns(columns: Columns): boolean {
  const pins = columns.map(({ pinned }) => Number(pinned))
  return (
    columns.length > 0 &&
    new Set(keysOf(columns)).size === columns.length &&
    pins.every((pin, index) => pin >= (pins[index + 1] ?? 0))
  )
}

it('every change gives columns: each once, those that are pinned first, at least one', () => {
  fc.assert(
    fc.property(anyColumns, anyKey, fc.nat(20), fc.nat(20), (columns, key, from, to) => {
      for (const changed of [
        withColumnToggled(columns, key),
        withPinToggled(columns, key),
        withWidth(columns, key, from * 100),
        withColumnMoved(columns, from % columns.length, to % columns.length),
      ]) {
        expect(areColumns(changed)).toBe(true)
        expect(parseColumns(printColumns(changed)), 'the address keeps them').toEqual(changed)
      }
    }),
  )
})

it('a column that is moved stands where it was dropped, and the others stay in order', () => {
  fc.assert(
    fc.property(anyColumns, fc.nat(20), fc.nat(20), (columns, a, b) => {
      const [from, to] = [a % columns.length, b % columns.length]
      const moved = keysOf(withColumnMoved(columns, from, to))
      expect(moved[to]).toBe(columns[from]?.key)
      expect(moved.toSpliced(to, 1)).toEqual(keysOf(columns).toSpliced(from, 1))
    }),
  )
})

it('a column that is hidden and displayed again is where it was by default', () => {
  for (const { key } of DEFAULT_COLUMNS) {
    const without = withColumnToggled(DEFAULT_COLUMNS, key)
    expect(keysOf(without)).not.toContain(key)
    expect(withColumnToggled(without, key)).toEqual(DEFAULT_COLUMNS)
  }
})

it('the last column cannot be taken away', () => {
  const one = DEFAULT_COLUMNS.slice(0, 1)
  expect(withColumnToggled(one, 'status')).toBe(one)
})

it('a pinned column that is dropped behind the others is pinned no more', () => {
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

/** What failed, who started it, and why, before the rest. */
const OF_FAILED = 'status,name,user,error,project,elapsed,created,updated,instance,id'.split(',')

describe('without columns of its own, a view has those of its statuses', () => {
  it('all but what the hardware says, with the user before the error', () => {
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
  ])('%s', (_, status, keys) => {
    expect(keysOf(columnsOf({ cols: null, status }))).toEqual(keys)
    expect(defaultColumns(status), 'the same object').toBe(defaultColumns([...status]))
  })

  it('each default column of failed jobs has its place in their order', () => {
    expect(keysOf(defaultColumns(FAILED))).toEqual(FAILED_ORDER)
  })

  it('its own stay, whatever its statuses are', () => {
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

it('the column of the hardware sorts by GPUs, or by instance type beside their column', () => {
  expect(sortedBy(DEFAULT_COLUMNS, 'instance')).toBe('gpus')
  expect(sortedBy(parseColumns('instance,gpus') ?? [], 'instance')).toBe('instance')
  expect(sortedBy(parseColumns('instance,gpus') ?? [], 'gpus')).toBe('gpus')
  expect(sortedBy(DEFAULT_COLUMNS, 'name')).toBe('name')
})

it('the column of the hardware stands for its figures while theirs are hidden', () => {
  const columns = parseColumns('name,instance,gpus') ?? []
  expect(columnWith(columns, 'gpus')).toBe('gpus')
  expect(columnWith(columns, 'nodes')).toBe('instance')
  expect(columnWith(columns, 'error')).toBe('error')
})
