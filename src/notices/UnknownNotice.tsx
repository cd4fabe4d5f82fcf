import { useState } from 'react'
import { JobCount } from '#src/components/JobCount.tsx'
import { UnknownStatuses } from '#src/components/UnknownStatuses.tsx'
import { pluralForm } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'
import { useView } from '#src/view/useView.tsx'
import { hiddenJobs } from './hiddenJobs.ts'
import { Notice } from './Notice.tsx'
import { useUnknownJobs } from './useUnknownJobs.ts'

interface UnknownNoticeProps {
  /** The time that relative ranges of the view end at, ms since the epoch; 0 if the view has none. */
  readonly now: number
}

/** Counts the jobs that the view hides because no group of statuses contains theirs. Loaded with the first such job. */
export function UnknownNotice({ now }: UnknownNoticeProps) {
  const [view, setView] = useView()
  const [dismissed, setDismissed] = useState<string | null>(null)
  const unknown = useUnknownJobs()
  const hidden = hiddenJobs(unknown, view, now)
  const statuses = [...new Set(hidden.map(({ current_status: status }) => status))].sort()
  const key = statuses.join()
  if (hidden.length === 0 || dismissed === key) return null
  return (
    <Notice
      tone="warning"
      onDismiss={({ currentTarget }) => {
        currentTarget.closest('main')?.focus()
        setDismissed(key)
      }}
      aside={
        <Button
          variant="tinted"
          onClick={({ currentTarget }) => {
            // The button disappears with the notice, so the focus moves to the page.
            currentTarget.closest('main')?.focus()
            setView({ status: statuses })
          }}
        >
          Show {pluralForm(hidden.length, 'it', 'them')}
        </Button>
      }
    >
      This view excludes <JobCount count={hidden.length} /> with an unknown status:{' '}
      <UnknownStatuses statuses={statuses} />.
    </Notice>
  )
}
