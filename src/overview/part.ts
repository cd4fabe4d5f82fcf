import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'

/** What each part of the overview is given: the very jobs that the table shows. */
export interface PartProps {
  readonly list: JobList
  /** The rows of the list that the table shows, in the list's order. */
  readonly rows: Uint32Array
  readonly view: View
  readonly setView: SetView
  /** Opens a job's details, and shows its row. */
  readonly onOpen: (id: string) => void
}

/** A part that goes on with the time. */
export interface TimedPartProps extends PartProps {
  /** When the answer came, ms since the epoch. */
  readonly now: number
}
