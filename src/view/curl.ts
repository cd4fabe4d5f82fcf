import { activeFilters } from './filtering/activeFilters.ts'
import { pick } from '#src/lib/records.ts'
import { toSearchRequest } from './request.ts'
import { DEFAULT_VIEW, type View } from './view.ts'
import { API_FILTERS } from './viewKeys.ts'
import { ENV, SEARCH_PATH } from '#src/contract/names.ts'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { quoteForShell } from '#src/lib/quoteForShell.ts'

/**
 * A view's search as a command for a POSIX shell, which names the filters that only the page applies.
 * `apiUrl` is the management API's address.
 */
export function curlOfView(view: View, apiUrl: string): string {
  const others = { ...view, ...pick(DEFAULT_VIEW, API_FILTERS) }
  const clientFilters = activeFilters(others, () => undefined).map(
    ({ name, value }) => `${name}: ${value}`,
  )
  return curlOf(toSearchRequest(view), apiUrl, clientFilters)
}

/**
 * A search as a command for a POSIX shell. The key is the shell's to fill in; the page does not know it.
 * `apiUrl` is the management API's address. `clientFilters` are the filters that it can't apply: the command
 * begins with a line that names them and does nothing. Not with a comment, which zsh takes for a command.
 */
export function curlOf(
  request: SearchRequest,
  apiUrl: string,
  clientFilters: readonly string[] = [],
): string {
  const names = clientFilters.join('; ').replaceAll(/\p{C}/gu, ' ')
  const note = names && `: ${quoteForShell(`Without these filters: ${names}`)}\n`
  const curl = [
    `curl -sS -X POST ${quoteForShell(`${apiUrl.replace(/\/+$/, '')}${SEARCH_PATH}`)}`,
    `  -H "Authorization: Api-Key $${ENV.apiKey}"`,
    `  -H 'Content-Type: application/json'`,
    `  -d ${quoteForShell(JSON.stringify(request))}`,
  ].join(' \\\n')
  return note + curl
}
