import type { JobList } from '#src/jobs/columns/jobColumns.ts'

export interface PartProps {
  readonly list: JobList
  readonly rows: Uint32Array
  readonly onOpen: (id: string) => void
}

export interface TimedPartProps extends PartProps {
  /** ms since the epoch. */
  readonly now: number
}
