// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { DEFAULT_COLUMNS, parseColumns, type Columns } from '#src/view/columns.ts'
import { NEWEST_FIRST, parseSort, printSort, type Sorts } from '#src/view/view.ts'
import { Head } from './Head.tsx'
import { sizesOf } from './widths.ts'

afterEach(cleanup)

/** Renders the headers, and presses that of the hardware. Returns the order that follows, and the header. */
function pressHardware(sort: string, columns: Columns = DEFAULT_COLUMNS, shiftKey = false) {
  const onSort = vi.fn<(next: Sorts) => void>()
  render(
    <table>
      <Head
        columns={columns}
        sizes={sizesOf(columns)}
        sort={parseSort(sort) ?? NEWEST_FIRST}
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
  const [[next] = []] = onSort.mock.calls
  return {
    next: next && printSort(next),
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
])('sorted by %s, the hardware’s header leads to %s', (sort, next, marked) => {
  const tooltip = 'Sorts by number of GPUs'
  expect(pressHardware(sort)).toEqual({ next, marked, tooltip })
})

it.each([
  ['-created', 'instance', 'none'],
  ['-gpus', 'instance', 'none'],
  ['instance', '-instance', 'ascending'],
])('beside the GPUs and sorted by %s, it leads to %s', (sort, next, marked) => {
  const tooltip = 'Sorts by instance type'
  expect(pressHardware(sort, BOTH)).toEqual({ next, marked, tooltip })
})

it('is one of several that are sorted by, with Shift', () => {
  expect(pressHardware('name', DEFAULT_COLUMNS, true).next).toBe('name,-gpus')
})
