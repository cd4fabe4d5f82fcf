import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { FIELD_KEYS, type FieldKey } from '#src/jobs/fields.ts'
import type { Zone } from '#src/lib/zone.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import { download, fileName } from './download.ts'

/**
 * Has the browser save jobs as a file; its name when it is on its way. `keys` are the columns of a CSV, by
 * default all; JSON holds the API's objects. The file's name has the time in the zone.
 */
export async function saveJobs(
  kind: 'csv' | 'json',
  jobs: readonly TrainingJob[],
  { keys = FIELD_KEYS, zone }: { readonly keys?: readonly FieldKey[]; readonly zone: Zone },
): Promise<string> {
  const now = currentTime()
  const { csvOf, jsonOf } = await import('./files.ts')
  const file = kind === 'csv' ? csvOf(jobs, { keys, now, zone }) : jsonOf(jobs)
  const name = fileName(kind, now, zone)
  download(await file, name)
  return name
}
