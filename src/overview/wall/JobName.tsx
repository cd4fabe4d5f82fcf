import { clsx } from 'clsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { Name } from '#src/overview/Name.tsx'
import { Button } from '#src/ui/Button.tsx'

interface JobNameProps {
  readonly job: TrainingJob
  readonly onOpen: (id: string) => void
}

/** A press anywhere on the row opens the job's details. */
export function JobName({ job, onOpen }: JobNameProps) {
  return (
    <Button
      variant="link"
      className={clsx(
        'min-w-0 after:absolute after:inset-0',
        job.name ? 'font-medium' : 'text-muted',
      )}
      onClick={() => onOpen(job.id)}
    >
      {job.name ? (
        <Name>{jobTitle(job)}</Name>
      ) : (
        <span className="block truncate">Unnamed · {job.id}</span>
      )}
    </Button>
  )
}
