import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { FIELD_KEYS, type FieldKey } from '#src/jobs/fields.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import type { Zone } from '#src/lib/zone.ts'
import { saveFile } from '#src/ui/saveFile.ts'

/**
 * Returns the file name when the download starts. `keys` are the columns of a CSV, by default all. JSON contains the
 * API's objects. `zone` is the time zone of the file name.
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
  saveFile(await file, name)
  return name
}

const two = (number: number) => String(number).padStart(2, '0')

/**
 * Returns a name such as `training-jobs-2026-03-02-1403.csv` in the browser's time zone, or `…-1303Z.csv` in UTC. `now`
 * in ms since the epoch.
 */
export function fileName(kind: 'csv' | 'json', now: number, zone: Zone): string {
  const time = new Date(now)
  if (zone) {
    const [day = '', clock = ''] = time.toISOString().split('T')
    return `training-jobs-${day}-${clock.slice(0, 5).replace(':', '')}Z.${kind}`
  }
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-')
  return `training-jobs-${day}-${two(time.getHours())}${two(time.getMinutes())}.${kind}`
}
