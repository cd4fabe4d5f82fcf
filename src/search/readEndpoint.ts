import { endpointPath, isPathId, type Endpoint, type PathIds } from '#src/contract/endpoints.ts'
import type { z } from '#src/contract/zod.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { callProxy } from './callProxy.ts'
import { orBroken } from './connection.ts'
import { SearchError } from './searchError.ts'

/**
 * How long to wait for the head and for each part of a response, ms. The proxy's own limits are shorter: 2 s until the
 * call's turn, 10 s to connect and 60 s until the first byte.
 */
const SILENCE_MS = 75_000

const NO_IDS: PathIds = { projectId: '', jobId: '' }

interface EndpointRequest<T> {
  readonly endpoint: Endpoint
  /** Omitted for a path without IDs. */
  readonly ids?: PathIds
  /** In the contract's words. */
  readonly query?: Readonly<Record<string, string | number>>
  /** Given by the caller, which loads Zod on demand. */
  readonly schema: z.ZodMiniType<T>
  readonly signal: AbortSignal
}

/**
 * Reads a GET endpoint through the proxy and validates the response.
 *
 * @throws SearchError if the response is missing, an error, late or invalid; an AbortError if `signal` cancels it
 */
export async function readEndpoint<T>({
  endpoint,
  ids = NO_IDS,
  query = {},
  schema,
  signal,
}: EndpointRequest<T>): Promise<T> {
  const url = urlOf(endpoint, ids, query)
  const late = new AbortController()
  const either = AbortSignal.any([signal, late.signal])
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(() => late.abort(timedOut()), SILENCE_MS)
  }
  try {
    wait()
    const headers = { 'x-dashboard': '1' }
    const response = await callProxy(url, { headers, signal: either })
    const text = await orBroken(readText(response, wait), either)
    either.throwIfAborted()
    return validate(schema, text)
  } finally {
    clearTimeout(timer)
  }
}

/** Relative to the page, which can be at any path of a server. */
function urlOf(endpoint: Endpoint, ids: PathIds, query: Readonly<Record<string, string | number>>) {
  if (ids !== NO_IDS && (!isPathId(ids.projectId) || !isPathId(ids.jobId))) {
    throw new SearchError('rejected', 'The job or project ID has characters that no path can have.')
  }
  const values = Object.entries(query).map(([name, value]) => [name, String(value)])
  const search = new URLSearchParams(values).toString()
  return `./api${endpointPath(endpoint, ids)}${search === '' ? '' : `?${search}`}`
}

/** `onPart` is called when a part has arrived. */
function readText({ body }: Response, onPart: () => void): Promise<string> {
  const parts = body?.pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform: (part, controller) => {
        onPart()
        controller.enqueue(part)
      },
    }),
  )
  return new Response(parts).text()
}

function validate<T>(schema: z.ZodMiniType<T>, text: string): T {
  const body = parseJson(text)
  if (body === undefined) {
    throw new SearchError('unreadable', 'The response is incomplete or isn’t valid JSON.')
  }
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path.join('.') || 'response'
  throw new SearchError('unreadable', `${field}: ${issue?.message ?? 'invalid value'}`)
}

function timedOut(): SearchError {
  return new SearchError('timeout', 'The response stopped or didn’t start in time.')
}
