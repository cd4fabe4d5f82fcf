import { curlOf } from '#src/jobs/commands.ts'
import { activeFilters } from './filtering/activeFilters.ts'
import { pick } from '#src/lib/records.ts'
import { toSearchRequest } from './request.ts'
import { DEFAULT_VIEW, type View } from './view.ts'
import { API_FILTERS } from './viewKeys.ts'

/**
 * A view's search as a command for a POSIX shell, which names the filters that only the page applies.
 * `apiUrl` is the management API's address.
 */
export function curlOfView(view: View, apiUrl: string): string {
  const others = { ...view, ...pick(DEFAULT_VIEW, API_FILTERS) }
  const leftOut = activeFilters(others, () => undefined)
    .filter(({ narrows }) => narrows)
    .map(({ name, value }) => (name === '' ? value : `${name}: ${value}`))
  return curlOf(toSearchRequest(view), apiUrl, leftOut)
}
