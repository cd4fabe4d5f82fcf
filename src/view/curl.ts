import { ENV, SEARCH_PATH } from '#src/contract/names.ts'
import type { SearchRequest } from '#src/contract/searchRequest.ts'
import { quoteForShell, UNPRINTABLE } from '#src/lib/quoteForShell.ts'
import { pick } from '#src/lib/records.ts'
import { activeFilters } from './filtering/activeFilters.ts'
import { toSearchRequest } from './request.ts'
import { DEFAULT_VIEW, type View } from './view.ts'
import { API_FILTERS } from './viewKeys.ts'

/**
 * Returns a view's search request as a command for a POSIX shell, with a line that names the client filters.
 *
 * @param apiUrl the management API's address
 */
export function curlOfView(view: View, apiUrl: string): string {
  const others = { ...view, ...pick(DEFAULT_VIEW, API_FILTERS) }
  const clientFilters = activeFilters(others, () => undefined).map(
    ({ name, value }) => `${name}: ${value}`,
  )
  return curlOf(toSearchRequest(view), apiUrl, clientFilters)
}

/**
 * Returns a search request as a command for a POSIX shell. The API key comes from an environment variable, because it
 * never reaches the browser. Filters that the API can't apply are named in a first line without effect. That line is no
 * comment, because an interactive zsh would run it as a command.
 *
 * @param apiUrl the management API's address
 */
export function curlOf(
  request: SearchRequest,
  apiUrl: string,
  clientFilters: readonly string[] = [],
): string {
  const names = clientFilters.join('; ').replaceAll(/\p{C}/gu, ' ')
  const note = names && `: ${quoteForShell(`Filters not applied: ${names}`)}\n`
  const curl = [
    `curl -sS -X POST ${quoteForShell(`${apiUrl.replace(/\/+$/, '')}${SEARCH_PATH}`)}`,
    `  -H "Authorization: Api-Key $${ENV.apiKey}"`,
    `  -H 'Content-Type: application/json'`,
    `  -d ${quoteForShell(printableJson(request))}`,
  ].join(' \\\n')
  return note + curl
}

/** Returns JSON without unprintable characters, which a terminal could act on while they are pasted. */
function printableJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(UNPRINTABLE, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}
