import { clsx } from 'clsx'
import { useCallback, useRef, useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { Printing } from '#src/export/Printing.tsx'
import { FilterBar } from '#src/filters/FilterBar.tsx'
import { FilterChips } from '#src/filters/FilterChips.tsx'
import { useKeys } from '#src/keyboard/useKeys.ts'
import { Announcer } from '#src/notices/Announcer.tsx'
import { FailedPoll, Notices, PollNotices } from '#src/notices/Notices.tsx'
import { useStatusChanges } from '#src/notices/useStatusChanges.ts'
import { OverviewButton } from '#src/overview/OverviewButton.tsx'
import { useOverviewToggle } from '#src/overview/useOverviewToggle.ts'
import { startTypeAhead, takeTypeAhead } from '#src/palette/typeAhead.ts'
import { RefreshControls } from '#src/refresh/RefreshControls.tsx'
import { PresetTabs } from '#src/saved-views/PresetTabs.tsx'
import { SearchContext } from '#src/search/SearchContext.ts'
import { ColumnsMenu } from '#src/table/ColumnsMenu.tsx'
import type { TableHandle } from '#src/table/JobsTable.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { Toasts } from '#src/ui/Toasts.tsx'
import { toSearchRequest } from '#src/view/request.ts'
import { useView } from '#src/view/useView.tsx'
import { WatchButton } from '#src/watch/WatchButton.tsx'
import { toggleWatched, useEnded, Watching } from '#src/watch/Watching.tsx'
import { DemoBanner } from './DemoBanner.tsx'
import { Header } from './Header.tsx'
import { JobsPane } from './JobsPane.tsx'
import { PageMenuButton } from './PageMenuButton.tsx'
import { PaletteButton } from './PaletteButton.tsx'
import { SkipLink } from './SkipLink.tsx'
import { pageTitle } from './title.ts'
import { Toolbar } from './Toolbar.tsx'
import { useJobNavigation } from './useJobNavigation.ts'
import { usePage, type Page } from './usePage.ts'
import { usePageLayout } from './usePageLayout.ts'

const KeySheet = loadable(async () => (await import('#src/keyboard/KeySheet.tsx')).KeySheet)
const loadOverview = async () => (await import('#src/overview/Overview.tsx')).Overview
const Overview = loadable(loadOverview, undefined, <OverviewPlaceholder />)
const preloadOverview = () => void loadOverview().catch(() => {})
if (location.search.includes('overview=')) preloadOverview()
const loadPalette = async () => (await import('./CommandPalette.tsx')).CommandPalette
const CommandPalette = loadable(loadPalette)
const preloadPalette = () => void loadPalette().catch(() => {})
const OpenJobPanel = loadable(async () => (await import('./OpenJobPanel.tsx')).OpenJobPanel)

export function App() {
  const page = usePage()
  return (
    <SearchContext value={page.search}>
      <Layout page={page} />
    </SearchContext>
  )
}

function Layout({ page }: { readonly page: Page }) {
  const [view, setView] = useView()
  const { search, rows, counts, filters, name, open } = page
  const changes = useStatusChanges()
  const ended = useEnded()
  const [dialog, setDialog] = useState<'keys' | 'palette' | null>(null)
  /** The job of the row with the focus when the palette opened. */
  const [focused, setFocused] = useState<TrainingJob>()
  const showKeys = useCallback(() => setDialog('keys'), [])
  const closeDialog = () => {
    takeTypeAhead()
    setDialog(null)
  }
  const togglePalette = () => {
    if (dialog === 'palette') return closeDialog()
    startTypeAhead()
    setFocused(table.current?.focused())
    // If loading fails, discard the typed text: no palette will take it.
    loadPalette().catch(takeTypeAhead)
    setDialog('palette')
  }
  const { button: overviewButton, toggle: toggleOverview } = useOverviewToggle()
  const table = useRef<TableHandle>(null)
  const main = useRef<HTMLElement>(null)
  const layout = useRef<HTMLDivElement>(null)
  usePageLayout(layout)
  const { openJob, openDetails, closeDetails, step } = useJobNavigation(page, { table, main })
  useKeys({
    keys: showKeys,
    logs: () => {
      const id = view.open ?? table.current?.focused()?.id
      if (id !== undefined) setView({ open: id, tab: 'logs' })
      document.querySelector<HTMLElement>('[role="log"]')?.focus()
    },
    expand: () => setView(({ full }) => ({ full: !full }), 'replace'),
    palette: togglePalette,
    watch: () => {
      const job = open?.state === 'found' ? open.job : table.current?.focused()
      if (job) void toggleWatched(job)
    },
    refresh: search.refresh,
    select: () => table.current?.select(),
    overview: toggleOverview,
    step: (by) => {
      if (view.open === null) table.current?.step(by)
      else step(by)
    },
  })
  const request = toSearchRequest(view)
  const failing = search.error !== null
  const filterContext = { counts, clientFilters: page.clientFilters, now: page.now }
  return (
    <div
      ref={layout}
      className={clsx(
        'flex min-h-dvh w-max min-w-full flex-col [--room:var(--page)] max-lg:has-[main_aside]:invisible has-[main_aside[data-full]]:invisible',
        view.open !== null && open && 'lg:[--room:calc(var(--page)-30rem)]',
      )}
    >
      <title>{pageTitle({ request, view, counts, failing, ended })}</title>
      <SkipLink />
      <div
        data-box="header"
        data-old={failing || undefined}
        className="sticky top-(--header-top) left-0 z-30 w-(--page) bg-canvas"
      >
        <DemoBanner />
        <Header
          controls={
            <>
              <RefreshControls />
              <WatchButton viewName={name} />
              <PaletteButton onOpen={togglePalette} onNear={preloadPalette} />
              <PageMenuButton jobs={search.current && page.jobs} onKeys={showKeys} />
            </>
          }
        >
          <PresetTabs counts={counts} />
        </Header>
      </div>
      <main
        ref={main}
        tabIndex={-1}
        className="flex flex-1 scroll-my-[100vh] flex-col outline-none"
      >
        {/* Above all outdated content except the tabs' counts. Pushes the content below it down. */}
        <div data-box="notice" className="sticky top-(--notice-top) left-0 z-20 w-(--page)">
          <FailedPoll />
        </div>
        <div
          data-box="toolbar"
          className="sticky left-0 z-20 w-(--page) bg-canvas [[data-sticky-toolbar]_&]:top-(--toolbar-top)"
        >
          <Toolbar
            count={page.jobs?.length ?? 0}
            filters={
              <FilterBar {...filterContext} filters={filters} count={page.jobs?.length ?? null} />
            }
            chips={<FilterChips filters={filters} {...filterContext} />}
          >
            <ColumnsMenu />
            <OverviewButton
              ref={overviewButton}
              onToggle={toggleOverview}
              onNear={preloadOverview}
            />
          </Toolbar>
          <Notices />
        </div>
        <div className="flex flex-1">
          <div data-box="column" className="flex min-w-(--room) flex-1 flex-col">
            <div data-above className="sticky left-0 w-(--room)">
              {view.overview.parts.length > 0 && (
                <Overview rows={page.matching} onOpen={openDetails} onCollapse={toggleOverview} />
              )}
            </div>
            <JobsPane ref={table} page={page} changed={changes.highlighted}>
              <PollNotices now={page.now} />
            </JobsPane>
          </div>
          {view.open !== null && open && (
            <OpenJobPanel
              id={view.open}
              open={open}
              rows={page.matching}
              above={page.above !== -1}
              below={page.below !== -1}
              onStep={step}
              onClose={closeDetails}
            />
          )}
        </div>
      </main>
      <Announcer changes={changes} />
      <Watching />
      <Toasts />
      {!open && (rows ?? search.error) && <Printing name={name} filters={filters} jobs={rows} />}
      {dialog === 'keys' && <KeySheet onClose={closeDialog} />}
      {dialog === 'palette' && (
        <CommandPalette
          page={page}
          onOpenJob={openJob}
          onCloseDetails={closeDetails}
          job={open?.state === 'found' ? open.job : focused}
          onOverview={toggleOverview}
          onKeys={showKeys}
          onClose={closeDialog}
        />
      )}
    </div>
  )
}

/** Reserves about the height of the overview while its code loads, to limit the layout shift. */
function OverviewPlaceholder() {
  const [{ overview }] = useView()
  return <div style={{ height: 200 * overview.parts.length }} />
}
