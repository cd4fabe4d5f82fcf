import { useEffect, useMemo, useRef } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { setMe, useMe } from '#src/filters/me.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { columnCommands } from '#src/palette/columnCommands.ts'
import { filterCommands, type FilterContext } from '#src/palette/filterCommands.ts'
import type { Counted } from '#src/palette/filterCounts.ts'
import { Palette } from '#src/palette/Palette.tsx'
import { presetCommands, savedViewCommands, sortCommands } from '#src/palette/viewCommands.ts'
import { useTheme } from './theme.ts'
import { toSearchRequest } from '#src/view/request.ts'
import type { KeptViews } from '#src/view/saved/useSavedViews.ts'
import type { Layout, Refresh } from '#src/view/view.ts'
import { useWatches } from '#src/watch/actions.ts'
import { actionCommands, themeCommands, zoneCommand, type ActionContext } from './actionCommands.ts'
import { setRefresh, type Refreshing } from '#src/refresh/setRefresh.ts'
import { useFilterCounts } from '#src/palette/useFilterCounts.ts'

interface CommandPaletteProps
  extends
    Refreshing,
    Omit<Counted, 'answer'>,
    Pick<FilterContext, 'counts' | 'projects' | 'statuses' | 'answer'>,
    Pick<ActionContext, 'saved' | 'viewName' | 'onKeys' | 'onOverview' | 'onCloseDetails'> {
  readonly keptViews: KeptViews
  /** The first jobs of an answer that is still coming: what the table shows then. */
  readonly first: readonly TrainingJob[] | null
  /** Else the rows of the last answer that it shows, in its order. */
  readonly order: Uint32Array | null
  readonly onLayout: (layout: Layout) => void
  readonly onOpenJob: (id: string) => void
  readonly onClose: () => void
}

/**
 * The palette over all that the page can do; loaded when it opens, and its counts are made only then. The
 * page renders more often than anything of this changes, and so many commands are searched only when it does.
 */
export function CommandPalette(props: CommandPaletteProps) {
  const { view, setView, counts, projects, statuses, answer, saved, viewName, onLayout } = props
  const { keptViews, first, order, search } = props
  const me = useMe()
  const watched = useWatches()
  const theme = useTheme()
  const filterCounts = useFilterCounts({ ...props, search: search.key })
  const runs = useRuns(props)
  const isOpen = props.onCloseDetails !== null
  const commands = useMemo(() => {
    const request = toSearchRequest(view)
    const context = { view, setView, request, counts }
    const { views, saved: current, kept } = keptViews
    const onCloseDetails = isOpen ? runs.onCloseDetails : null
    return [
      ...presetCommands(context, kept, current),
      ...savedViewCommands(views, current, context),
      ...actionCommands({ view, saved, watched, viewName, ...runs, onCloseDetails }),
      ...filterCommands({ ...context, projects, statuses, answer, filterCounts, me, setMe }),
      ...columnCommands(view, onLayout),
      ...sortCommands(context),
      zoneCommand(context),
      ...themeCommands(theme),
    ]
  }, [
    view,
    setView,
    counts,
    projects,
    statuses,
    answer,
    saved,
    viewName,
    onLayout,
    keptViews,
    me,
    watched,
    theme,
    filterCounts,
    runs,
    isOpen,
  ])
  const jobs = useMemo(() => {
    if (first) return { list: listJobs(first), rows: [...first.keys()] }
    return search.result && order && { list: search.result, rows: order }
  }, [first, search.result, order])
  return (
    <Palette
      commands={commands}
      jobs={jobs}
      view={view}
      setView={setView}
      onOpenJob={props.onOpenJob}
      onClose={props.onClose}
    />
  )
}

/** What commands do by what the page is once they run; the same functions, however often it renders. */
function useRuns(props: CommandPaletteProps) {
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  }, [props])
  return useMemo(
    () => ({
      onRefresh: () => {
        if (latest.current.mayAsk) latest.current.search.refresh()
      },
      onPace: (refresh: Refresh) => setRefresh(refresh, latest.current),
      onKeys: () => latest.current.onKeys(),
      onOverview: () => latest.current.onOverview(),
      onWall: () => {
        const { view, setView } = latest.current
        setView({ ...view, wall: true, open: null })
      },
      onCloseDetails: () => latest.current.onCloseDetails?.(),
    }),
    [],
  )
}
