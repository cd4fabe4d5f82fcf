import { loadable } from '#src/ui/loadable.ts'
import type { NewJobsProps } from './NewJobsButton.tsx'

const NewJobsButton = loadable(async () => (await import('./NewJobsButton.tsx')).NewJobsButton)

/** Says that new jobs stand above what is in view, and leads up to them. */
export function NewJobs(props: NewJobsProps) {
  return (
    // Its left edge stays where it is however many they are.
    <div role="status" className="absolute top-2 left-1/2 -translate-x-14 empty:hidden">
      {props.count > 0 && <NewJobsButton {...props} />}
    </div>
  )
}
