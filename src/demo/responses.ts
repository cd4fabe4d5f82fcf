import { HttpResponse } from 'msw'

/** Rows per chunk. A large response is printed in chunks so that the page stays responsive. */
const CHUNK = 1000

/** The JSON of rows that don't change between responses. */
const texts = new WeakMap<object, string>()

function textOf(row: unknown): string {
  if (typeof row !== 'object' || row === null) return JSON.stringify(row)
  const known = texts.get(row)
  if (known !== undefined) return known
  const text = JSON.stringify(row)
  texts.set(row, text)
  return text
}

/** Yields the JSON of a response with these rows, in pieces. */
function* pieces(rows: readonly unknown[]): Generator<string, void> {
  yield '{"training_jobs":['
  for (let from = 0; from < rows.length; from += CHUNK) {
    yield (
      (from > 0 ? ',' : '') +
      rows
        .slice(from, from + CHUNK)
        .map(textOf)
        .join(',')
    )
  }
  yield ']}'
}

export function responseText(rows: readonly unknown[]): string {
  return [...pieces(rows)].join('')
}

/** Returns a valid response with these rows, streamed. */
export function respond(rows: readonly unknown[]): Response {
  const rest = pieces(rows)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = rest.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
  return new HttpResponse(body, { headers: { 'content-type': 'application/json' } })
}

/** Returns an error in the API's shape. */
export function refuse(status: number, error: string): Response {
  return HttpResponse.json({ error }, { status })
}

/** Returns the error for an invalid request, in the shape that has been seen of the API. */
export function invalid(message: string): Response {
  return HttpResponse.json({ code: 'VALIDATION_ERROR', message }, { status: 400 })
}

/** Whether a request has the API key; always if none is required (`null`). */
export function hasKey({ headers }: Request, key: string | null): boolean {
  return key === null || headers.get('authorization') === `Api-Key ${key}`
}
