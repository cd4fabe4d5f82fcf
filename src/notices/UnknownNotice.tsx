import { useState } from 'react'
import { statusLabel } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { formatCount } from '#src/lib/units.ts'
import { Notice } from '#src/ui/Notice.tsx'
import { leftOutJobs } from '#src/view/filtering/hiddenJobs.ts'
import type { SetView } from '#src/view/useView.ts'
import type { View } from '#src/view/view.ts'
import { useUnknownJobs } from './useUnknownJobs.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'

interface UnknownNoticeProps {
  /** The jobs of the last response; undefined until there is one. */
  readonly jobs: readonly TrainingJob[] | undefined
  readonly view: View
  readonly setView: SetView
  /** ms since the epoch */
  readonly now: number
}

/**
 * Says which jobs a view leaves out because their status is unknown: it is in no group of statuses.
 * Loaded with the first such job.
 */
export function UnknownNotice({ jobs, view, setView, now }: UnknownNoticeProps) {
  const [dismissed, setDismissed] = useState<string | null>(null)
  const leftOut = leftOutJobs(useUnknownJobs(jobs, view.status.length > 0), view, now)
  const statuses = [...new Set(leftOut.map(({ current_status: status }) => status))].sort()
  const key = statuses.join()
  if (leftOut.length === 0 || dismissed === key) return null
  const count = leftOut.length === 1 ? '1 job' : `${formatCount(leftOut.length)} jobs`
  return (
    <Notice
      tone="warning"
      onDismiss={({ currentTarget }) => {
        currentTarget.closest('main')?.focus()
        setDismissed(key)
      }}
      aside={
        <button
          type="button"
          className="h-7 rounded-md border border-current px-2.5"
          onClick={({ currentTarget }) => {
            // The button goes away with the notice; the page keeps the focus.
            currentTarget.closest('main')?.focus()
            setView({ ...view, status: statuses })
          }}
        >
          {leftOut.length === 1 ? 'Show it' : 'Show them'}
        </button>
      }
    >
      This view leaves out {count} with an unknown status:{' '}
      <span {...withTooltip(key)}>{statuses.map(statusLabel).join(', ')}</span>.
    </Notice>
  )
}
