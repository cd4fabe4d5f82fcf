import type { SearchError } from './searchError.ts'

/** What a person should know of a failure: what happened in a few words, and what to do about it. */
export interface Advice {
  readonly title: string
  readonly todo: string
}

const advice: Readonly<Record<SearchError['kind'], Advice>> = {
  'no-key': {
    title: 'No Baseten API key is set',
    todo: 'Set BASETEN_API_KEY in the environment or in .env.local, then restart the dashboard.',
  },
  refused: {
    title: 'The dashboard’s server refuses this page',
    todo: 'Open the dashboard at the address that it printed when it started: 127.0.0.1 or localhost.',
  },
  unauthorized: {
    title: 'Baseten does not accept the API key',
    todo: 'Check BASETEN_API_KEY in the environment or in .env.local, then restart the dashboard.',
  },
  forbidden: {
    title: 'The API key has no access to training jobs',
    todo: 'Set BASETEN_API_KEY to a key with access to training jobs, then restart the dashboard.',
  },
  'rate-limited': {
    title: 'Rate limit reached',
    todo: 'The limit counts all requests with this API key.',
  },
  rejected: {
    title: 'Baseten rejected the search',
    todo: 'Change or clear a filter.',
  },
  server: {
    title: 'Baseten could not answer',
    todo: 'This usually passes by itself.',
  },
  timeout: {
    title: 'Baseten did not respond in time',
    todo: 'A narrower search may be faster.',
  },
  unreadable: {
    title: 'The response cannot be read',
    todo: 'If this does not pass, check BASETEN_MANAGEMENT_API_URL_OVERRIDE, or update the dashboard.',
  },
  network: {
    title: 'No connection',
    todo: 'Check that the dashboard’s server is running.',
  },
}

/** What to display about a failed search. */
export function adviceFor(error: SearchError): Advice {
  return advice[error.kind]
}

/** What the response says beyond the advice. */
export interface Reason {
  readonly status: number | undefined
  /** `null` if the advice says the same. */
  readonly text: string | null
  /** Whether the text is Baseten's, in its own words. */
  readonly isQuote: boolean
}

/** Kinds whose advice says what our own servers' sentences say. */
const COVERED: ReadonlySet<SearchError['kind']> = new Set(['unauthorized', 'forbidden', 'timeout'])

/** Why a search failed, by its response; `null` if the advice says it all. */
export function reasonOf({ kind, status, message, isQuote }: SearchError): Reason | null {
  if (kind === 'no-key') return null
  return { status, text: isQuote || !COVERED.has(kind) ? message : null, isQuote }
}

/** A failure as plain text: what happened, and why. */
export function describeError(error: SearchError): string {
  const { title } = adviceFor(error)
  const reason = reasonOf(error)
  if (!reason) return title
  const { status, text, isQuote } = reason
  const parts = [
    status !== undefined && `HTTP ${status}`,
    isQuote ? `Baseten says: “${text}”` : text,
  ]
  return `${title} (${parts.filter(Boolean).join(' · ')})`
}
