import { countIn } from '../jobs/lists.ts'
import { formatCount } from '../jobs/units.ts'
import type { SearchRequest } from '../contract/searchRequest.ts'
import { covers } from '../view/presets.ts'

const RUNNING = ['TRAINING_JOB_RUNNING']

/**
 * The document's title: the number of running jobs first, where it shows in a narrow tab. Only where
 * the answer to `request` holds every running job that the search could name.
 */
export function pageTitle(
  request: SearchRequest,
  counts: ReadonlyMap<string, number> | null,
): string {
  if (!counts || !covers(request, RUNNING)) return 'Training jobs'
  return `${formatCount(countIn(counts, RUNNING))} running · Training jobs`
}
