import { useEffect, useRef, useState } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { Answer } from '#src/search/reader/result.ts'
import { keepSightings, readSightings } from './persistedHistory.ts'
import { seeDifference, seeJob, type Sightings } from './statusHistory.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'

interface Seeing {
  readonly answer: Answer | null
  readonly search: string
  /**
   * Since when this search has been asked, ms since the epoch. Not kept: what a job did while the page was
   * not there, nobody saw.
   */
  readonly since: number
  readonly seen: Sightings
}

interface Seen extends Pick<Seeing, 'seen' | 'since'> {
  /** Remembers that a job was looked at, in the status that it had at a time, ms since the epoch. */
  readonly look: (job: TrainingJob, at: number) => void
}

/** What the dashboard saw of jobs in this tab, before a reload too, and since when it has seen those of this search. */
export function useStatusHistory({ answer, answeredAt, answerKey }: TrainingJobs): Seen {
  const [last, setLast] = useState<Seeing>(() => ({
    answer: null,
    search: '',
    since: 0,
    seen: readSightings(),
  }))
  if (answer && last.answer !== answer) {
    // What the first answer to a search changed was before: nobody saw when.
    const isFirst = last.search !== answerKey
    const since = isFirst ? answeredAt : last.since
    const difference = isFirst ? null : answer.difference
    const seen = difference
      ? seeDifference(last.seen, difference, { at: answeredAt, since })
      : last.seen
    setLast({ answer, search: answerKey, since, seen })
  }

  const kept = useRef(last.seen)
  useEffect(() => {
    if (kept.current === last.seen) return
    kept.current = last.seen
    keepSightings(last.seen)
  }, [last.seen])

  return {
    ...last,
    look: (job, at) => {
      if (seeJob(last.seen, job, at) === last.seen) return
      setLast((seeing) => ({ ...seeing, seen: seeJob(seeing.seen, job, at) }))
    },
  }
}
