import {
  Bell,
  ChartGantt,
  ChartLine,
  Contrast,
  Copy,
  Download,
  Globe,
  Keyboard,
  Layers,
  Maximize2,
  Printer,
  RefreshCw,
  ScrollText,
  Terminal,
  Timer,
  Tv,
  X,
} from 'lucide-react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { exportedKeys } from '#src/export/exportedKeys.ts'
import { saveJobs } from '#src/export/saveJobs.ts'
import { apiUrl } from '#src/jobs/addresses.ts'
import { CLIS, cliCommands } from '#src/jobs/cliCommands.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { commandKeys } from '#src/lib/platform.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import { PATTERNS_LABEL, setPatterns } from '#src/overview/patterns.ts'
import type { Command } from '#src/palette/command.ts'
import type { ViewContext } from '#src/palette/viewCommands.ts'
import { REFRESH_OPTIONS } from '#src/refresh/RefreshPicker.tsx'
import { copyText } from '#src/ui/copyText.ts'
import { showToast } from '#src/ui/toasts.ts'
import { curlOfView } from '#src/view/curl.ts'
import { PARTS } from '#src/view/overview.ts'
import { selectZone, UTC_LABEL } from '#src/view/saved/selectZone.ts'
import { sharedAddress } from '#src/view/sharedAddress.ts'
import type { Refresh, Tab, View } from '#src/view/view.ts'
import { WALL } from '#src/view/wall.ts'
import { unwatchView, watchView } from '#src/watch/actions.ts'
import { isViewWatched, watchedQuery, type Watches } from '#src/watch/watches.ts'
import { setTheme, type Theme } from './theme.ts'
import { THEME_OPTIONS } from './themeOptions.ts'

export interface ActionContext {
  readonly view: View
  /** The jobs to export, in the table's order; `null` if there are none. */
  readonly exportable: readonly TrainingJob[] | null
  readonly watched: Watches
  readonly viewName: string
  /** Refreshes now unless the rate limit forbids it. */
  readonly onRefresh: () => void
  readonly onRefreshInterval: (refresh: Refresh) => void
  readonly onKeys: () => void
  readonly onOverview: () => void
  readonly onWall: () => void
  readonly onCloseDetails: (() => void) | null
  /** The open job, or that of the focused row. */
  readonly job: TrainingJob | undefined
  readonly onTab: (id: string, tab: Tab) => void
  readonly onExpand: () => void
}

export function actionCommands(context: ActionContext): Command[] {
  const { view, exportable, watched, viewName, onCloseDetails } = context
  const { onRefresh, onRefreshInterval, onKeys, onOverview, onWall, job, onTab, onExpand } = context
  const keys = exportedKeys(view)
  const commands: Omit<Command, 'group'>[] = [
    {
      id: 'refresh',
      label: 'Refresh now',
      keys: 'R',
      keywords: 'reload update poll sync',
      icon: RefreshCw,
      run: onRefresh,
    },
    {
      id: 'link',
      label: 'Copy link',
      keywords: 'share address url bookmark',
      icon: Copy,
      run: () => void copy('Link', sharedAddress()),
    },
    {
      id: 'curl',
      label: 'Copy search as curl',
      keywords: 'share command api terminal shell',
      icon: Copy,
      run: () => void copy('Search', curlOfView(view, apiUrl())),
    },
  ]
  if (exportable) {
    const files = [
      {
        id: 'csv',
        label: 'Download CSV',
        hint: 'Visible columns',
        run: () => void save('csv', exportable, { keys, zone: view.tz }),
      },
      {
        id: 'csv of all columns',
        label: 'Download full CSV',
        hint: 'All columns',
        run: () => void save('csv', exportable, { zone: view.tz }),
      },
      {
        id: 'json',
        label: 'Download JSON',
        hint: 'All fields',
        run: () => void save('json', exportable, { zone: view.tz }),
      },
    ]
    for (const file of files) {
      commands.push({
        ...file,
        keywords: 'save export file excel spreadsheet table',
        icon: Download,
        count: formatCount(exportable.length),
      })
    }
  }
  commands.push({
    id: 'print',
    label: 'Print or save PDF',
    keys: commandKeys('P'),
    keywords: 'paper export file',
    icon: Printer,
    run: () => window.print(),
  })
  const query = watchedQuery(view)
  const isWatched = isViewWatched(watched, query)
  commands.push({
    id: 'watch',
    label: 'Watch this view',
    keywords: 'watch bell notify notification alert',
    icon: Bell,
    checked: isWatched,
    run: () => {
      if (isWatched) unwatchView(query)
      else watchView(view, viewName)
    },
  })
  if (job) commands.push(...jobActions(job, onTab))
  if (onCloseDetails) {
    commands.push({
      id: 'expand',
      label: 'Expand details',
      keys: 'E',
      keywords: 'full width wide page maximize list',
      icon: Maximize2,
      checked: view.full,
      run: onExpand,
    })
    commands.push({
      id: 'close',
      label: 'Close details',
      keys: 'Esc',
      icon: X,
      run: onCloseDetails,
    })
  }
  commands.push(
    {
      id: 'overview',
      label: 'Overview',
      hint: PARTS.join(', '),
      keys: 'O',
      keywords: 'chart graph gpus',
      icon: ChartGantt,
      checked: view.overview.parts.length > 0,
      run: onOverview,
    },
    {
      id: 'wall',
      label: WALL.label,
      keywords: 'show view full screen fullscreen large monitor tv kiosk',
      icon: Tv,
      run: onWall,
    },
  )
  commands.push({
    id: 'keys',
    label: 'Keyboard shortcuts',
    keys: '?',
    keywords: 'help keys hotkeys bindings',
    icon: Keyboard,
    run: onKeys,
  })
  for (const { value, label, hint } of REFRESH_OPTIONS) {
    commands.push({
      id: `refresh ${value}`,
      label: `Refresh: ${label}`,
      ...(hint !== undefined && { hint }),
      keywords: `polling interval frequency auto${value === 'off' ? ' stop pause' : ''}`,
      icon: Timer,
      checked: view.refresh === value,
      searchOnly: true,
      run: () => onRefreshInterval(value),
    })
  }
  return commands.map((command) => ({ ...command, group: 'Actions' }))
}

function jobActions(
  job: TrainingJob,
  onTab: ActionContext['onTab'],
): readonly Omit<Command, 'group'>[] {
  const hint = jobTitle(job)
  const copies = CLIS.flatMap((cli) => cliCommands(job, cli)).map(({ name, command }) => ({
    id: name,
    label: `Copy ${name}`,
    hint,
    keywords: 'cli command terminal shell',
    icon: Terminal,
    searchOnly: true,
    run: () => void copy('Command', command),
  }))
  const logs = {
    id: 'logs',
    label: 'Open logs',
    hint,
    keys: 'L',
    keywords: 'log output console stdout stderr traceback',
    icon: ScrollText,
    run: () => onTab(job.id, 'logs'),
  }
  const metrics = {
    id: 'metrics',
    label: 'Open metrics',
    hint,
    keywords: 'gpu utilization memory cpu usage idle charts',
    icon: ChartLine,
    run: () => onTab(job.id, 'metrics'),
  }
  const checkpoints = {
    id: 'checkpoints',
    label: 'Open checkpoints',
    hint,
    keywords: 'checkpoint weights adapter lora files size sync',
    icon: Layers,
    run: () => onTab(job.id, 'checkpoints'),
  }
  return [logs, metrics, checkpoints, ...copies]
}

export function zoneCommand({ view, setView }: Pick<ViewContext, 'view' | 'setView'>): Command {
  return {
    id: 'utc',
    group: 'Actions',
    label: UTC_LABEL,
    keywords: 'time zone timezone local gmt clock',
    icon: Globe,
    checked: view.tz !== null,
    run: () => selectZone(view.tz ? null : 'utc', setView),
  }
}

export function patternsCommand(isOn: boolean): Command {
  return {
    id: 'patterns',
    group: 'Actions',
    label: PATTERNS_LABEL,
    keywords: 'color blind vision contrast bars accessibility',
    icon: Contrast,
    checked: isOn,
    run: () => setPatterns(!isOn),
  }
}

export function themeCommands(theme: Theme): Command[] {
  return THEME_OPTIONS.map(({ value, label, icon }) => ({
    id: `theme ${value}`,
    group: 'Theme',
    label,
    keywords: 'mode appearance color',
    icon,
    checked: theme === value,
    run: () => setTheme(value),
  }))
}

async function copy(what: string, text: string): Promise<void> {
  const result = await copyText(text)
  if (result === 'copied') showToast({ id: 'copied', title: `${what} copied` })
  if (result === 'failed') showToast({ id: 'copied', title: `Couldn’t copy ${what.toLowerCase()}` })
}

async function save(
  kind: 'csv' | 'json',
  jobs: readonly TrainingJob[],
  file: Parameters<typeof saveJobs>[2],
): Promise<void> {
  showToast({ id: 'file', title: 'Preparing file…', lasts: 0 })
  try {
    const name = await saveJobs(kind, jobs, file)
    const text = `${plural(jobs.length, 'job')} in ${name}`
    showToast({ id: 'file', title: 'File downloaded', text, lasts: RESULT_TIMEOUT })
  } catch {
    showToast({
      id: 'file',
      title: 'Couldn’t create the file. Try again',
      lasts: RESULT_TIMEOUT,
    })
  }
}

/** How long the result of a download is displayed, ms. */
const RESULT_TIMEOUT = 8000
