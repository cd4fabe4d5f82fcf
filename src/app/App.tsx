import { useCallback, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { ShareMenu } from '../export/ShareMenu.tsx'
import { FilterBar } from '../filters/FilterBar.tsx'
import { FilterChips } from '../filters/FilterChips.tsx'
import { PresetTabs } from '../filters/PresetTabs.tsx'
import { countByStatus } from '../jobs/lists.ts'
import { formatCount } from '../jobs/units.ts'
import { useTrainingJobs, type TrainingJobs } from '../search/useTrainingJobs.ts'
import { JobsTable, type TableHandle } from '../table/JobsTable.tsx'
import type { OnOpen } from '../table/openClicked.ts'
import { classes } from '../ui/classes.ts'
import { loadable } from '../ui/loadable.ts'
import { Toasts } from '../ui/Toasts.tsx'
import { activeFilters, viewName } from '../view/filters.ts'
import { matchingRows } from '../view/matchingRows.ts'
import { narrows } from '../view/narrowing.ts'
import { toSearchRequest } from '../view/request.ts'
import { useView } from '../view/useView.ts'
import { paceOf, type Sort } from '../view/view.ts'
import { jobsOf, sortRows } from '../view/visibleJobs.ts'
import { WatchButton } from '../watch/WatchButton.tsx'
import { toggleWatched, useEnded, Watching } from '../watch/Watching.tsx'
import { Announcer } from './Announcer.tsx'
import { DemoBanner } from './DemoBanner.tsx'
import { EmptyState } from './EmptyState.tsx'
import { ErrorBanner, ErrorState } from './ErrorState.tsx'
import { Header } from './Header.tsx'
import { IgnoredNotice, LeftOutNotice } from './Notices.tsx'
import { RefreshControls } from './RefreshControls.tsx'
import { Cancelled, SearchProgress } from './SearchProgress.tsx'
import { pageTitle } from './title.ts'
import { useChanges } from './useChanges.ts'
import { useKeys } from './useKeys.ts'
import { useMayAsk } from './useMayAsk.ts'
import { useNarrowing } from './useNarrowing.ts'
import { useOpenJob } from './useOpenJob.ts'
import { usePrepared } from './usePrepared.ts'
import { useSeen } from './useSeen.ts'

const KeySheet = loadable(async () => (await import('./KeySheet.tsx')).KeySheet)
const JobDetails = loadable(async () => (await import('../details/JobDetails.tsx')).JobDetails)
const WatchToggle = loadable(async () => (await import('../watch/WatchToggle.tsx')).WatchToggle)

const NO_JOBS: readonly TrainingJob[] = []

/** The page: what the URL asks for, and the jobs that answer it. */
export function App() {
  const [view, setView] = useView()
  const request = toSearchRequest(view)
  const search = useTrainingJobs(request, paceOf(view.refresh))
  const { answer, answeredAt, current, error } = search

  const narrowing = useNarrowing(view)
  // Spans before now go on with each answer, as elapsed times do.
  const now = view.created === null && view.longer === null ? 0 : answeredAt
  const matching = useMemo(
    () => answer && matchingRows(answer, narrowing, now),
    [answer, narrowing, now],
  )
  // Elapsed time goes on between answers that are otherwise the same; no other order does.
  const sortedAt = view.sort.field === 'elapsed' ? answeredAt : 0
  const jobs = useMemo(
    () => answer && matching && jobsOf(answer, sortRows(answer, matching, view.sort, sortedAt)),
    [answer, matching, view.sort, sortedAt],
  )
  // Only the whole answer can be searched, or be in an order of ours.
  const first = view.sort.field === 'created' && !narrows(narrowing) ? search.first : null
  const counts = useMemo(
    () => answer && matching && countByStatus(answer, matching),
    [answer, matching],
  )
  const currentCounts = current ? counts : null
  usePrepared(answer)
  const seen = useSeen(answer)
  const changes = useChanges(answer, view.status.length > 0)
  const rows = first ?? jobs
  const { open, row } = useOpenJob(view.open, {
    search,
    rows: rows ?? NO_JOBS,
    pace: paceOf(view.refresh),
  })
  const table = useRef<TableHandle>(null)
  const onOpen: OnOpen = useCallback(
    (id, how) => setView({ ...view, open: id }, how),
    [setView, view],
  )
  function onStep(step: -1 | 1) {
    const next = row === -1 ? undefined : rows?.[row + step]
    if (!next) return
    table.current?.show(row + step)
    onOpen(next.id, 'replace')
  }
  const [keysOpen, setKeysOpen] = useState(false)
  const mayAsk = useMayAsk(search)
  useKeys({
    keys: () => setKeysOpen(true),
    watch: () => {
      const job = open?.state === 'found' ? open.job : table.current?.focused()
      if (job) void toggleWatched(job)
    },
    refresh: () => {
      if (mayAsk) search.refresh()
    },
    step: (step) => {
      if (view.open === null) table.current?.step(step)
      else onStep(step)
    },
  })
  const onSort = useCallback((sort: Sort) => setView({ ...view, sort }), [setView, view])
  const ended = useEnded()
  const filters = activeFilters(view, (id) => seen.projects.get(id)?.name)

  return (
    // On a narrow screen the open job is all of the page.
    <div className={classes('flex h-dvh flex-col', open !== null && 'max-lg:invisible')}>
      <title>{pageTitle(request, currentCounts, error !== null, ended)}</title>
      <DemoBanner />
      <Header
        controls={
          <>
            <RefreshControls view={view} setView={setView} search={search} />
            <WatchButton view={view} viewName={viewName(filters)} setView={setView} />
            <ShareMenu request={request} jobs={current ? jobs : null} />
          </>
        }
      >
        <PresetTabs view={view} setView={setView} request={request} counts={currentCounts} />
      </Header>
      <main tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
        <div className="flex shrink-0 flex-wrap items-center gap-x-3 border-b border-line lg:flex-nowrap">
          <div className="relative order-first flex w-full overflow-x-auto px-4 py-2 lg:order-none lg:w-auto lg:shrink-0 lg:pr-0">
            <FilterBar
              view={view}
              setView={setView}
              request={request}
              counts={currentCounts}
              projects={seen.projects}
              statuses={seen.statuses}
              answer={current ? answer : null}
              narrowing={narrowing}
              now={now}
            />
          </div>
          <div className="flex min-w-0 flex-1 items-center gap-1.5 overflow-x-auto py-0.5 pr-4 lg:pr-0">
            <FilterChips view={view} setView={setView} filters={filters} />
          </div>
          <div className="order-first flex h-9 shrink-0 items-center gap-2 pl-4 text-muted lg:order-none lg:pr-4 lg:pl-0">
            <p role="status" aria-label="Result" className="tabular-nums">
              {describeResult(search, jobs?.length ?? 0)}
            </p>
            {!current && search.fetching && <SearchProgress search={search} />}
          </div>
        </div>
        <IgnoredNotice />
        {current && answer?.leftOut && <LeftOutNotice leftOut={answer.leftOut} />}
        {error && answer && <ErrorBanner error={error} search={search} />}
        {search.cancelled && !current && answer && <Cancelled search={search} />}
        <div className="flex min-h-0 flex-1">
          <div className="flex min-w-0 flex-1 flex-col">
            {search.cancelled && !answer ? (
              <Cancelled search={search} />
            ) : error && !answer && !first ? (
              <ErrorState error={error} search={search} />
            ) : current && jobs?.length === 0 && !answer?.leftOut ? (
              <EmptyState view={view} setView={setView} filters={filters} />
            ) : (
              <JobsTable
                ref={table}
                jobs={rows}
                partial={first !== null}
                sort={view.sort}
                onSort={onSort}
                came={(!first && answer?.difference?.came) || NO_JOBS}
                search={first ? search.key : search.answerKey}
                narrowing={narrowing}
                stale={!current && !first && jobs !== null}
                changed={changes.lit}
                open={view.open}
                onOpen={onOpen}
              />
            )}
          </div>
          {view.open !== null && open && (
            <JobDetails
              id={view.open}
              open={open}
              above={row > 0}
              below={row !== -1 && row + 1 < (rows?.length ?? 0)}
              onStep={onStep}
              actions={open.state === 'found' && <WatchToggle job={open.job} />}
              onClose={() => {
                flushSync(() => onOpen(null))
                if (row !== -1) table.current?.focus(row)
              }}
            />
          )}
        </div>
      </main>
      <Announcer changes={changes} />
      <Watching
        page={{
          // The rows of an earlier search hold until those of the next are there.
          answer: view.refresh === 'off' || search.cancelled || (error && !current) ? null : answer,
          coming: !answer && search.fetching,
        }}
        openJob={onOpen}
      />
      <Toasts />
      {keysOpen && <KeySheet onClose={() => setKeysOpen(false)} />}
    </div>
  )
}

/** How many jobs there are to see, or why that is not known. */
function describeResult(
  { answer, current, error, fetching, cancelled }: TrainingJobs,
  count: number,
): string {
  if (!current || !answer) {
    return cancelled || (error && !fetching) ? 'No answer' : 'Searching …'
  }
  return `${formatCount(count)} ${count === 1 ? 'job' : 'jobs'}`
}
