import type { SearchRequest } from '../contract/searchRequest.ts'
import { statusesOf } from '../contract/statuses.ts'
import { countIn } from '../jobs/lists.ts'
import { formatCount } from '../jobs/units.ts'
import { covers } from '../view/presets.ts'

const NAME = 'Training jobs'
const RUNNING = statusesOf('running')

/**
 * The document's title, with the number of running jobs first, where it shows in a narrow tab: only
 * where the answer to `request` holds every running job that the search could name. `counts` is null
 * while there is no such answer; after a failed poll the title says so instead. What `ended` and was
 * not seen comes before all else.
 */
export function pageTitle(
  request: SearchRequest,
  counts: ReadonlyMap<string, number> | null,
  failing: boolean,
  ended: string | null = null,
): string {
  if (ended !== null) return `${ended} · ${NAME}`
  if (failing) return `Not up to date · ${NAME}`
  if (!counts || !covers(request, RUNNING)) return NAME
  return `${formatCount(countIn(counts, RUNNING))} running · ${NAME}`
}
