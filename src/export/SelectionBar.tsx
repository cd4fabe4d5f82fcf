import { X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { FIELD_KEYS } from '#src/jobs/fields.ts'
import { gpuTotal, hasUnknownStatus } from '#src/jobs/job.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'
import { CopyTextButton } from '#src/ui/CopyTextButton.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { MenuPicker } from '#src/ui/MenuPicker.tsx'
import { useIsPhone } from '#src/ui/phone.ts'
import { useView } from '#src/view/useView.tsx'
import { exportedKeys } from './exportedKeys.ts'
import { ExportSheet } from './ExportSheet.tsx'
import { SaveButton } from './SaveButton.tsx'
import { saveJobs } from './saveJobs.ts'

interface SelectionBarProps {
  /** The selected jobs, in the table's order. */
  readonly jobs: readonly TrainingJob[]
  readonly onSelectAll: (() => void) | null
  readonly onClear: () => void
  readonly children?: ReactNode
}

const LABELS = { displayed: 'Visible columns', all: 'All columns' }

export function SelectionBar(props: SelectionBarProps) {
  const { jobs, onSelectAll, onClear, children } = props
  const [view] = useView()
  const { tz: zone } = view
  const keys = exportedKeys(view)
  const counted = jobs.filter((job) => !hasUnknownStatus(job))
  const gpus = counted.reduce((sum, job) => sum + gpuTotal(job), 0)
  const unknown = jobs.length - counted.length
  const [columnSet, setColumnSet] = useState<'displayed' | 'all'>('displayed')
  const exported = columnSet === 'all' ? FIELD_KEYS : keys
  const columns = () => ({ keys: exported, now: currentTime(), zone })
  const isPhone = useIsPhone()
  const actions = (
    <>
      <CopyTextButton
        variant="ghost"
        label="Copy IDs"
        text={() => jobs.map(({ id }) => id).join('\n')}
      />
      <MenuPicker
        label="Exported columns"
        value={columnSet}
        options={[
          { value: 'displayed', label: LABELS.displayed, hint: formatCount(keys.length) },
          { value: 'all', label: LABELS.all, hint: formatCount(FIELD_KEYS.length) },
        ]}
        onSelect={setColumnSet}
      >
        {LABELS[columnSet]}
      </MenuPicker>
      <CopyTextButton
        variant="ghost"
        label="Copy as Markdown"
        text={async () => (await import('./files.ts')).markdownOf(jobs, columns())}
      />
      <CopyTextButton
        variant="ghost"
        label="Copy as TSV"
        text={async () => (await import('./files.ts')).tsvOf(jobs, columns())}
      />
      <SaveButton
        variant="ghost"
        label="Download CSV"
        onSave={() => saveJobs('csv', jobs, { keys: exported, zone })}
      />
      <SaveButton
        variant="ghost"
        label="Download JSON"
        onSave={() => saveJobs('json', jobs, { zone })}
      />
      {children}
    </>
  )
  return (
    <section
      aria-label="Selected jobs"
      className="flex shrink-0 items-center gap-1 overflow-x-auto border-t border-line bg-surface py-1.5 pr-3 pl-4 max-md:pr-2 md:*:shrink-0"
    >
      <p
        role="status"
        className="mr-2 tabular-nums max-md:mr-auto max-md:min-w-0 max-md:leading-4.5 md:whitespace-nowrap"
      >
        <strong className="font-medium whitespace-nowrap">
          {formatCount(jobs.length)} selected
        </strong>
        <span className="text-muted max-md:block max-md:text-xs max-md:leading-4.5">
          <span className="max-md:hidden">{' · '}</span>
          {plural(gpus, 'GPU')}
          {unknown > 0 && `, excluding ${plural(unknown, 'job')} with an unknown status`}
        </span>
      </p>
      {isPhone ? (
        <>
          {/* On phones, the table has no header with a checkbox for all jobs. */}
          {onSelectAll && (
            <Button variant="ghost" className="shrink-0" onClick={onSelectAll}>
              Select all
            </Button>
          )}
          <ExportSheet count={jobs.length}>{actions}</ExportSheet>
        </>
      ) : (
        actions
      )}
      <IconButton
        icon={X}
        label="Clear selection"
        className={isPhone ? 'shrink-0' : 'sticky -right-3 ml-auto bg-surface'}
        onClick={({ currentTarget }) => {
          // The button disappears with the bar, so the focus moves to the page.
          currentTarget.closest('main')?.focus()
          onClear()
        }}
      />
    </section>
  )
}
