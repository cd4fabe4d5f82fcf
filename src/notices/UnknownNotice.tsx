import { useState } from 'react'
import { JobCount } from '#src/components/JobCount.tsx'
import { UnknownStatuses } from '#src/components/UnknownStatuses.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { pluralForm } from '#src/lib/units.ts'
import { Notice } from './Notice.tsx'
import { hiddenJobs } from './hiddenJobs.ts'
import { Button } from '#src/ui/Button.tsx'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import { useUnknownJobs } from './useUnknownJobs.ts'

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
  const leftOut = hiddenJobs(useUnknownJobs(jobs, view.status.length > 0), view, now)
  const statuses = [...new Set(leftOut.map(({ current_status: status }) => status))].sort()
  const key = statuses.join()
  if (leftOut.length === 0 || dismissed === key) return null
  return (
    <Notice
      tone="warning"
      onDismiss={({ currentTarget }) => {
        currentTarget.closest('main')?.focus()
        setDismissed(key)
      }}
      aside={
        <Button
          look="tinted"
          onClick={({ currentTarget }) => {
            // The button goes away with the notice; the page keeps the focus.
            currentTarget.closest('main')?.focus()
            setView({ ...view, status: statuses })
          }}
        >
          Show {pluralForm(leftOut.length, 'it', 'them')}
        </Button>
      }
    >
      This view leaves out <JobCount count={leftOut.length} /> with an unknown status:{' '}
      <UnknownStatuses statuses={statuses} />.
    </Notice>
  )
}
