import type { ComponentProps } from 'react'
import { JobDetails } from '#src/details/JobDetails.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { WatchToggle } from '#src/watch/WatchToggle.tsx'

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
  return (
    <JobDetails
      {...props}
      actions={(job) => <WatchToggle job={job} />}
      loggedReason={() => null}
      logs={(job) => <LogTab job={job} />}
      onNearLogs={preloadLogs}
    />
  )
}
