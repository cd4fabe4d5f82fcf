import type { JobList } from '#src/jobs/columns/jobColumns.ts'

/** The props of each part of the overview: the same jobs as in the table. */
export interface PartProps {
  readonly list: JobList
  /** The rows of the list that the table shows, in the list's order. */
  readonly rows: Uint32Array
  /** Opens a job's details, and shows its row. */
  readonly onOpen: (id: string) => void
}

/** A part that displays times up to now. */
export interface TimedPartProps extends PartProps {
  /** When the result was fetched, ms since the epoch. */
  readonly now: number
}
