import { useMemo, useState, type Ref } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { ErrorState } from '#src/notices/lazyFailures.tsx'
import { JobsTable, type TableHandle } from '#src/table/JobsTable.tsx'
import { NOTHING_SELECTED, selectedOf, type Selection } from '#src/table/selection.ts'
import { loadable } from '#src/ui/loadable.ts'
import { JOBS } from './SkipLink.tsx'
import type { Page } from './usePage.ts'

const Canceled = loadable(async () => (await import('#src/notices/Canceled.tsx')).Canceled)
const EmptyState = loadable(async () => (await import('#src/notices/EmptyState.tsx')).EmptyState)
const SelectionBar = loadable(
  async () => (await import('#src/export/SelectionBar.tsx')).SelectionBar,
)
const WatchSelected = loadable(
  async () => (await import('#src/watch/WatchSelected.tsx')).WatchSelected,
)

const NO_JOBS: readonly TrainingJob[] = []

interface JobsPaneProps {
  readonly page: Page
  /** IDs of the rows to highlight. */
  readonly changed: ReadonlySet<string>
  readonly ref: Ref<TableHandle>
}

/** The table of jobs, or why there is none, and what can be done with the selected jobs. */
export function JobsPane({ page, changed, ref }: JobsPaneProps) {
  const [selection, setSelection] = useState(NOTHING_SELECTED)
  const { rows } = page
  const selected = useMemo(() => selectedOf(selection, rows ?? NO_JOBS), [selection, rows])
  return (
    <div id={JOBS} tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
      <Jobs ref={ref} page={page} changed={changed} selection={selection} onSelect={setSelection} />
      {selected.length > 0 && (
        <SelectionBar jobs={selected} onClear={() => setSelection(NOTHING_SELECTED)}>
          <WatchSelected jobs={selected} />
        </SelectionBar>
      )}
    </div>
  )
}

interface JobsProps extends JobsPaneProps {
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
}

function Jobs({ page, changed, ref, selection, onSelect }: JobsProps) {
  const { search, jobs, preview, rows, domain, filters } = page
  const { state, result, key, resultKey } = search
  if (state === 'canceled' && !result) return <Canceled />
  if (state === 'failed' && !result) return <ErrorState />
  if (state === 'ready' && jobs?.length === 0 && !result.invalidRows) {
    return <EmptyState filters={filters} />
  }
  return (
    <JobsTable
      ref={ref}
      jobs={rows}
      state={preview ? 'partial' : state === 'ready' ? 'ready' : 'stale'}
      searchKey={preview ? key : resultKey}
      domain={domain}
      changed={changed}
      selection={selection}
      onSelect={onSelect}
    />
  )
}
