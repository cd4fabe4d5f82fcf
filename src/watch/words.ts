import { kindOf, statusLabel } from '#src/contract/statuses.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import type { Ending } from './endedJobs.ts'

/** More ends at once than this are one message. */
const SINGLY = 3

/** One message: about one job, or about many. */
export interface Message {
  /** The same for the same ends. */
  readonly id: string
  readonly title: string
  readonly text: string
  /** The status that its icon and color are of; `null` if the jobs ended differently, and none failed. */
  readonly status: string | null
  /** The job to open; null where there are many. */
  readonly job: string | null
  /** The IDs of the jobs that it is about. */
  readonly of: readonly string[]
}

/** `llama-sft Completed`; null for none. */
export function headline(endings: readonly Ending[]): string | null {
  const [first, ...others] = endings
  if (!first) return null
  if (others.length > 0) return `${plural(endings.length, 'job')} ended`
  return `${first.name} ${statusLabel(first.status)}`
}

/** The ID of the message about these jobs. */
export function messageId(jobs: readonly string[]): string {
  return `ended-${jobs.join('-')}`
}

/** What to say of ends that came at once. */
export function messagesOf(endings: readonly Ending[]): Message[] {
  const of = endings.map(({ id }) => id)
  if (endings.length > SINGLY) {
    return [
      {
        id: messageId(of),
        title: headline(endings) ?? '',
        text: countsOf(endings),
        status: commonStatus(endings),
        job: null,
        of,
      },
    ]
  }
  return endings.map((ending) => ({
    id: messageId([ending.id]),
    title: headline([ending]) ?? '',
    text: ending.text,
    status: ending.status,
    job: ending.id,
    of: [ending.id],
  }))
}

/** The status of all, or else that of one that failed, which matters more; `null` for none. */
function commonStatus(endings: readonly Ending[]): string | null {
  const statuses = [...new Set(endings.map(({ status }) => status))]
  const status = statuses.length === 1 ? statuses[0] : statuses.find(isFailed)
  return status ?? null
}

const isFailed = (status: string) => kindOf(status) === 'failed'

/** `10 Completed, 2 Failed`. */
function countsOf(endings: readonly Ending[]): string {
  const counts = new Map<string, number>()
  for (const { status } of endings) {
    const label = statusLabel(status)
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return [...counts].map(([label, count]) => `${formatCount(count)} ${label}`).join(', ')
}
