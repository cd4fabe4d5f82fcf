import type { ReactNode } from 'react'
import { JobCount } from '#src/components/JobCount.tsx'
import { useSearch } from '#src/search/SearchContext.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { SearchProgress } from '#src/notices/SearchProgress.tsx'

interface ToolbarProps {
  /** How many jobs the table displays. */
  readonly count: number
  /** The filters that are on. */
  readonly chips: ReactNode
  /** What can be set. */
  readonly children: ReactNode
}

/** Above the table: what decides which jobs it shows, and how many they are. */
export function Toolbar({ count, chips, children }: ToolbarProps) {
  const search = useSearch()
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 border-b border-line lg:flex-nowrap">
      <div className="relative order-first flex w-full gap-2 overflow-x-auto px-4 py-2 lg:order-none lg:w-auto lg:shrink-0 lg:pr-1">
        {children}
      </div>
      <div className="flex min-w-0 flex-1 items-center gap-1.5 overflow-x-auto py-0.5 pr-4 lg:pr-0">
        {chips}
      </div>
      <div className="order-first flex h-9 shrink-0 items-center gap-2 pl-4 text-muted lg:order-none lg:pr-4 lg:pl-0">
        <p role="status" aria-label="Result" className="tabular-nums">
          {describeResult(search, count)}
        </p>
        {search.state !== 'ready' && search.fetching && <SearchProgress />}
      </div>
    </div>
  )
}

/** How many jobs there are to see, or why that is not known. */
function describeResult({ state, fetching }: TrainingJobs, count: number): ReactNode {
  if (state === 'ready') return <JobCount count={count} />
  return state === 'searching' || fetching ? 'Searching …' : 'No answer'
}
