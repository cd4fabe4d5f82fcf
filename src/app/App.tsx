import { useSelector } from '@tanstack/react-store'
import { useQueryClient } from '@tanstack/react-query'
import { lastEntry } from '#src/search/history.ts'
import { useCallback, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { Printing } from '#src/export/Printing.tsx'
import { ShareButton } from '#src/export/ShareButton.tsx'
import { FilterBar } from '#src/filters/FilterBar.tsx'
import { FilterChips } from '#src/filters/FilterChips.tsx'
import { PresetTabs } from '#src/saved-views/PresetTabs.tsx'
import { useTrainingJobs } from '#src/search/useTrainingJobs.ts'
import { OverviewButton } from '#src/overview/OverviewButton.tsx'
import { ColumnsMenu } from '#src/table/ColumnsMenu.tsx'
import { JobsTable, type TableHandle } from '#src/table/JobsTable.tsx'
import type { OnOpen } from '#src/table/openClicked.ts'
import type { OnResize } from '#src/table/resizing.ts'
import { NOTHING_SELECTED, selectedOf } from '#src/table/selection.ts'
import { loadable } from '#src/ui/loadable.ts'
import { Toasts } from '#src/ui/Toasts.tsx'
import { activeFilters, viewName } from '#src/view/filtering/activeFilters.ts'
import { rememberLayout } from '#src/view/saved/layouts.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { useSavedViews } from '#src/view/saved/useSavedViews.ts'
import { useView } from '#src/view/useView.tsx'
import { withWidth } from '#src/view/columns.ts'
import { paceOf, type Layout, type Sorts } from '#src/view/view.ts'
import { WatchButton } from '#src/watch/WatchButton.tsx'
import { toggleWatched, useEnded, Watching } from '#src/watch/Watching.tsx'
import { Announcer } from '#src/notices/Announcer.tsx'
import { DemoBanner } from './DemoBanner.tsx'
import { ErrorState } from '#src/notices/lazyErrors.ts'
import { Header } from './Header.tsx'
import { HelpButtons } from './HelpButtons.tsx'
import { Notices } from '#src/notices/Notices.tsx'
import { RefreshControls } from '#src/refresh/RefreshControls.tsx'
import { pageTitle } from './title.ts'
import { Toolbar } from './Toolbar.tsx'
import { useStatusChanges } from '#src/notices/useStatusChanges.ts'
import { useKeys } from '#src/keyboard/useKeys.ts'
import { useCanRefresh } from '#src/refresh/useCanRefresh.ts'
import { useOpenJob } from '#src/details/useOpenJob.ts'
import { useOverviewToggle } from '#src/overview/useOverviewToggle.ts'
import { usePrepared } from './usePrepared.ts'
import { useKnownOptions } from '#src/filters/useKnownOptions.ts'
import { useVisibleJobs } from './useVisibleJobs.ts'

const Canceled = loadable(async () => (await import('#src/notices/Canceled.tsx')).Canceled)
const EmptyState = loadable(async () => (await import('#src/notices/EmptyState.tsx')).EmptyState)
const KeySheet = loadable(async () => (await import('#src/keyboard/KeySheet.tsx')).KeySheet)
const SelectionBar = loadable(
  async () => (await import('#src/export/SelectionBar.tsx')).SelectionBar,
)
const loadOverview = async () => (await import('#src/overview/Overview.tsx')).Overview
const Overview = loadable(loadOverview)
const preloadOverview = () => void loadOverview().catch(() => {})
const loadPalette = async () => (await import('./CommandPalette.tsx')).CommandPalette
const CommandPalette = loadable(loadPalette)
const JobDetails = loadable(async () => (await import('#src/details/JobDetails.tsx')).JobDetails)
const WatchSelected = loadable(
  async () => (await import('#src/watch/WatchSelected.tsx')).WatchSelected,
)
const WatchToggle = loadable(async () => (await import('#src/watch/WatchToggle.tsx')).WatchToggle)

// A failure shows, and is tried again, when the palette opens.
const preloadPalette = () => void loadPalette().catch(() => {})
const NO_JOBS: readonly TrainingJob[] = []

/** The page: what the URL asks for, and the jobs that answer it. */
export function App() {
  const [view, setView] = useView()
  const request = toSearchRequest(view)
  const search = useTrainingJobs(request, paceOf(view.refresh))
  const { state, result, error } = search
  const { narrowing, now, matching, order, jobs, preview, counts } = useVisibleJobs(view, search)
  usePrepared(result)
  const known = useKnownOptions()
  const diff = useSelector(lastEntry(useQueryClient()), (entry) => entry?.diff)
  const changes = useStatusChanges(view.status.length > 0)
  const rows = preview ?? jobs
  const { open, row } = useOpenJob(view.open, {
    search,
    rows: rows ?? NO_JOBS,
    pace: paceOf(view.refresh),
  })
  const table = useRef<TableHandle>(null)
  const main = useRef<HTMLElement>(null)
  const onOpen: OnOpen = useCallback(
    (id, how) => setView({ ...view, open: id }, how),
    [setView, view],
  )
  function onStep(step: -1 | 1) {
    const next = row === -1 ? undefined : rows?.[row + step]
    if (!next) return
    // The focus, where it is in the table, and the details stay with the same job.
    if (table.current?.focused()) table.current.focus(row + step)
    else table.current?.show(row + step)
    onOpen(next.id, 'replace')
  }
  function closeDetails() {
    flushSync(() => onOpen(null))
    if (row !== -1) table.current?.focus(row)
    else main.current?.focus()
  }
  const openJob = useCallback(
    (id: string) => {
      const place = rows?.findIndex((job) => job.id === id) ?? -1
      if (place !== -1) table.current?.show(place)
      onOpen(id)
    },
    [rows, onOpen],
  )
  const [dialog, setDialog] = useState<'keys' | 'palette' | null>(null)
  const { button: overviewButton, toggle: toggleOverview } = useOverviewToggle(view, setView)
  const togglePalette = () => setDialog(dialog === 'palette' ? null : 'palette')
  const mayAsk = useCanRefresh(search)
  useKeys({
    keys: () => setDialog('keys'),
    palette: togglePalette,
    watch: () => {
      const job = open?.state === 'found' ? open.job : table.current?.focused()
      if (job) void toggleWatched(job)
    },
    refresh: () => void (mayAsk && search.refresh()),
    select: () => table.current?.select(),
    overview: toggleOverview,
    step: (step) => {
      if (view.open === null) table.current?.step(step)
      else onStep(step)
    },
  })
  const onSort = useCallback((sort: Sorts) => setView({ ...view, sort }), [setView, view])
  const onLayout = useCallback(
    (layout: Layout) => {
      rememberLayout(view, layout)
      setView({ ...view, ...layout }, 'replace')
    },
    [setView, view],
  )
  const onResize: OnResize = useCallback(
    (key, width) => onLayout({ ...view, cols: withWidth(view.cols, key, width) }),
    [onLayout, view],
  )
  const [selection, setSelection] = useState(NOTHING_SELECTED)
  const selected = useMemo(() => selectedOf(selection, rows ?? NO_JOBS), [selection, rows])
  const keys = useMemo(() => view.cols.map(({ key }) => key), [view.cols])
  const ended = useEnded()
  const filters = activeFilters(view, (id) => known.projects.get(id)?.name)
  const keptViews = useSavedViews(view)
  const name = keptViews.saved?.name ?? viewName(filters)
  const filtering = {
    view,
    setView,
    request,
    counts,
    ...known,
    answer: state === 'ready' ? result : null,
    answeredAt: search.fetchedAt,
    narrowing,
    now,
  }
  const shown = state === 'ready' ? jobs : null

  return (
    // On a narrow screen the open job is all of the page, once its details are there.
    <div className="flex h-dvh flex-col max-lg:has-[main_aside]:invisible">
      <title>{pageTitle({ request, view, counts, failing: error !== null, ended })}</title>
      <DemoBanner />
      <Header
        controls={
          <>
            <RefreshControls view={view} setView={setView} search={search} />
            <WatchButton view={view} viewName={name} setView={setView} />
            <ShareButton view={view} jobs={shown} keys={keys} />
            <HelpButtons
              onPalette={togglePalette}
              onNearPalette={preloadPalette}
              onKeys={() => setDialog('keys')}
            />
          </>
        }
      >
        <PresetTabs
          {...keptViews}
          view={view}
          setView={setView}
          request={request}
          counts={counts}
        />
      </Header>
      <main ref={main} tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
        <Toolbar
          search={search}
          count={jobs?.length ?? 0}
          chips={<FilterChips view={view} setView={setView} filters={filters} />}
        >
          <FilterBar {...filtering} />
          <ColumnsMenu layout={view} onLayout={onLayout} />
          <OverviewButton
            ref={overviewButton}
            open={view.overview.parts.length > 0}
            onToggle={toggleOverview}
            onNear={preloadOverview}
          />
        </Toolbar>
        {view.overview.parts.length > 0 && (
          <Overview
            list={result}
            rows={matching}
            now={search.fetchedAt}
            stale={result !== null && state !== 'ready'}
            view={view}
            setView={setView}
            onOpen={openJob}
            onFold={toggleOverview}
          />
        )}
        <Notices search={search} seen={known.statuses} view={view} setView={setView} now={now} />
        <div className="flex min-h-0 flex-1">
          <div className="flex min-w-0 flex-1 flex-col">
            {state === 'canceled' && !result ? (
              <Canceled search={search} />
            ) : state === 'failed' && !result ? (
              <ErrorState error={search.error} search={search} />
            ) : state === 'ready' && jobs?.length === 0 && !result.leftOut ? (
              <EmptyState view={view} setView={setView} filters={filters} />
            ) : (
              <JobsTable
                ref={table}
                jobs={rows}
                partial={preview !== null}
                sort={view.sort}
                onSort={onSort}
                columns={view.cols}
                density={view.density}
                onResize={onResize}
                selection={selection}
                onSelect={setSelection}
                came={(!preview && diff?.added) || NO_JOBS}
                search={preview ? search.key : search.resultKey}
                narrowing={narrowing}
                stale={state !== 'ready' && !preview && jobs !== null}
                changed={changes.highlighted}
                open={view.open}
                onOpen={onOpen}
              />
            )}
            {selected.length > 0 && (
              <SelectionBar
                jobs={selected}
                keys={keys}
                onClear={() => setSelection(NOTHING_SELECTED)}
              >
                <WatchSelected jobs={selected} />
              </SelectionBar>
            )}
          </div>
          {view.open !== null && open && (
            <JobDetails
              id={view.open}
              open={open}
              waiting={{ answer: filtering.answer, rows: matching, view }}
              above={row > 0}
              below={row !== -1 && row + 1 < (rows?.length ?? 0)}
              onStep={onStep}
              actions={open.state === 'found' && <WatchToggle job={open.job} />}
              onClose={closeDetails}
            />
          )}
        </div>
      </main>
      <Announcer changes={changes} />
      <Watching
        page={{
          // The rows of the earlier search hold until those of the next one arrive.
          answer:
            view.refresh === 'off' || state === 'canceled' || state === 'failed' ? null : result,
          coming: !result && search.fetching,
        }}
        openJob={onOpen}
      />
      <Toasts />
      {!open && (rows ?? error) && <Printing {...{ view, name, filters, search }} jobs={rows} />}
      {dialog === 'keys' && <KeySheet onClose={() => setDialog(null)} />}
      {dialog === 'palette' && (
        <CommandPalette
          {...filtering}
          keptViews={keptViews}
          search={search}
          mayAsk={mayAsk}
          first={preview}
          order={order}
          saved={shown}
          viewName={name}
          onLayout={onLayout}
          onOpenJob={openJob}
          onCloseDetails={view.open === null ? null : closeDetails}
          onOverview={toggleOverview}
          onKeys={() => setDialog('keys')}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}
