import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from './command.ts'
import { findCommands, hasExact, plain, MAX_COMMANDS } from './findCommands.ts'

function command(label: string, more: Partial<Command> = {}): Command {
  return { id: label, group: 'Actions', label, run: () => {}, ...more }
}

const labels = (commands: readonly Command[], text: string) =>
  findCommands(commands, text).groups.flatMap(({ items }) => items.map(({ label }) => label))

const some = [
  command('Copy link', { keywords: 'share address' }),
  command('Copy search as curl', { keywords: 'share api' }),
  command('Status: Running', { group: 'Filters' }),
  command('GPU type: H100', { group: 'Filters', searchOnly: true }),
  command('Project: llama', { group: 'Filters', hint: '3xk9dmw', searchOnly: true }),
  command('Running', { group: 'Presets' }),
]

describe('findCommands', () => {
  it.each([
    ['copy', ['Copy link', 'Copy search as curl']],
    ['  COPY   se', ['Copy search as curl']],
    ['share', ['Copy link', 'Copy search as curl']],
    ['link copy', ['Copy link']],
    ['gpu type h1', ['GPU type: H100']],
    ['gpu type: h1', ['GPU type: H100']],
    ['filters run', ['Status: Running']],
    ['3xk9', ['Project: llama']],
    ['actions share curl', ['Copy search as curl']],
    ['copy nothing', []],
  ])('for %j returns %j', (text, found) => {
    expect(labels(some, text)).toEqual(found)
  })

  it('ranks short prefix matches first, then longer ones, then words, then parts of the label, then keywords', () => {
    const commands = [
      command('Zebra', { keywords: 'run' }),
      command('Overrun'),
      command('Status: Running'),
      command('Running'),
      command('Runs'),
    ]
    expect(labels(commands, 'run')).toEqual([
      'Runs',
      'Running',
      'Status: Running',
      'Overrun',
      'Zebra',
    ])
  })

  it('ranks the shorter of two labels first', () => {
    const commands = [
      command('Running jobs'),
      command('Running'),
      command('Instance type: H100x26x234', { searchOnly: true }),
      command('Instance type: H100:8x208x1872', { searchOnly: true }),
      command('GPU type: H100', { searchOnly: true }),
    ]
    expect(labels(commands, 'run')).toEqual(['Running', 'Running jobs'])
    expect(labels(commands, 'h100')).toEqual([
      'GPU type: H100',
      'Instance type: H100x26x234',
      'Instance type: H100:8x208x1872',
    ])
    expect(labels(commands, 'h1')[0]).toBe('GPU type: H100')
    const excluding = [command('Exclude H100:8x208x1872'), command('Exclude H100')]
    expect(labels(excluding, 'h100')).toEqual(['Exclude H100', 'Exclude H100:8x208x1872'])
  })

  it('matches values, hints and aliases like labels', () => {
    const commands = [
      command('Failed runs'),
      command('Project: failed', { hint: '3xk9dmw' }),
      command('Show Failures', { alias: 'failed' }),
      command('Sort by 3xk9dmw size'),
    ]
    expect(labels(commands, 'failed')).toEqual(['Show Failures', 'Project: failed', 'Failed runs'])
    expect(labels(commands, '3xk9dmw')[0]).toBe('Project: failed')
    expect(hasExact(commands, 'Failed')).toBe(true)
    expect(hasExact(commands, 'failed r')).toBe(false)
  })

  it('keeps the order of a filter’s values for its name, whatever their length', () => {
    const commands = [
      command('GPU type: H100', { searchOnly: true }),
      command('GPU type: L4', { searchOnly: true }),
      command('Sort by GPU type, ascending', { searchOnly: true }),
      command('Sort by GPU type, descending', { searchOnly: true }),
    ]
    expect(labels(commands, 'gpu')).toEqual([
      'GPU type: H100',
      'GPU type: L4',
      'Sort by GPU type, ascending',
      'Sort by GPU type, descending',
    ])
    expect(labels(commands, 'type l')).toEqual(['GPU type: L4'])
  })

  it('keeps the order of a field’s values that match equally well, whatever their length', () => {
    const values = ['ada.lovelace@example.com', 'ada@example.com', 'bo-ada@example.com', 'ada']
    const commands = [
      ...values.map((user) => command(`User: ${user}`, { searchOnly: true, isValue: true })),
      command('Error type: adapter', { searchOnly: true, isValue: true }),
    ]
    expect(labels(commands, 'ada')).toEqual([
      'User: ada',
      'User: ada.lovelace@example.com',
      'User: ada@example.com',
      'Error type: adapter',
      'User: bo-ada@example.com',
    ])
  })

  it('ranks search-only values after other commands, and jobs last, in their order', () => {
    const commands = [
      command('ada-run-12', { group: 'Jobs' }),
      command('ada-run', { group: 'Jobs' }),
      command('User: ada@example.com', { group: 'Filters', searchOnly: true }),
      command('Adapters of all kinds of models'),
    ]
    expect(labels(commands, 'ada')).toEqual([
      'Adapters of all kinds of models',
      'User: ada@example.com',
      'ada-run-12',
      'ada-run',
    ])
    expect(labels(commands, 'ada-run')[0]).toBe('ada-run')
  })

  it('ranks `last` commands after all others, unless their first word is typed', () => {
    const commands = [
      command('Exclude ada', { last: true }),
      command('User: ada', { searchOnly: true }),
      command('Sort by adapter'),
      command('Zebra', { keywords: 'ada' }),
    ]
    expect(labels(commands, 'ada')).toEqual([
      'User: ada',
      'Sort by adapter',
      'Zebra',
      'Exclude ada',
    ])
    expect(labels(commands, 'exclude ada')).toEqual(['Exclude ada'])
    expect(labels([command('All but exclude ada'), ...commands], 'exclude')[0]).toBe('Exclude ada')
  })

  it('returns the group of the best match first', () => {
    expect(findCommands(some, 'running').groups.map(({ group }) => group)).toEqual([
      'Presets',
      'Filters',
    ])
  })
})

it('an empty text matches all but the search-only commands, in their order', () => {
  expect(labels(some, ' ')).toEqual([
    'Copy link',
    'Copy search as curl',
    'Status: Running',
    'Running',
  ])
})

const anyWord = fc.constantFrom('a', 'ab', 'abc', 'b', 'bc', 'c', 'A', 'C:')
const anyText = fc.array(anyWord, { maxLength: 3 }).map((words) => words.join(' '))
/** Without colons, since the values of one filter keep their order. */
const anyName = anyText.map((text) => text.replaceAll(':', ''))
const anyCommands = fc.array(fc.record({ label: anyText, keywords: anyText, hint: anyText }), {
  maxLength: 90,
})

describe('the matches', () => {
  it('are all commands with every word, up to the maximum', () => {
    fc.assert(
      fc.property(anyCommands, anyText, (parts, text) => {
        const commands = parts.map((part, n) => command(part.label, { ...part, id: String(n) }))
        const found = findCommands(commands, text)
        const displayed = found.groups.flatMap(({ items }) => items)
        const words = plain(text).split(' ')
        const holding = commands.filter(({ group, label, hint = '', keywords = '' }) =>
          words.every((word) => plain(`${group} ${label} ${hint} ${keywords}`).includes(word)),
        )
        expect(found.count).toBe(holding.length)
        expect(displayed).toHaveLength(Math.min(MAX_COMMANDS, holding.length))
        expect(holding).toEqual(expect.arrayContaining(displayed))
      }),
    )
  })

  it('begin with an exact match if there is one', () => {
    fc.assert(
      fc.property(anyCommands, anyText, (parts, text) => {
        fc.pre(plain(text) !== '')
        const commands = parts.map((part, n) => command(part.label, { ...part, id: String(n) }))
        const isExact = ({ label, hint = '' }: Command) =>
          [label, hint, label.split(': ').slice(1).join(': ')].some(
            (name) => plain(name) === plain(text),
          )
        const [first] = findCommands(commands, text).groups[0]?.items ?? []
        expect(first ? isExact(first) : false).toBe(commands.some(isExact))
      }),
    )
  })

  it('list shorter labels with the same prefix first', () => {
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 20 }), anyName, (names, text) => {
        fc.pre(plain(text) !== '')
        const commands = names.map((name, n) => command(name, { id: String(n) }))
        const begin = labels(commands, text)
          .map(plain)
          .filter((name) => name.startsWith(plain(text)))
        expect(begin.map(({ length }) => length)).toEqual(
          begin.map(({ length }) => length).toSorted((a, b) => a - b),
        )
      }),
    )
  })

  it('keep the order of equal commands', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 90 }), (label, many) => {
        const commands = Array.from({ length: many }, (_, n) => command(label, { id: String(n) }))
        const ids = findCommands(commands, label).groups.flatMap(({ items }) =>
          items.map(({ id }) => id),
        )
        expect(ids).toEqual(commands.slice(0, MAX_COMMANDS).map(({ id }) => id))
      }),
    )
  })
})
