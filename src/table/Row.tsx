import type { ReactNode } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { CheckCell } from './CheckCell.tsx'

/** What a job's row displays in any table. */
export interface RowProps {
  readonly job: TrainingJob
  /** Its index in the table, from 0. */
  readonly index: number
  /** Its height, px. */
  readonly height: number
  /** The words of the text search, which are marked. */
  readonly words: readonly string[]
  /** The row scrolls by too fast to be read: only the texts of its first cells are rendered. */
  readonly brief: boolean
  /** Its status has just changed. */
  readonly changed: boolean
  /** Its details are open beside the table. */
  readonly open: boolean
  /** It is selected, for an action on it and others. */
  readonly selected: boolean
}

interface FrameProps {
  readonly row: RowProps
  readonly children: ReactNode
}

/** A job's row and its checkbox, around what the table displays of the job. */
export function Row({ row, children }: FrameProps) {
  const { job, index, height, brief, changed, open, selected } = row
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={open || undefined}
      data-changed={changed || undefined}
      data-selected={selected || undefined}
      className="group hover:bg-subtle"
      style={{ height }}
    >
      <CheckCell title={jobTitle(job)} selected={selected} brief={brief} />
      {children}
    </tr>
  )
}
