import { HttpResponse } from 'msw'

/** Rows a chunk. A large answer is printed bit by bit, so that the page stays quick meanwhile. */
const CHUNK = 1000

/** The text of a row that is sent again and again unchanged. */
const texts = new WeakMap<object, string>()

function textOf(row: unknown): string {
  if (typeof row !== 'object' || row === null) return JSON.stringify(row)
  const known = texts.get(row)
  if (known !== undefined) return known
  const text = JSON.stringify(row)
  texts.set(row, text)
  return text
}

/** The JSON of an answer that holds these rows, in pieces. */
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

/** The JSON of an answer that holds these rows. */
export function responseText(rows: readonly unknown[]): string {
  return [...pieces(rows)].join('')
}

/** A good answer that holds these rows, streamed. */
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

/** An error in the API's shape. */
export function refuse(status: number, error: string): Response {
  return HttpResponse.json({ error }, { status })
}
