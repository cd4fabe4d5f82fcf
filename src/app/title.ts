import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { statusesOf } from '#src/contract/statuses.ts'
import { countIn } from '#src/jobs/counts.ts'
import { formatCount } from '#src/lib/units.ts'
import { covers } from '#src/view/presets.ts'
import type { View } from '#src/view/view.ts'

const NAME = 'Training jobs'
const RUNNING = statusesOf('running')

interface Titled {
  readonly request: SearchRequest
  readonly view: Pick<View, 'not-status'>
  /** Jobs by status in the response to `request`, excluded statuses included; `null` until it is complete. */
  readonly counts: ReadonlyMap<string, number> | null
  readonly failing: boolean
  /** Unacknowledged ended jobs; `null` if none. */
  readonly ended: string | null
}

/**
 * The title starts with the first that applies: unacknowledged ended jobs, a failed poll, the number of running jobs.
 * That number is omitted unless the response has all running jobs and the view displays them. The most important part
 * comes first, since a narrow tab truncates the title.
 */
export function pageTitle({ request, view, counts, failing, ended }: Titled): string {
  if (ended !== null) return `${ended} · ${NAME}`
  if (failing) return `Not up to date · ${NAME}`
  if (!counts || !covers(request, RUNNING)) return NAME
  if (RUNNING.some((status) => view['not-status'].includes(status))) return NAME
  return `${formatCount(countIn(counts, RUNNING))} running · ${NAME}`
}
