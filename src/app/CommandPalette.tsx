import { useMemo, useSyncExternalStore } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { setMe, useMe } from '../filters/me.ts'
import { columnCommands } from '../palette/columnCommands.ts'
import { filterCommands, type FilterContext } from '../palette/filterCommands.ts'
import { Palette } from '../palette/Palette.tsx'
import { presetCommands, savedViewCommands, sortCommands } from '../palette/viewCommands.ts'
import { useTheme } from '../ui/theme.ts'
import { currentSaved, layouts } from '../view/layouts.ts'
import { savedViews } from '../view/savedViews.ts'
import type { Layout } from '../view/view.ts'
import { useWatches } from '../watch/actions.ts'
import { actionCommands, themeCommands, type ActionContext } from './actionCommands.ts'
import { useCountedFacets } from './useCountedFacets.ts'

interface CommandPaletteProps
  extends Omit<ActionContext, 'watched'>, Omit<FilterContext, 'counted' | 'me' | 'setMe'> {
  /** The jobs that the table shows, in its order. */
  readonly jobs: readonly TrainingJob[]
  readonly onLayout: (layout: Layout) => void
  readonly onOpenJob: (id: string) => void
  readonly onClose: () => void
}

/** The palette over all that the page can do; loaded when it opens, and its counts are made only then. */
export function CommandPalette(props: CommandPaletteProps) {
  const { view, setView } = props
  const { views } = useSyncExternalStore(savedViews.subscribe, savedViews.get)
  const kept = useSyncExternalStore(layouts.subscribe, layouts.get)
  const current = currentSaved(view, views, kept)
  const me = useMe()
  const watched = useWatches()
  const theme = useTheme()
  const { request, counts, projects, statuses, answer, narrowing, now } = props
  const counted = useCountedFacets(answer, narrowing, now)
  const filters = useMemo(
    () =>
      filterCommands({
        view,
        setView,
        request,
        counts,
        projects,
        statuses,
        answer,
        narrowing,
        now,
        counted,
        me,
        setMe,
      }),
    [view, setView, request, counts, projects, statuses, answer, narrowing, now, counted, me],
  )
  const commands = [
    ...presetCommands(props, kept, current),
    ...savedViewCommands(views, current, props),
    ...actionCommands({ ...props, watched }),
    ...filters,
    ...columnCommands(view, props.onLayout),
    ...sortCommands(props),
    ...themeCommands(theme),
  ]
  return (
    <Palette
      commands={commands}
      jobs={props.jobs}
      onOpenJob={props.onOpenJob}
      onClose={props.onClose}
    />
  )
}
