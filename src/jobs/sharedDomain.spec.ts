import { expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { FieldIndex, listJobs } from './columns/jobColumns.ts'
import { sharedDomain, shortUser } from './sharedDomain.ts'

const jobsOf = (...emails: readonly (string | null | undefined)[]) =>
  emails.map((email, position) =>
    aTrainingJob({ id: `job${position}`, user: email === undefined ? null : { email } }),
  )
const domainOf = (...emails: readonly (string | null | undefined)[]) =>
  sharedDomain(listJobs(jobsOf(...emails)))

it('is the domain of all users, even if some jobs have no user', () => {
  expect(domainOf('ada@example.com')).toBe('@example.com')
  expect(domainOf('ada@example.com', null, 'omar@example.com', undefined, '')).toBe('@example.com')
})

it.each([
  ['two domains', 'ada@example.com', 'omar@example.org'],
  ['a subdomain', 'ada@example.com', 'omar@eu.example.com'],
  ['a user without a domain', 'ada@example.com', 'nightly'],
  ['nothing before the @', '@example.com'],
  ['nothing after the @', 'ada@'],
])('is none for %s', (_, ...emails) => {
  expect(domainOf(...emails)).toBeNull()
})

it('is none without users', () => {
  expect(domainOf()).toBeNull()
  expect(domainOf(null, undefined)).toBeNull()
})

it('ignores users of earlier results that are still in the dictionary', () => {
  const before = new FieldIndex(jobsOf('ada@example.com', 'omar@example.org'))
  expect(before.dictionary('user').size).toBe(2)
  const jobs = jobsOf('ada@example.com')
  const index = new FieldIndex(jobs, { index: before, rows: [0] })
  expect(index.dictionary('user').size).toBe(2)
  expect(sharedDomain({ jobs, index })).toBe('@example.com')
})

it('removes only the shared domain from a user’s address', () => {
  expect(shortUser('ada@example.com', '@example.com')).toBe('ada')
  expect(shortUser('ada@example.org', '@example.com')).toBe('ada@example.org')
  expect(shortUser('ada@example.com', null)).toBe('ada@example.com')
})
