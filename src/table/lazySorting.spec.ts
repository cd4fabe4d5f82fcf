import { beforeEach, expect, it, vi } from 'vitest'
import { NEWEST_FIRST, printSort, type Sorts } from '#src/view/view.ts'

beforeEach(() => vi.resetModules())

/** A page's order of jobs, and what changes it. */
function anOrder() {
  let sort: Sorts = NEWEST_FIRST
  return {
    print: () => printSort(sort),
    onSort: (change: (now: Sorts) => Sorts) => {
      sort = change(sort)
    },
  }
}

it('keeps presses from before its code is there, in their order', async () => {
  const { pressHeader } = await import('./lazySorting.ts')
  const { print, onSort } = anOrder()
  const presses = [
    pressHeader('name', { shiftKey: false }, onSort),
    pressHeader('name', { shiftKey: false }, onSort),
    pressHeader('gpus', { shiftKey: true }, onSort),
  ]
  expect(print()).toBe('-created')
  await Promise.all(presses)
  expect(print()).toBe('-name,-gpus')
})

it('sorts at once as soon as its code is there', async () => {
  const { loadSorting, pressHeader } = await import('./lazySorting.ts')
  const { print, onSort } = anOrder()
  await loadSorting()
  void pressHeader('name', { shiftKey: false }, onSort)
  expect(print()).toBe('name')
})

it('changes nothing if its code can’t be loaded, and tries again at the next press', async () => {
  vi.doMock('./sorting.ts', () => {
    throw new Error('gone')
  })
  const { pressHeader } = await import('./lazySorting.ts')
  const { print, onSort } = anOrder()
  await pressHeader('name', { shiftKey: false }, onSort)
  expect(print()).toBe('-created')

  vi.doUnmock('./sorting.ts')
  await pressHeader('name', { shiftKey: false }, onSort)
  expect(print()).toBe('name')
})
