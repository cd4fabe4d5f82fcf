import type { TrainingJob } from '../contract/trainingJob.ts'
import { FIELDS } from '../jobs/fields.ts'
import type { Sort } from './view.ts'

/**
 * The answer's jobs in the order that the view asks for. Order of creation is the answer's own.
 * Stable; jobs without a value come last in both directions. `now` in ms since the epoch.
 */
export function sortJobs(
  jobs: readonly TrainingJob[],
  { field: key, descending }: Sort,
  now: number,
): readonly TrainingJob[] {
  if (key === 'created') return jobs
  const field = FIELDS[key]
  const direction = descending ? -1 : 1
  return jobs
    .map((job) => ({ job, value: field.read(job, now) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null)
        return Number(a.value === null) - Number(b.value === null)
      return direction * field.compare(a.value, b.value)
    })
    .map(({ job }) => job)
}
