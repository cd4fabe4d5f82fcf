import type { ComponentProps } from 'react'
import { kindOf } from '#src/contract/statuses.ts'
import { JobDetails } from '#src/details/JobDetails.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { useView } from '#src/view/useView.tsx'
import { WatchToggle } from '#src/watch/WatchToggle.tsx'

const LoggedReason = loadable(async () => (await import('#src/logs/LoggedReason.tsx')).LoggedReason)
const loadLogs = async () => (await import('#src/logs/LogTab.tsx')).LogTab
const LogTab = loadable(
  loadLogs,
  <p role="alert" className="px-5 py-4 text-muted">
    Couldn’t load this tab.
  </p>,
  <p role="status" className="px-5 py-4 text-muted">
    Loading logs…
  </p>,
)
const preloadLogs = () => void loadLogs().catch(() => {})
if (location.search.includes('tab=logs')) preloadLogs()

type OpenJobPanelProps = Omit<
  ComponentProps<typeof JobDetails>,
  'actions' | 'loggedReason' | 'logs' | 'onNearLogs'
>

/** The details of the open job, with the parts of other features. */
export function OpenJobPanel(props: OpenJobPanelProps) {
  const [, setView] = useView()
  const { open } = props
  const job = open.state === 'found' ? open.job : null
  return (
    <JobDetails
      {...props}
      actions={job && <WatchToggle job={job} />}
      loggedReason={
        job &&
        kindOf(job.current_status) === 'failed' && (
          <LoggedReason job={job} onOpenLine={(line) => setView({ tab: 'logs', line })} />
        )
      }
      logs={job && <LogTab job={job} />}
      onNearLogs={preloadLogs}
    />
  )
}
