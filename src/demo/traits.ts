import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { LONG_SUFFIX, NAME_SUFFIXES, type Project } from './catalog.ts'
import { pick, type NonEmpty, type Random } from './random.ts'

/** Returns a job's name; `null` for a few. */
export function nameOf(random: Random, project: Project): string | null {
  const kind = random()
  if (kind < 0.05) return null
  const stem = pick(random, project.stems)
  return stem + (kind < 0.08 ? LONG_SUFFIX : pick(random, NAME_SUFFIXES))
}

const PRIORITIES: NonEmpty<number> = [1, 1, 2, 5, 10, -1]

/** Returns a job's priority: 0 for most. */
export function priorityOf(random: Random): number | null {
  const kind = random()
  if (kind < 0.02) return null
  return kind < 0.85 ? 0 : pick(random, PRIORITIES)
}

/** Returns one of the users; for a few jobs `null`, or a user without an email. */
export function userOf(random: Random, emails: NonEmpty<string>): TrainingJob['user'] {
  const kind = random()
  if (kind < 0.03) return null
  return { email: kind < 0.05 ? null : pick(random, emails) }
}
