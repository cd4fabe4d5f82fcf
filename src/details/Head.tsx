import { ChevronDown, ChevronUp, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { jobTitle } from '#src/jobs/job.ts'
import type { OpenJob } from './openJob.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'

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
      <IconButton label="Previous job" hint="K or ↑" enabled={above} onPress={() => onStep(-1)}>
        <ChevronUp aria-hidden className="size-4" />
      </IconButton>
      <IconButton label="Next job" hint="J or ↓" enabled={below} onPress={() => onStep(1)}>
        <ChevronDown aria-hidden className="size-4" />
      </IconButton>
      <IconButton label="Close details" hint="Esc" enabled onPress={onClose}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </header>
  )
}

interface IconButtonProps {
  readonly label: string
  /** The key that does the same. */
  readonly hint: string
  readonly enabled: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

function IconButton({ label, hint, enabled, onPress, children }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      {...withTooltip(`${label} (${hint})`)}
      // Not `disabled`: at the end of the list the button would lose the focus.
      aria-disabled={!enabled}
      className="flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-subtle hover:text-ink aria-disabled:opacity-40"
      onClick={() => {
        if (enabled) onPress()
      }}
    >
      {children}
    </button>
  )
}
