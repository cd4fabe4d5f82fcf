import { isObject } from '#src/contract/guards.ts'
import type { z } from '#src/contract/zod.ts'
import { offsetOf, sampleOf, type Exchange } from '#src/lib/offsetOf.ts'
import { formatDuration } from '#src/lib/time.ts'
import { plural } from '#src/lib/units.ts'
import type { Outcome } from './call.ts'
import { driftOf, type Drift } from './drift.ts'

/** The result of checking one endpoint. */
export interface Result {
  readonly label: string
  readonly state: 'ok' | 'skipped' | 'refused' | 'drift' | 'unreachable'
  /** `''` if there is nothing to add to the state. */
  readonly text: string
}

/** The number of differences in a line. */
const MAX_LISTED = 8

const LABEL_WIDTH = 18

/** Reasons for a refusal by its HTTP status. */
const REASONS: Readonly<Record<number, string>> = {
  401: 'the API key is invalid',
  403: 'this API key has no access',
  404: 'not found',
  429: 'rate limit reached',
}

/** Returns the result of a call. `rows` is the field whose list is empty if the response proves little. */
export function resultOf(
  { label, schema, rows }: { label: string; schema: z.ZodMiniType; rows: string | null },
  outcome: Outcome,
): Result {
  switch (outcome.kind) {
    case 'read': {
      const drifts = driftOf(schema, outcome.body)
      if (drifts.length > 0) return { label, state: 'drift', text: describe(drifts) }
      return { label, state: 'ok', text: isEmpty(outcome.body, rows) ? 'nothing to check' : '' }
    }
    case 'refused': {
      const { status, code } = outcome
      const parts = [`status ${status}`, code, REASONS[status]]
      return { label, state: 'refused', text: parts.filter((part) => part != null).join(', ') }
    }
    case 'redirect':
      return { label, state: 'refused', text: `status ${outcome.status}, a redirect` }
    case 'unexpected':
      return { label, state: 'drift', text: outcome.reason }
    case 'oversized':
      return { label, state: 'drift', text: 'response too large' }
    case 'failed': {
      const text = outcome.exchange ? `incomplete response, ${outcome.reason}` : outcome.reason
      return { label, state: 'unreachable', text }
    }
  }
}

function describe(drifts: readonly Drift[]): string {
  const listed = drifts.slice(0, MAX_LISTED).map(({ path, kind, detail }) => {
    const what = kind === 'type' ? detail : [kind, detail].filter((part) => part !== null).join(' ')
    return `${path || 'body'}: ${what}`
  })
  const rest = drifts.length - listed.length
  return [...listed, ...(rest > 0 ? [`${rest} more`] : [])].join('; ')
}

function isEmpty(body: unknown, rows: string | null): boolean {
  const list = isObject(body) && rows !== null ? body[rows] : null
  return Array.isArray(list) && list.length === 0
}

/** Returns the line of a result. */
export function resultLine({ label, state, text }: Result): string {
  return label.padEnd(LABEL_WIDTH) + (text === '' ? state : `${state}: ${text}`)
}

/** Returns the line that compares this machine's clock with the API's. */
export function clockLine(exchanges: readonly Exchange[]): string {
  return 'clock'.padEnd(LABEL_WIDTH) + describeClock(exchanges)
}

function describeClock(exchanges: readonly Exchange[]): string {
  if (!exchanges.some((exchange) => Number.isFinite(sampleOf(exchange).offset))) {
    return 'unknown: no response had a date'
  }
  const offset = offsetOf(exchanges)
  if (offset === 0) return 'ok'
  return `${formatDuration(Math.abs(offset))} ${offset > 0 ? 'behind' : 'ahead of'} the API’s`
}

/** Whether a result needs no attention. */
export function isGood({ state }: Result): boolean {
  return state === 'ok' || state === 'skipped'
}

/** Returns the last line. */
export function verdict(results: readonly Result[]): string {
  const bad = results.filter((result) => !isGood(result))
  if (bad.length > 0) {
    const labels = bad.map(({ label }) => label).join(', ')
    return `${bad.length} of ${plural(results.length, 'endpoint')} failed: ${labels}.`
  }
  const isComplete = results.every(({ state, text }) => state === 'ok' && text === '')
  if (!isComplete) return 'No differences found.'
  return `All ${plural(results.length, 'endpoint')} match the contract.`
}
