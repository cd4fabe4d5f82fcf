import type { ReactNode } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { CheckCell } from './CheckCell.tsx'

export interface RowProps {
  readonly job: TrainingJob
  readonly index: number
  /** px */
  readonly height: number
  readonly words: readonly string[]
  /** Whether the row scrolls by too fast to be read: then only the text of its first cells is rendered. */
  readonly brief: boolean
  readonly changed: boolean
  readonly open: boolean
  readonly selected: boolean
}

interface FrameProps {
  readonly row: RowProps
  readonly children: ReactNode
}

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
