import { expect, it } from 'vitest'
import { suggestUsers } from './suggestUsers.ts'

const KNOWN = ['omar@example.com', 'ada@example.com', 'ada@example.org', 'lena.novak@example.com']

it.each([
  ['a name', 'omar', ['omar@example.com']],
  ['a name in other letters', ' Omar ', ['omar@example.com']],
  ['a name in several domains', 'ada', ['ada@example.com', 'ada@example.org']],
  ['another domain', 'omar@exmaple.com', ['omar@example.com']],
  ['the beginning of a name', 'lena', ['lena.novak@example.com']],
])('suggests the address for %s', (_, user, addresses) => {
  expect(suggestUsers(KNOWN, [user])).toEqual({ user, addresses })
})

it('suggests nothing for a user with jobs, for none, or for a name that resembles none', () => {
  expect(suggestUsers(KNOWN, ['omar@example.com', '', '@example.com', 'grace'])).toBeNull()
  expect(suggestUsers([], ['ada'])).toBeNull()
})

it('begins with the first user that it has a suggestion for', () => {
  expect(suggestUsers(KNOWN, ['grace', 'omar', 'ada'])?.user).toBe('omar')
})
