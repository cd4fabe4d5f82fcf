import { useMemo } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { setMe, useMe } from '../filters/me.ts'
import type { Command } from '../palette/command.ts'
import { filterCommands, type FilterContext } from '../palette/filterCommands.ts'
import { Palette } from '../palette/Palette.tsx'
import {
  presetCommands,
  savedViewCommands,
  sortCommands,
  type NamedView,
} from '../palette/viewCommands.ts'
import { useTheme } from '../ui/theme.ts'
import { actionCommands, themeCommands, type ActionContext } from './actionCommands.ts'
import { useCountedFacets } from './useCountedFacets.ts'

interface CommandPaletteProps
  extends ActionContext, Omit<FilterContext, 'counted' | 'me' | 'setMe'> {
  /** The jobs that the table shows, in its order. */
  readonly jobs: readonly TrainingJob[]
  readonly savedViews?: readonly NamedView[]
  /** What can be done with the table's columns, besides sorting by them. */
  readonly columns?: readonly Command[]
  readonly onOpenJob: (id: string) => void
  readonly onClose: () => void
}

const NONE: readonly never[] = []

/** The palette over all that the page can do; loaded when it opens, and its counts are made only then. */
export function CommandPalette(props: CommandPaletteProps) {
  const { view, setView, savedViews = NONE, columns = NONE } = props
  const me = useMe()
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
    ...presetCommands(props),
    ...savedViewCommands(savedViews, props),
    ...actionCommands(props),
    ...filters,
    ...sortCommands(props),
    ...columns,
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
