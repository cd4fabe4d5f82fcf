import { useState } from 'react'
import type { Answer } from '../search/answer.ts'
import { NOTHING_SEEN, seeDifference, type Sightings } from '../search/sightings.ts'
import type { TrainingJobs } from '../search/useTrainingJobs.ts'

interface Seeing {
  readonly answer: Answer | null
  readonly search: string
  /** Since when this search has been asked, ms since the epoch. */
  readonly since: number
  readonly seen: Sightings
}

/** What the dashboard saw of jobs since it was opened, and since when it has seen those of this search. */
export function useSightings({
  answer,
  answeredAt,
  answerKey,
}: TrainingJobs): Pick<Seeing, 'seen' | 'since'> {
  const [last, setLast] = useState<Seeing>({
    answer: null,
    search: '',
    since: 0,
    seen: NOTHING_SEEN,
  })
  if (answer && last.answer !== answer) {
    const since = last.search === answerKey ? last.since : answeredAt
    const { difference } = answer
    const seen = difference
      ? seeDifference(last.seen, difference, { at: answeredAt, since })
      : last.seen
    setLast({ answer, search: answerKey, since, seen })
  }
  return last
}
