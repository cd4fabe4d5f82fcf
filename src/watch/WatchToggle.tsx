import { clsx } from 'clsx'
import { Bell, BellRing } from 'lucide-react'
import { useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { hasEnded } from '#src/jobs/job.ts'
import { Button } from '#src/ui/Button.tsx'
import { unwatchJobs, useWatches, watchJobs } from './actions.ts'
import { isJobWatched } from './watches.ts'

/** If the button has focus when the job ends, it stays until it loses the focus. */
export function WatchToggle({ job }: { readonly job: TrainingJob }) {
  const [hasFocus, setHasFocus] = useState(false)
  const isWatched = isJobWatched(useWatches(), job.id)
  const isOver = hasEnded(job)
  if (isOver && !hasFocus) return null
  const Icon = isWatched ? BellRing : Bell
  return (
    <Button
      disabled={isOver}
      aria-pressed={isOver ? undefined : isWatched}
      aria-keyshortcuts={isOver ? undefined : 'W'}
      tooltip={isOver ? undefined : 'Notify me when it ends (W)'}
      onFocus={() => setHasFocus(true)}
      onBlur={({ currentTarget }) => {
        // When the window loses focus, the button remains the active element.
        if (document.activeElement !== currentTarget) setHasFocus(false)
      }}
      onClick={() => {
        if (isWatched) unwatchJobs([job.id])
        else watchJobs([job])
      }}
    >
      <Icon aria-hidden className={clsx('size-3.5', isWatched ? 'text-accent' : 'text-muted')} />
      {isOver ? 'Job has ended' : 'Watch job'}
    </Button>
  )
}
