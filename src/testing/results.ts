import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { isActive } from '#src/jobs/job.ts'
import { ResultReader } from '#src/search/reader/resultReader.ts'
import { wholeResult, type SearchResult, type Cached } from '#src/search/searchOptions.ts'

/** Returns a result with these jobs, as the reader creates it; jobs unchanged since `before` are the same objects. */
export function aResult(jobs: readonly TrainingJob[], before?: Cached): SearchResult {
  const reader = new ResultReader(wholeResult(before))
  reader.push(new TextEncoder().encode(JSON.stringify({ training_jobs: jobs })))
  const active = jobs.some(isActive)
  return { ...reader.finish(), partial: false, active, isFirst: before === undefined }
}
