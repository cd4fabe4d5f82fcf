import { beforeEach, expect, it, vi } from 'vitest'
import { NEWEST_FIRST, printSort, type Sorts } from '#src/view/view.ts'

beforeEach(() => vi.resetModules())

function aSortOrder() {
  let sort: Sorts = NEWEST_FIRST
  return {
    print: () => printSort(sort),
    onSort: (change: (now: Sorts) => Sorts) => {
      sort = change(sort)
    },
  }
}

it('applies presses from before the code was loaded, in order', async () => {
  const { pressHeader } = await import('./lazySorting.ts')
  const { print, onSort } = aSortOrder()
  const presses = [
    pressHeader('name', { shiftKey: false }, onSort),
    pressHeader('name', { shiftKey: false }, onSort),
    pressHeader('gpus', { shiftKey: true }, onSort),
  ]
  expect(print()).toBe('-created')
  await Promise.all(presses)
  expect(print()).toBe('-name,-gpus')
})

it('sorts immediately once the code is loaded', async () => {
  const { loadSorting, pressHeader } = await import('./lazySorting.ts')
  const { print, onSort } = aSortOrder()
  await loadSorting()
  void pressHeader('name', { shiftKey: false }, onSort)
  expect(print()).toBe('name')
})

it('does not sort if the code can’t be loaded, and loads it again at the next press', async () => {
  vi.doMock('./sorting.ts', () => {
    throw new Error('gone')
  })
  const { pressHeader } = await import('./lazySorting.ts')
  const { print, onSort } = aSortOrder()
  await pressHeader('name', { shiftKey: false }, onSort)
  expect(print()).toBe('-created')

  vi.doUnmock('./sorting.ts')
  await pressHeader('name', { shiftKey: false }, onSort)
  expect(print()).toBe('name')
})
