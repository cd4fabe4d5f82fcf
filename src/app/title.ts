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
  /** Jobs by status in the answer to `request`, with those whose status is excluded; null while it is not there. */
  readonly counts: ReadonlyMap<string, number> | null
  readonly failing: boolean
  /** What ended and was not seen; null for nothing. */
  readonly ended: string | null
}

/**
 * The document's title, with the number of running jobs first, where it shows in a narrow tab: only
 * where the answer holds every running job that the search could name, and the view shows them. After a
 * failed poll the title says so instead. What ended and was not seen comes before all else.
 */
export function pageTitle({ request, view, counts, failing, ended }: Titled): string {
  if (ended !== null) return `${ended} · ${NAME}`
  if (failing) return `Not up to date · ${NAME}`
  if (!counts || !covers(request, RUNNING)) return NAME
  if (RUNNING.some((status) => view['not-status'].includes(status))) return NAME
  return `${formatCount(countIn(counts, RUNNING))} running · ${NAME}`
}
