import { useMemo, useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { Pace } from '#src/search/polling.ts'
import { sightingsOf, type Sighting } from './statusHistory.ts'
import { useTrainingJob } from '#src/search/useTrainingJob.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { useStatusHistory } from './useStatusHistory.ts'
import type { SearchError } from '#src/search/searchError.ts'

/** What is known of the job that is open. */
export type OpenJob =
  | {
      readonly state: 'found'
      readonly job: TrainingJob
      /** Whether the list beside it shows the job. */
      readonly listed: boolean
      readonly sightings: readonly Sighting[]
    }
  | { readonly state: 'searching' }
  | { readonly state: 'missing' }
  | {
      readonly state: 'failed'
      readonly error: SearchError
      readonly retry: () => void
    }

const NOT_SEEN: readonly Sighting[] = []

interface Opened {
  /** Null where no job is open. */
  readonly open: OpenJob | null
  /** Its row in the list, from 0; -1 where the list leaves it out. */
  readonly row: number
}

/**
 * The job whose ID the URL holds: from the answer, or asked for by its ID where the answer leaves it out.
 * `rows` are the jobs that the table shows.
 */
export function useOpenJob(
  id: string | null,
  { search, rows, pace }: { search: TrainingJobs; rows: readonly TrainingJob[]; pace: Pace },
): Opened {
  const { answer, current, fetching } = search
  const { seen, since, look } = useStatusHistory(search)
  const row = useMemo(() => (id === null ? -1 : rows.findIndex((job) => job.id === id)), [rows, id])
  const answered = useMemo(
    () => (id === null ? undefined : answer?.jobs.find((job) => job.id === id)),
    [answer, id],
  )
  const inList = rows[row] ?? answered
  const isComing = !current && fetching
  const alone = useTrainingJob(inList || isComing ? null : id, pace)
  const job = inList ?? alone.job

  // A job that leaves the list stays on the screen until it is there by its ID.
  const [last, setLast] = useState<TrainingJob | null>(null)
  if (job && job !== last) setLast(job)
  const shown = job === undefined && last?.id === id ? last : job

  if (id === null) return { open: null, row: -1 }
  if (shown) {
    // The first jobs of an answer that is still coming are seen once it is there.
    const at = answered ? since : alone.answeredAt
    if (at > 0) look(shown, at)
    const sightings = at > 0 ? sightingsOf(seen, shown, at) : (seen.get(id) ?? NOT_SEEN)
    return { row, open: { state: 'found', job: shown, listed: row !== -1, sightings } }
  }
  if (shown === null) return { row, open: { state: 'missing' } }
  if (!alone.error) return { row, open: { state: 'searching' } }
  return { row, open: { state: 'failed', error: alone.error, retry: alone.refresh } }
}
