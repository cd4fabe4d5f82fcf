import { expect, it } from 'vitest'
import { kindOf } from '#src/contract/statuses.ts'
import { reasonOf } from '#src/jobs/errors/reason.ts'
import { createOrganization } from './organization.ts'

const START = Date.UTC(2026, 2, 4, 10)
const failed = createOrganization({ seed: 1, jobs: 3_000, start: START })
  .jobsAt(START)
  .filter((job) => kindOf(job.current_status) === 'failed')
const messages = failed.flatMap(({ error_message: message }) => message ?? [])

it('includes torchrun tracebacks with the rank at the start', () => {
  const ranks = messages.filter((message) => message.startsWith('[rank'))
  expect(ranks.length).toBeGreaterThan(20)
  const launched = ranks.filter((message) => message.includes('ChildFailedError'))
  expect(launched.length).toBeGreaterThan(10)
  for (const message of launched) {
    const [, rank] = /^\[rank(\d+)\]: Traceback/.exec(message) ?? []
    expect(message).toContain(`rank      : ${rank} (local_rank: `)
  }
})

it('gives the exception of the rank, not that of the launcher, as the reason', () => {
  for (const message of messages.filter((text) => text.startsWith('[rank'))) {
    expect(reasonOf(message)).not.toMatch(/ChildFailedError|SIGTERM|exitcode/)
  }
})

it('uses American spelling', () => {
  expect(JSON.stringify(failed)).not.toMatch(/isation|tokenis|diaris|colour|behaviour/i)
})
