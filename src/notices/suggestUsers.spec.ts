import { expect, it } from 'vitest'
import { FieldIndex, listJobs } from '#src/jobs/columns/jobColumns.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { suggestUsers, usersOf } from './suggestUsers.ts'

const KNOWN = ['omar@example.com', 'ada@example.com', 'ada@example.org', 'lena.novak@example.com']

it.each([
  ['a name', 'omar', ['omar@example.com']],
  ['a name in another case', ' Omar ', ['omar@example.com']],
  ['a name in several domains', 'ada', ['ada@example.com', 'ada@example.org']],
  ['the beginning of a name', 'lena', ['lena.novak@example.com']],
])('suggests the address for %s', (_, user, addresses) => {
  expect(suggestUsers(KNOWN, [user])).toEqual({ user, addresses })
})

it('suggests nothing for a user with jobs, an empty one, or a name that resembles no other', () => {
  expect(suggestUsers(KNOWN, ['omar@example.com', '', '@example.com', 'grace'])).toBeNull()
  expect(suggestUsers([], ['ada'])).toBeNull()
  expect(suggestUsers(['ada'], ['ada'])).toBeNull()
})

it('suggests nothing for a full address, whose jobs can be outside the search', () => {
  expect(suggestUsers(KNOWN, ['omar@example.org', 'omar@exmaple.com'])).toBeNull()
})

const jobsOf = (...emails: (string | null)[]) =>
  emails.map((email, n) => aTrainingJob({ id: `j${n}`, user: email === null ? null : { email } }))

it('returns each user of the jobs once, and none of earlier results', () => {
  const before = jobsOf('omar@example.com', 'ada@example.com', null, 'omar@example.com')
  const earlier = listJobs(before)
  expect(usersOf(earlier)).toEqual(['omar@example.com', 'ada@example.com'])
  const jobs = before.slice(1, 2)
  const index = new FieldIndex(jobs, { index: earlier.index, rows: [1] })
  expect(index.dictionary('user').size).toBe(2)
  expect(usersOf({ jobs, index })).toEqual(['ada@example.com'])
})

it('returns the first user that has suggestions', () => {
  expect(suggestUsers(KNOWN, ['grace', 'omar', 'ada'])?.user).toBe('omar')
})
