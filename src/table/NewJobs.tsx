import { loadable } from '#src/ui/loadable.ts'

const NewJobsButton = loadable(async () => (await import('./NewJobsButton.tsx')).NewJobsButton)

export interface NewJobsProps {
  readonly count: number
  /** Leads to where the new jobs are. */
  readonly onShow: () => void
}

/** Says that new jobs stand above what is in view, and leads up to them. */
export function NewJobs(props: NewJobsProps) {
  return (
    // Its left edge stays where it is however many they are.
    <div role="status" className="absolute top-2 left-1/2 -translate-x-14 empty:hidden">
      {props.count > 0 && <NewJobsButton {...props} />}
    </div>
  )
}
