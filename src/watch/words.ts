import { kindOf, statusLabel } from '#src/contract/statuses.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import type { EndedJob } from './endedJobs.ts'

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
export function headline(endedJobs: readonly EndedJob[]): string | null {
  const [first, ...others] = endedJobs
  if (!first) return null
  if (others.length > 0) return `${plural(endedJobs.length, 'job')} ended`
  return `${first.name} ${statusLabel(first.status)}`
}

/** The ID of the message about these jobs. */
export function messageId(jobs: readonly string[]): string {
  return `ended-${jobs.join('-')}`
}

/** What to say of ends that came at once. */
export function messagesOf(endedJobs: readonly EndedJob[]): Message[] {
  const of = endedJobs.map(({ id }) => id)
  if (endedJobs.length > SINGLY) {
    return [
      {
        id: messageId(of),
        title: headline(endedJobs) ?? '',
        text: countsOf(endedJobs),
        status: commonStatus(endedJobs),
        job: null,
        of,
      },
    ]
  }
  return endedJobs.map((endedJob) => ({
    id: messageId([endedJob.id]),
    title: headline([endedJob]) ?? '',
    text: endedJob.text,
    status: endedJob.status,
    job: endedJob.id,
    of: [endedJob.id],
  }))
}

/** The status of all, or else that of one that failed, which matters more; `null` for none. */
function commonStatus(endedJobs: readonly EndedJob[]): string | null {
  const statuses = [...new Set(endedJobs.map(({ status }) => status))]
  const status = statuses.length === 1 ? statuses[0] : statuses.find(isFailed)
  return status ?? null
}

const isFailed = (status: string) => kindOf(status) === 'failed'

/** `10 Completed, 2 Failed`. */
function countsOf(endedJobs: readonly EndedJob[]): string {
  const counts = new Map<string, number>()
  for (const { status } of endedJobs) {
    const label = statusLabel(status)
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return [...counts].map(([label, count]) => `${formatCount(count)} ${label}`).join(', ')
}
