import { loadable } from '#src/ui/loadable.ts'
import type { NewJobsProps } from './NewJobsButton.tsx'

const NewJobsButton = loadable(async () => (await import('./NewJobsButton.tsx')).NewJobsButton)

export function NewJobs(props: NewJobsProps) {
  return (
    // Not centered, so that the left edge stays in place when the count gets longer.
    <div role="status" className="absolute top-2 left-1/2 -translate-x-14 empty:hidden">
      {props.count > 0 && <NewJobsButton {...props} />}
    </div>
  )
}
