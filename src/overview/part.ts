import type { JobList } from '#src/jobs/columns/jobColumns.ts'

/** The props of each part of the overview: the same jobs as in the table. */
export interface PartProps {
  readonly list: JobList
  readonly rows: Uint32Array
  readonly onOpen: (id: string) => void
}

export interface TimedPartProps extends PartProps {
  /** When the result was fetched, ms since the epoch. */
  readonly now: number
}
