import { useMemo } from 'react'
import { FilterBar } from '../filters/FilterBar.tsx'
import { FilterChips } from '../filters/FilterChips.tsx'
import { PresetTabs } from '../filters/PresetTabs.tsx'
import { countByStatus } from '../jobs/lists.ts'
import { formatCount } from '../jobs/units.ts'
import { useTrainingJobs, type TrainingJobs } from '../search/useTrainingJobs.ts'
import { JobsTable } from '../table/JobsTable.tsx'
import { activeFilters } from '../view/filters.ts'
import { toSearchRequest } from '../view/request.ts'
import { useView } from '../view/useView.ts'
import { paceOf } from '../view/view.ts'
import { sortJobs } from '../view/visibleJobs.ts'
import { Announcer } from './Announcer.tsx'
import { DemoBanner } from './DemoBanner.tsx'
import { EmptyState } from './EmptyState.tsx'
import { ErrorBanner, ErrorState } from './ErrorState.tsx'
import { Header } from './Header.tsx'
import { IgnoredNotice, LeftOutNotice } from './Notices.tsx'
import { RefreshControls } from './RefreshControls.tsx'
import { pageTitle } from './title.ts'
import { useChanges } from './useChanges.ts'
import { useSeen } from './useSeen.ts'

/** The page: what the URL asks for, and the jobs that answer it. */
export function App() {
  const [view, setView] = useView()
  const request = toSearchRequest(view)
  const search = useTrainingJobs(request, paceOf(view.refresh))
  const { answer, answeredAt, current, error } = search

  const answered = answer?.jobs ?? null
  // Elapsed time goes on between answers that are otherwise the same; no other order does.
  const sortedAt = view.sort.field === 'elapsed' ? answeredAt : 0
  const jobs = useMemo(
    () => answered && sortJobs(answered, view.sort, sortedAt),
    [answered, view.sort, sortedAt],
  )
  const counts = useMemo(() => (answered ? countByStatus(answered) : null), [answered])
  const currentCounts = current ? counts : null
  const seen = useSeen(answered, counts)
  const changes = useChanges(answered, search.answerKey, view.status.length > 0)
  const filters = activeFilters(view, (id) => seen.projects.get(id)?.name)

  return (
    <div className="flex h-dvh flex-col">
      <title>{pageTitle(request, currentCounts, error !== null)}</title>
      <DemoBanner />
      <Header controls={<RefreshControls view={view} setView={setView} search={search} />}>
        <PresetTabs view={view} setView={setView} request={request} counts={currentCounts} />
      </Header>
      <main tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
        <div className="flex shrink-0 flex-wrap items-center gap-x-3 border-b border-line lg:flex-nowrap">
          <div className="order-first flex w-full overflow-x-auto px-4 py-2 lg:order-none lg:w-auto lg:shrink-0 lg:pr-0">
            <FilterBar
              view={view}
              setView={setView}
              request={request}
              counts={currentCounts}
              projects={seen.projects}
              statuses={seen.statuses}
            />
          </div>
          <div className="flex min-w-0 flex-1 items-center gap-1.5 overflow-x-auto py-0.5 pr-4 lg:pr-0">
            <FilterChips view={view} setView={setView} filters={filters} />
          </div>
          <p
            role="status"
            aria-label="Result"
            className="order-first h-9 shrink-0 pl-4 leading-9 text-muted tabular-nums lg:order-none lg:pr-4 lg:pl-0"
          >
            {describeResult(search)}
          </p>
        </div>
        <IgnoredNotice />
        {current && answer?.leftOut && <LeftOutNotice leftOut={answer.leftOut} />}
        {error && answer && <ErrorBanner error={error} search={search} />}
        {error && !answer ? (
          <ErrorState error={error} search={search} />
        ) : current && jobs?.length === 0 && !answer?.leftOut ? (
          <EmptyState view={view} setView={setView} filters={filters} />
        ) : (
          <JobsTable
            jobs={jobs}
            sort={view.sort}
            onSort={(sort) => setView({ ...view, sort })}
            search={search.answerKey}
            stale={!current && jobs !== null}
            changed={changes.lit}
          />
        )}
      </main>
      <Announcer changes={changes} />
    </div>
  )
}

/** How many jobs the search found, or why that is not known. */
function describeResult({ answer, current, error, fetching }: TrainingJobs): string {
  if (!current || !answer) return error && !fetching ? 'No answer' : 'Searching …'
  const { length } = answer.jobs
  return `${formatCount(length)} ${length === 1 ? 'job' : 'jobs'}`
}
