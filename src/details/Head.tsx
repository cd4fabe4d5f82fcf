import { Tabs } from '@base-ui/react/tabs'
import { ArrowDown, ArrowUp, Check, Link, Maximize2, Minimize2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { StatusBadge } from '#src/components/StatusBadge.tsx'
import { statusMeaning } from '#src/contract/statuses.ts'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { CopyButton } from '#src/ui/CopyButton.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { useCopy } from '#src/ui/useCopy.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'
import { valuesOf } from '#src/view/filtering/valueActions.ts'
import { sharedAddress } from '#src/view/sharedAddress.ts'
import { useView } from '#src/view/useView.tsx'
import { TABS, type Tab } from '#src/view/view.ts'
import { TAB_LABELS } from './tabLabels.ts'
import type { OpenJob } from './useOpenJob.ts'
import { ValueButton } from './ValueButton.tsx'

export interface HeadProps {
  readonly id: string
  readonly open: OpenJob
  readonly above: boolean
  readonly below: boolean
  readonly onStep: (step: -1 | 1) => void
  readonly onClose: () => void
  /** When the pointer or the focus reaches a tab. */
  readonly onNearTab: (tab: Tab) => void
  /** Beside the job's status: what needs attention. */
  readonly mark: ReactNode
}

export function Head(props: HeadProps) {
  const { id, open, above, below, onStep, onClose, onNearTab, mark } = props
  return (
    <header className="flex flex-col gap-1 border-b border-line py-2.5 pr-3 pl-5 has-[[role=tablist]]:pb-0">
      <div className="flex items-start gap-1">
        <h2 className="min-w-0 flex-1 py-1 text-base leading-6 pointer-coarse:py-2.5 font-semibold wrap-anywhere">
          {open.state === 'found' ? jobTitle(open.job) : id}
        </h2>
        {open.state === 'found' && <CopyLink />}
        <IconButton
          icon={ArrowUp}
          label="Previous job"
          keys="K or ↑"
          disabled={!above}
          disabledReason="No previous job in the list"
          onClick={() => onStep(-1)}
        />
        <IconButton
          icon={ArrowDown}
          label="Next job"
          keys="J or ↓"
          disabled={!below}
          disabledReason="No next job in the list"
          onClick={() => onStep(1)}
        />
        <ExpandButton />
        <IconButton icon={X} label="Close details" keys="Esc" onClick={onClose} />
      </div>
      {open.state === 'found' && (
        <>
          <StatusLine job={open.job} mark={mark} />
          <TabList onNearTab={onNearTab} />
        </>
      )}
    </header>
  )
}

function TabList({ onNearTab }: Pick<HeadProps, 'onNearTab'>) {
  return (
    <Tabs.List aria-label="Job" className="-mb-px -ml-2 flex">
      {TABS.map((tab) => (
        <Tabs.Tab
          key={tab}
          value={tab}
          onPointerEnter={() => onNearTab(tab)}
          onFocus={() => onNearTab(tab)}
          className="border-b-2 border-transparent px-2 py-1.5 font-medium text-muted hover:text-ink focus-visible:outline-offset-[-2px] data-active:border-accent data-active:text-ink pointer-coarse:min-h-11"
        >
          {TAB_LABELS[tab]}
        </Tabs.Tab>
      ))}
    </Tabs.List>
  )
}

/** In a narrow window, the details cover the list anyway. */
function ExpandButton() {
  const [{ full }, setView] = useView()
  return (
    <IconButton
      icon={full ? Minimize2 : Maximize2}
      label={full ? 'Show list' : 'Expand details'}
      keys="E"
      className="max-lg:hidden"
      onClick={() => setView({ full: !full }, 'replace')}
    />
  )
}

function CopyLink() {
  const { outcomeOf, copy } = useCopy()
  const isCopied = outcomeOf('link') === 'copied'
  return (
    <IconButton
      icon={isCopied ? Check : Link}
      label={isCopied ? 'Copied link' : 'Copy link'}
      iconClass={isCopied ? 'size-4 text-tone-green' : 'size-4'}
      onClick={() => void copy('link', sharedAddress())}
    />
  )
}

interface StatusLineProps {
  readonly job: TrainingJob
  readonly mark?: ReactNode
}

/** The ID is on the right, so that it stays in place when the status changes. */
export function StatusLine({ job, mark }: StatusLineProps) {
  const { id, current_status: status } = job
  const meaning = statusMeaning(status)
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
      <span className="min-w-0" {...withTooltip(meaning)}>
        <ValueButton values={valuesOf(job, 'status')}>
          <StatusBadge status={status} full />
        </ValueButton>
      </span>
      {meaning === undefined && <span className="text-xs text-muted">Unknown status</span>}
      {mark}
      <span className="ml-auto flex min-w-0 items-center gap-1">
        {/* Without a name, the title is the ID already. */}
        {job.name && <span className="truncate font-mono text-xs">{id}</span>}
        <CopyButton text={id} label={`ID ${id}`} />
      </span>
    </div>
  )
}
