import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { jobTitle } from '#src/jobs/job.ts'
import type { OpenJob } from './useOpenJob.ts'
import { IconButton } from '#src/ui/IconButton.tsx'

export interface HeadProps {
  readonly id: string
  readonly open: OpenJob
  /** Whether the list has a job above and below this one. */
  readonly above: boolean
  readonly below: boolean
  /** Goes up (-1) or down (1) the list. */
  readonly onStep: (step: -1 | 1) => void
  readonly onClose: () => void
}

/** Which job it is, and the ways to the next one and back to the list. */
export function Head({ id, open, above, below, onStep, onClose }: HeadProps) {
  return (
    <header className="flex items-start gap-1 border-b border-line py-2.5 pr-3 pl-5">
      <h2 className="min-w-0 flex-1 py-1 text-base leading-6 font-semibold wrap-anywhere">
        {open.state === 'found' ? jobTitle(open.job) : id}
      </h2>
      <IconButton
        icon={ChevronUp}
        label="Previous job"
        keys="K or ↑"
        disabled={!above}
        disabledReason="No previous job in the list"
        onClick={() => onStep(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label="Next job"
        keys="J or ↓"
        disabled={!below}
        disabledReason="No next job in the list"
        onClick={() => onStep(1)}
      />
      <IconButton icon={X} label="Close details" keys="Esc" onClick={onClose} />
    </header>
  )
}
