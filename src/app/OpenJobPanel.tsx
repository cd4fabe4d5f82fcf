import type { ComponentProps, ComponentType } from 'react'
import { kindOf } from '#src/contract/statuses.ts'
import { JobDetails } from '#src/details/JobDetails.tsx'
import { gpuTotal } from '#src/jobs/job.ts'
import { loadable } from '#src/ui/loadable.ts'
import { useView } from '#src/view/useView.tsx'
import type { Tab } from '#src/view/view.ts'
import { WatchToggle } from '#src/watch/WatchToggle.tsx'

const LoggedReason = loadable(async () => (await import('#src/logs/LoggedReason.tsx')).LoggedReason)
const IdleMark = loadable(async () => (await import('#src/metrics/IdleNotes.tsx')).IdleMark)
const IdleNote = loadable(async () => (await import('#src/metrics/IdleNotes.tsx')).IdleNote)

const LOADERS = {
  logs: async () => (await import('#src/logs/LogTab.tsx')).LogTab,
  metrics: async () => (await import('#src/metrics/MetricsTab.tsx')).MetricsTab,
  checkpoints: async () => (await import('#src/checkpoints/CheckpointsTab.tsx')).CheckpointsTab,
}

function loadableTab<Props extends object>(
  name: string,
  load: () => Promise<ComponentType<Props>>,
) {
  return loadable(
    load,
    <p role="alert" className="px-5 py-4 text-muted">
      Couldn’t load this tab.
    </p>,
    <p role="status" className="px-5 py-4 text-muted">
      Loading {name}…
    </p>,
  )
}

const LogTab = loadableTab('logs', LOADERS.logs)
const MetricsTab = loadableTab('metrics', LOADERS.metrics)
const CheckpointsTab = loadableTab('checkpoints', LOADERS.checkpoints)

function preloadTab(tab: Tab): void {
  if (tab !== 'overview') LOADERS[tab]().catch(() => {})
}

for (const tab of ['logs', 'metrics', 'checkpoints'] as const) {
  if (location.search.includes(`tab=${tab}`)) preloadTab(tab)
}

type OpenJobPanelProps = Omit<
  ComponentProps<typeof JobDetails>,
  | 'actions'
  | 'loggedReason'
  | 'idleGpus'
  | 'mark'
  | 'logs'
  | 'metrics'
  | 'checkpoints'
  | 'onNearTab'
>

/** The details of the open job, with the parts of other features. */
export function OpenJobPanel(props: OpenJobPanelProps) {
  const [, setView] = useView()
  const { open } = props
  const job = open.state === 'found' ? open.job : null
  const kind = job && kindOf(job.current_status)
  const running =
    open.state === 'found' && kind === 'running' && gpuTotal(open.job) > 0
      ? {
          job: open.job,
          statuses: open.statuses,
          onOpen: () => setView({ tab: 'metrics' }),
        }
      : null
  return (
    <JobDetails
      {...props}
      actions={job && <WatchToggle job={job} />}
      loggedReason={
        job &&
        kind === 'failed' && (
          <LoggedReason job={job} onOpenLine={(line) => setView({ tab: 'logs', line })} />
        )
      }
      idleGpus={running && <IdleNote {...running} />}
      mark={running && <IdleMark {...running} />}
      logs={job && <LogTab job={job} />}
      metrics={job && <MetricsTab job={job} />}
      checkpoints={job && <CheckpointsTab job={job} />}
      onNearTab={preloadTab}
    />
  )
}
