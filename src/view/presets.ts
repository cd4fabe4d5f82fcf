import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { statusesOf } from '#src/contract/statuses.ts'
import { countIn } from '#src/jobs/counts.ts'
import { isSameStatuses, type View } from './view.ts'
import type { ApiFilter } from './viewKeys.ts'

/** In the order that the URL has always used. */
export const FAILED: readonly string[] = statusesOf('failed').reverse()

export interface Preset {
  readonly label: string
  readonly status: readonly string[]
}

export const PRESETS: readonly Preset[] = [
  { label: 'Running', status: statusesOf('running') },
  { label: 'Active', status: statusesOf('active') },
  { label: 'Failed', status: FAILED },
  { label: 'All', status: [] },
]

export function withPreset(view: View, preset: Preset): View {
  return { ...view, status: preset.status, 'not-status': [] }
}

export function isPresetView(view: View, preset: Preset): boolean {
  return view['not-status'].length === 0 && isSameStatuses(view.status, preset.status)
}

/** No statuses means all. A count over these statuses is exact if the response contains every job in them. */
export function covers(request: SearchRequest, statuses: readonly string[]): boolean {
  const requested = request.statuses
  if (!requested) return true
  return statuses.length > 0 && statuses.every((status) => requested.includes(status))
}

/** Whether the response to `request` contains every job of a project; of all projects, if it is `null`. */
export function coversProject(
  { project_id: requested }: SearchRequest,
  id: string | null,
): boolean {
  return requested == null || requested === id
}

/** Whether the response to `request` contains every job that the request of another view would return. */
export function coversView(request: SearchRequest, other: Pick<View, ApiFilter>): boolean {
  return (
    coversProject(request, other.project) &&
    (request.job_id == null || request.job_id === other.job) &&
    covers(request, other.status)
  )
}

/** `null` if the response to `request` doesn't contain all of the preset's jobs. */
export function presetCount(
  { status }: Preset,
  request: SearchRequest,
  counts: ReadonlyMap<string, number>,
): number | null {
  if (!covers(request, status)) return null
  return countIn(counts, status.length > 0 ? status : [...counts.keys()])
}
