import * as fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { findCommands } from './findCommands.ts'
import { I_AM, typedUser, userCommands } from './userCommands.ts'

it.each([
  ['I am ada', 'ada'],
  ['  i am  Ada Mwangi ', 'Ada Mwangi'],
  ['I’m ada', 'ada'],
  ["i'm ada", 'ada'],
  ['I am', ''],
  [I_AM, ''],
])('finds the user in %j: %j', (text, user) => {
  expect(typedUser(text)).toBe(user)
})

it.each([
  '',
  'ada',
  'ada@example.com',
  'mine',
  'me ',
  'my jobs',
  'me a',
  'mine ada@example.com',
  'mine running',
  'my jobs a',
  'my jobs failed',
  'i amara',
  'metrics ada',
  'miami',
])('finds no user in %j', (text) => {
  expect(typedUser(text)).toBeNull()
})

it('finds no user in a name alone', () => {
  const anyName = fc.stringMatching(/^[a-z]{3,12}([.@ ][a-z]{2,12}){0,2}$/)
  fc.assert(
    fc.property(anyName, (name) => {
      expect(typedUser(name)).toBeNull()
      expect(typedUser(`I am ${name}`)).toBe(name)
    }),
  )
})

it('returns a command for each user', () => {
  const onSelect = vi.fn<(user: string) => void>()
  const commands = userCommands(['bob@example.com', 'ada@example.com'], onSelect)
  const [first] = findCommands(commands, typedUser('I am ada') ?? '').groups[0]?.items ?? []
  expect(first?.label).toBe('Set my user to ada@example.com')
  first?.run()
  expect(onSelect).toHaveBeenCalledExactlyOnceWith('ada@example.com')
})
