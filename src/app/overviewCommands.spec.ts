import { expect, it, vi } from 'vitest'
import { revealedPart } from '#src/overview/revealedPart.ts'
import { findCommands } from '#src/palette/findCommands.ts'
import { changedView } from '#src/testing/changedView.ts'
import { parseView, printView } from '#src/view/url.ts'
import type { SetView } from '#src/view/useView.tsx'
import { overviewCommands } from './overviewCommands.ts'

const setView = vi.fn<SetView>()
const onCollapse = vi.fn<() => void>()

function commandsOf(query: string) {
  const view = parseView(query)
  const commands = overviewCommands({ view, setView, onCollapse })
  const run = (label: string) => {
    commands.find((command) => command.label === label)?.run()
    return printView(changedView(view, setView.mock.lastCall?.[0] ?? {}))
  }
  return { commands, run }
}

it('shows or hides each part, and keeps its grouping', () => {
  const { commands, run } = commandsOf('?overview=timeline.user,queue')
  expect(commands.map(({ label }) => label)).toEqual([
    'Show Now',
    'Hide Timeline',
    'Show Trend',
    'Hide Queue',
    'Show Failures',
    'Group Now by GPU type',
    'Group Now by user',
    'Group Now by project',
    'Group Timeline by project',
    'Group Timeline by user',
    'Group Timeline by instance type',
  ])
  expect(run('Show Now')).toBe('?overview=now,timeline.user,queue')
  expect(run('Hide Queue')).toBe('?overview=timeline.user')
  expect(commandsOf('').run('Show Trend')).toBe('?overview=trend')
  expect(onCollapse).not.toHaveBeenCalled()
})

it('collapses the overview when the last part is hidden', () => {
  setView.mockClear()
  commandsOf('?overview=now').run('Hide Now')
  expect(onCollapse).toHaveBeenCalledOnce()
  expect(setView).not.toHaveBeenCalled()
})

it('shows a part with a grouping, and checks the current grouping', () => {
  const { commands, run } = commandsOf('?overview=timeline.user')
  expect(commands.filter(({ checked }) => checked).map(({ label }) => label)).toEqual([
    'Group Timeline by user',
  ])
  expect(run('Group Timeline by instance type')).toBe('?overview=timeline.instance')
  expect(commandsOf('?overview=now').run('Group Timeline by user')).toBe(
    '?overview=now,timeline.user',
  )
  expect(commandsOf('?overview=now.user').run('Group Now by project')).toBe('?overview=now.project')
  expect(commandsOf('?overview=trend').commands.some(({ checked }) => checked)).toBe(false)
})

it.each(['now', 'timeline', 'trend', 'queue', 'failures'])(
  'lists the command of the part first for %s',
  (text) => {
    const { commands } = commandsOf('')
    const [first] = findCommands(commands, text).groups[0]?.items ?? []
    expect(first?.id).toBe(`overview ${text}`)
  },
)

it('reveals the part that a command shows, displayed already or not', () => {
  commandsOf('').run('Show Queue')
  expect(revealedPart.get()).toBe('queue')
  commandsOf('?overview=now,queue').run('Group Now by user')
  expect(revealedPart.get()).toBe('now')
  commandsOf('?overview=now,queue').run('Hide Now')
  expect(revealedPart.get()).toBeNull()
})
