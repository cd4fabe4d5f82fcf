import type { TrainingJob } from '../contract/trainingJob.ts'
import { COLUMN_KEYS } from '../jobs/fields.ts'
import { download, fileName } from './download.ts'

/** Has the browser save jobs as a file; its name when it is on its way. */
export async function saveJobs(
  kind: 'csv' | 'json',
  jobs: readonly TrainingJob[],
): Promise<string> {
  const now = Date.now()
  const { csvOf, jsonOf } = await import('./files.ts')
  const file = kind === 'csv' ? csvOf(jobs, { keys: COLUMN_KEYS, now }) : jsonOf(jobs)
  const name = fileName(kind, now)
  download(await file, name)
  return name
}
