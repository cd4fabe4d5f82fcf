import { endpointPath, ENDPOINTS, idsIn, type Endpoint } from '#src/contract/endpoints.ts'
import { QUERIES } from '#src/contract/queries.ts'
import { parseQuery, type QuerySchema } from '#src/contract/query.ts'
import { Refusal } from './refusal.ts'
import { pathOf } from './target.ts'

/** The endpoints of the allow-list. */
export const ENDPOINT_NAMES = Object.keys(ENDPOINTS).filter(isEndpoint)

/** A GET that the proxy forwards. */
export interface Route {
  readonly endpoint: Endpoint
  /** The path with placeholders, for the log. */
  readonly template: string
  /**
   * Returns the target under the management API's URL: path and query, built from validated parts.
   *
   * @throws Refusal 400 if the query breaks the contract, with the name of the parameter
   */
  readonly target: () => string
}

/** Returns the route of a request target under `/api`, whatever its query; `null` if none matches. */
export function routeOf(target: string): Route | null {
  const path = pathOf(target)
  if (!path.startsWith('/api/')) return null
  for (const endpoint of ENDPOINT_NAMES) {
    const ids = idsIn(path.slice('/api'.length), endpoint)
    if (ids === null) continue
    return {
      endpoint,
      template: `/api${ENDPOINTS[endpoint]}`,
      target: () => {
        // From the IDs and values, so that no other character of the request reaches Baseten.
        const query = printQuery(QUERIES[endpoint], target.slice(path.length))
        return endpointPath(endpoint, ids) + (query === '' ? '' : `?${query}`)
      },
    }
  }
  return null
}

function isEndpoint(name: string): name is Endpoint {
  return Object.hasOwn(ENDPOINTS, name)
}

/** Validates a query and prints it in the contract's order, so that equal requests share a call. */
function printQuery(schema: QuerySchema<object>, text: string): string {
  if (text.includes('#')) throw invalid('A request has no fragment.')
  const { query, problem } = parseQuery(schema, new URLSearchParams(text))
  if (problem !== null) throw invalid(problem)
  const values = new Map<string, unknown>(Object.entries(query))
  return Object.keys(schema.shape)
    .filter((name) => values.has(name))
    .map((name) => `${name}=${String(values.get(name))}`)
    .join('&')
}

function invalid(message: string): Refusal {
  return new Refusal(400, 'invalid_query', message)
}
