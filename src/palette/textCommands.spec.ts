import { expect, it, vi } from 'vitest'
import { changedView } from '#src/testing/changedView.ts'
import type { SetView } from '#src/view/useView.tsx'
import { DEFAULT_VIEW } from '#src/view/view.ts'
import type { Command } from './command.ts'
import { findCommands } from './findCommands.ts'
import { searchCommands, textCommands } from './textCommands.ts'

const setView = vi.fn<SetView>()

it.each([
  ['-smoke', 'smoke'],
  ['-"out of memory"', 'out of memory'],
  ['exclude smoke', 'smoke'],
  ['Not  smoke ', 'smoke'],
])('%s excludes a text', (text, excluded) => {
  const view = { ...DEFAULT_VIEW, 'not-q': ['dpo'] }
  const [command] = textCommands(text, { view, setView })
  expect(command?.label).toBe(`Exclude text: ${excluded}`)
  command?.run()
  const change = setView.mock.lastCall?.[0] ?? {}
  expect(changedView(view, change)).toEqual({ ...view, 'not-q': ['dpo', excluded] })
})

it('lists an exclusion first if it is typed with a dash', () => {
  const job: Command = { id: 'job', group: 'Jobs', label: 'resnet-smoke-1', run: () => {} }
  const found = (text: string) =>
    findCommands([job, ...textCommands(text, { view: DEFAULT_VIEW, setView })], text).groups.map(
      ({ group }) => group,
    )
  expect(found('-smoke')).toEqual(['Filters', 'Jobs'])
  expect(found('-"smoke"')).toEqual(['Filters'])
})

it.each(['', '-', '--flag', 'smoke', 'nothing', 'exclude', '-dpo'])(
  '%j excludes nothing',
  (text) => {
    const view = { ...DEFAULT_VIEW, 'not-q': ['dpo'] }
    expect(textCommands(text, { view, setView })).toEqual([])
  },
)

it('searches the jobs for a text', () => {
  const [command] = searchCommands(' zzqq ', { setView })
  expect(command?.label).toBe('Search jobs for “zzqq”')
  command?.run()
  expect(setView).toHaveBeenLastCalledWith({ q: 'zzqq' })
  expect(searchCommands('  ', { setView })).toEqual([])
})
