import { statusLabel } from '#src/contract/statuses.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import type { Ending } from './endedJobs.ts'

/** More ends at once than this are told of in one message. */
const SINGLY = 3

/** One message: about one job, or about many. */
export interface Message {
  /** The same for the same ends. */
  readonly id: string
  readonly title: string
  readonly text: string
  /** The job to open; null where there are many. */
  readonly job: string | null
  /** The IDs of the jobs that it tells of. */
  readonly of: readonly string[]
}

/** `llama-sft Completed`; null for none. */
export function headline(endings: readonly Ending[]): string | null {
  const [first, ...others] = endings
  if (!first) return null
  if (others.length > 0) return `${plural(endings.length, 'job')} ended`
  return `${first.name} ${statusLabel(first.status)}`
}

/** What to say of ends that came at once. */
export function messagesOf(endings: readonly Ending[]): Message[] {
  const of = endings.map(({ id }) => id)
  if (endings.length > SINGLY) {
    return [
      {
        id: `ended-${of.join('-')}`,
        title: headline(endings) ?? '',
        text: countsOf(endings),
        job: null,
        of,
      },
    ]
  }
  return endings.map((ending) => ({
    id: `ended-${ending.id}`,
    title: headline([ending]) ?? '',
    text: ending.text,
    job: ending.id,
    of: [ending.id],
  }))
}

/** `10 Completed, 2 Failed`. */
function countsOf(endings: readonly Ending[]): string {
  const counts = new Map<string, number>()
  for (const { status } of endings) {
    const label = statusLabel(status)
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return [...counts].map(([label, count]) => `${formatCount(count)} ${label}`).join(', ')
}
