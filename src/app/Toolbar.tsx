import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { JobCount } from '#src/components/JobCount.tsx'
import { SearchProgress } from '#src/notices/SearchProgress.tsx'
import { useSearch } from '#src/search/SearchContext.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'

interface ToolbarProps {
  readonly count: number
  readonly filters: ReactNode
  readonly chips: ReactNode
  /** Controls to the right of the count. */
  readonly children: ReactNode
}

export function Toolbar({ count, filters, chips, children }: ToolbarProps) {
  const search = useSearch()
  return (
    <div className="border-b border-line">
      <div className="flex flex-wrap items-center gap-2 px-4 py-2 max-md:gap-1.5 max-md:py-1">
        {filters}
        <div className="ml-auto flex flex-wrap items-center justify-end gap-2 max-md:gap-1.5">
          {search.state !== 'ready' && search.fetching && <SearchProgress />}
          <p
            role="status"
            aria-label="Result"
            className={clsx(
              'px-1 tabular-nums max-md:px-0',
              search.error ? 'is-outdated' : 'text-muted',
            )}
          >
            {describeResult(search, count)}
          </p>
          {children}
        </div>
      </div>
      {chips}
    </div>
  )
}

/** Returns `null` after a failed or canceled search, because the page displays the reason below. */
function describeResult({ state, fetching }: TrainingJobs, count: number): ReactNode {
  if (state === 'ready') return <JobCount count={count} />
  return state === 'searching' || fetching ? 'Loading…' : null
}
