// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { DEFAULT_COLUMNS, parseColumns, type Columns } from '#src/view/columns.ts'
import { NEWEST_FIRST, parseSort, printSort } from '#src/view/view.ts'
import { Head } from './Head.tsx'
import { loadSorting, type OnSort } from './lazySorting.ts'
import { sizesOf } from './widths.ts'

beforeAll(loadSorting)
afterEach(cleanup)

/** Renders the headers and presses the hardware's. Returns the next sort order, and the header's mark and tooltip. */
function pressHardware(sort: string, columns: Columns = DEFAULT_COLUMNS, shiftKey = false) {
  const sorts = parseSort(sort) ?? NEWEST_FIRST
  const onSort = vi.fn<OnSort>()
  render(
    <table>
      <Head
        columns={columns}
        sizes={sizesOf(columns)}
        sort={sorts}
        onSort={onSort}
        onResize={null}
        statuses={[]}
        selected="none"
        onSelectAll={() => {}}
      />
    </table>,
  )
  const button = screen.getByRole('button', { name: /^Hardware/ })
  fireEvent.click(button, { shiftKey })
  const [[change] = []] = onSort.mock.calls
  return {
    next: change && printSort(change(sorts)),
    marked: button.closest('th')?.getAttribute('aria-sort'),
    tooltip: button.dataset['tooltip'],
  }
}

const BOTH = parseColumns('name,instance,gpus') ?? []

it.each([
  ['-created', '-gpus', 'none'],
  ['-gpus', 'gpus', 'descending'],
  ['gpus', '-created', 'ascending'],
  ['instance', '-gpus', 'ascending'],
  ['-gpu', '-gpus', 'descending'],
  ['-nodes', '-gpus', 'descending'],
])(
  'changes the sort order from %s to %s when the hardware’s header is pressed',
  (sort, next, marked) => {
    const tooltip = 'Sort by number of GPUs'
    expect(pressHardware(sort)).toEqual({ next, marked, tooltip })
  },
)

it.each([
  ['-created', 'instance', 'none'],
  ['-gpus', 'instance', 'none'],
  ['instance', '-instance', 'ascending'],
])('sorts by instance type if GPUs have their own column: from %s to %s', (sort, next, marked) => {
  const tooltip = 'Sort by instance type'
  expect(pressHardware(sort, BOTH)).toEqual({ next, marked, tooltip })
})

it('adds the field to the sort order with Shift', () => {
  expect(pressHardware('name', DEFAULT_COLUMNS, true).next).toBe('name,-gpus')
})
