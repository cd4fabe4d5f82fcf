import { useMemo } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { setMe, useMe } from '#src/filters/me.ts'
import { useKnownOptions } from '#src/filters/useKnownOptions.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { usePatterns } from '#src/overview/patterns.ts'
import { columnCommands } from '#src/palette/columnCommands.ts'
import { filterCommands } from '#src/palette/filterCommands.ts'
import { Palette } from '#src/palette/Palette.tsx'
import { useFilterCounts } from '#src/palette/useFilterCounts.ts'
import { userCommands } from '#src/palette/userCommands.ts'
import { presetCommands, savedViewCommands, sortCommands } from '#src/palette/viewCommands.ts'
import { setRefresh } from '#src/refresh/setRefresh.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { withValues } from '#src/view/filtering/excluding.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { useSavedViews } from '#src/view/saved/useSavedViews.ts'
import { useView } from '#src/view/useView.tsx'
import type { Refresh } from '#src/view/view.ts'
import { WALL } from '#src/view/wall.ts'
import { useWatches } from '#src/watch/actions.ts'
import { actionCommands, patternsCommand, themeCommands, zoneCommand } from './actionCommands.ts'
import { overviewCommands } from './overviewCommands.ts'
import { useTheme } from './theme.ts'
import type { Page } from './usePage.ts'

interface CommandPaletteProps {
  readonly page: Pick<
    Page,
    'counts' | 'clientFilters' | 'now' | 'preview' | 'order' | 'jobs' | 'name'
  >
  readonly onOpenJob: (id: string) => void
  readonly onCloseDetails: () => void
  /** The open job, or that of the row that had the focus. */
  readonly job: TrainingJob | undefined
  readonly onOverview: () => void
  readonly onKeys: () => void
  readonly onClose: () => void
}

/** The commands are memoized across polls, since searching hundreds of them takes time. */
export function CommandPalette(props: CommandPaletteProps) {
  const { page, onOpenJob, onCloseDetails, job, onOverview, onKeys, onClose } = props
  const { counts, clientFilters, now, preview, order, name } = page
  const [view, setView] = useView()
  const { result: displayed, current, refresh } = useSearch()
  const exportable = current && page.jobs
  const { projects, statuses } = useKnownOptions()
  const storedViews = useSavedViews()
  const me = useMe()
  const watched = useWatches()
  const theme = useTheme()
  const hasPatterns = usePatterns()
  const filterCounts = useFilterCounts({ clientFilters, now, zone: view.tz })
  const commands = useMemo(() => {
    const context = { view, setView, request: toSearchRequest(view), counts }
    const { views, saved: savedView, storedLayouts: stored } = storedViews
    return [
      ...presetCommands(context, stored, savedView),
      ...savedViewCommands(views, savedView, context),
      ...actionCommands({
        view,
        exportable,
        watched,
        viewName: name,
        onRefresh: refresh,
        onRefreshInterval: (interval: Refresh) => setRefresh(interval, setView, refresh),
        onKeys,
        onOverview,
        onWall: () => setView(WALL.change),
        onCloseDetails: view.open === null ? null : onCloseDetails,
        job,
        onTab: (id, tab) => setView({ open: id, tab }),
        onExpand: () => setView({ full: !view.full }, 'replace'),
      }),
      ...overviewCommands({ ...context, onCollapse: onOverview }),
      ...filterCommands({
        ...context,
        projects,
        statuses,
        result: current,
        filterCounts,
        me,
      }),
      ...columnCommands(context),
      ...sortCommands(context),
      zoneCommand(context),
      patternsCommand(hasPatterns),
      ...themeCommands(theme),
    ]
  }, [
    view,
    setView,
    counts,
    storedViews,
    exportable,
    watched,
    name,
    refresh,
    onKeys,
    onOverview,
    onCloseDetails,
    job,
    projects,
    statuses,
    current,
    filterCounts,
    me,
    theme,
    hasPatterns,
  ])
  const jobs = useMemo(() => {
    if (preview) return { list: listJobs(preview), rows: [...preview.keys()] }
    return displayed && order && { list: displayed, rows: order }
  }, [preview, displayed, order])
  const users = useMemo(() => {
    const names = me === null ? current?.index.dictionary('user').texts : undefined
    return userCommands(names ?? [], (user) => {
      setMe(user)
      setView((latest) => withValues(latest, 'user', [user]))
    })
  }, [me, current, setView])
  return (
    <Palette
      commands={commands}
      users={users}
      jobs={jobs}
      onOpenJob={onOpenJob}
      onClose={onClose}
    />
  )
}
