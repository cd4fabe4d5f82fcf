import { useMemo, useState, type ReactNode, type Ref } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { ErrorState } from '#src/notices/lazyFailures.tsx'
import { JobsTable, type TableHandle } from '#src/table/JobsTable.tsx'
import { NOTHING_SELECTED, selectedOf, toggleAll, type Selection } from '#src/table/selection.ts'
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
  readonly changed: ReadonlySet<string>
  readonly ref: Ref<TableHandle>
}

interface JobsPaneWithNoticesProps extends JobsPaneProps {
  readonly children: ReactNode
}

/** `children` stay in view below the table, with the actions for selected jobs. */
export function JobsPane({ page, changed, ref, children }: JobsPaneWithNoticesProps) {
  const [selection, setSelection] = useState(NOTHING_SELECTED)
  const { rows } = page
  const selected = useMemo(() => selectedOf(selection, rows ?? NO_JOBS), [selection, rows])
  return (
    <div
      id={JOBS}
      tabIndex={-1}
      data-anchor
      // At least as high as the window, so that a short list can be scrolled to the top.
      className="flex min-h-[calc(100dvh-var(--above))] flex-1 scroll-mt-(--top) flex-col outline-none"
    >
      <Jobs ref={ref} page={page} changed={changed} selection={selection} onSelect={setSelection} />
      <div data-box="foot" className="sticky bottom-0 left-0 z-20 mt-auto w-(--room) bg-canvas">
        {selected.length > 0 && (
          <SelectionBar
            jobs={selected}
            onSelectAll={
              rows && selected.length < rows.length
                ? () => setSelection(toggleAll(selection, rows))
                : null
            }
            onClear={() => setSelection(NOTHING_SELECTED)}
          >
            <WatchSelected jobs={selected} />
          </SelectionBar>
        )}
        {children}
      </div>
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
      state={
        preview ? 'partial' : state !== 'ready' ? 'stale' : search.error ? 'outdated' : 'ready'
      }
      searchKey={preview ? key : resultKey}
      domain={domain}
      changed={changed}
      selection={selection}
      onSelect={onSelect}
    />
  )
}
