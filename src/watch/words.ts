import { kindOf, statusLabel } from '#src/contract/statuses.ts'
import { uncapitalized } from '#src/lib/capitalized.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import type { EndedJob } from './endedJobs.ts'

/** More ended jobs than this share one message. */
const MAX_SINGLE = 3

export interface Message {
  readonly id: string
  readonly title: string
  readonly text: string
  /** The status for the icon and color; `null` if the jobs ended differently and none failed. */
  readonly status: string | null
  readonly job: string | null
  /** The IDs of its jobs. */
  readonly of: readonly string[]
}

/** `llama-sft completed`; `null` if no job ended. */
export function headline(endedJobs: readonly EndedJob[]): string | null {
  const [first, ...others] = endedJobs
  if (!first) return null
  if (others.length > 0) return `${plural(endedJobs.length, 'job')} ended`
  return `${first.name} ${uncapitalized(statusLabel(first.status))}`
}

export function messageId(jobs: readonly string[]): string {
  return `ended-${jobs.join('-')}`
}

export function messagesOf(endedJobs: readonly EndedJob[]): Message[] {
  const of = endedJobs.map(({ id }) => id)
  if (endedJobs.length > MAX_SINGLE) {
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

/** Returns the status of all jobs, or else the status of one that failed; `null` if there is none. */
function commonStatus(endedJobs: readonly EndedJob[]): string | null {
  const statuses = [...new Set(endedJobs.map(({ status }) => status))]
  const status = statuses.length === 1 ? statuses[0] : statuses.find(isFailed)
  return status ?? null
}

const isFailed = (status: string) => kindOf(status) === 'failed'

/** `10 completed, 2 failed`. */
function countsOf(endedJobs: readonly EndedJob[]): string {
  const counts = new Map<string, number>()
  for (const { status } of endedJobs) {
    const label = uncapitalized(statusLabel(status))
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return [...counts].map(([label, count]) => `${formatCount(count)} ${label}`).join(', ')
}
