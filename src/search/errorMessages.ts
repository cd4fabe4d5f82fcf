import type { SearchError } from './searchError.ts'

export interface Advice {
  readonly title: string
  /** Names between backticks are formatted as code: see `CodeText`. */
  readonly action: string
}

const advice: Readonly<Record<SearchError['kind'], Advice>> = {
  'no-key': {
    title: 'No Baseten API key is set',
    action:
      'Set `BASETEN_API_KEY` in the environment or in `.env.local`, then restart the dashboard.',
  },
  refused: {
    title: 'The dashboard server refused this page',
    action: 'Open the dashboard at the address it printed at startup: `127.0.0.1` or `localhost`.',
  },
  'signed-out': {
    title: 'You may be signed out',
    action: 'Reload this page to sign in again.',
  },
  unauthorized: {
    title: 'Invalid API key',
    action:
      'Check `BASETEN_API_KEY` in the environment or in `.env.local`, then restart the dashboard.',
  },
  forbidden: {
    title: 'This API key can’t access training jobs',
    action:
      'Set `BASETEN_API_KEY` to a key with access to training jobs, then restart the dashboard.',
  },
  'rate-limited': {
    title: 'Rate limit reached',
    action: 'This API key made too many requests.',
  },
  busy: {
    title: 'The dashboard server is busy',
    action: 'Too many searches are waiting for Baseten. This is usually temporary.',
  },
  rejected: {
    title: 'Baseten rejected the search',
    action: 'Change or remove a filter.',
  },
  server: {
    title: 'Baseten returned an error',
    action: 'This is usually temporary.',
  },
  timeout: {
    title: 'Baseten didn’t respond in time',
    action: 'Filter by status or project for a faster search.',
  },
  unreadable: {
    title: 'Unexpected response from Baseten',
    action:
      'If this persists, check `BASETEN_MANAGEMENT_API_URL_OVERRIDE` or update the dashboard.',
  },
  broken: {
    title: 'Connection lost',
    action: 'The response ended early. This is usually temporary.',
  },
  network: {
    title: 'Can’t reach the dashboard server',
    action: 'Make sure it’s running.',
  },
}

export function adviceFor(error: SearchError): Advice {
  return advice[error.kind]
}

export interface Reason {
  readonly status: number | undefined
  /** `null` if the advice already covers it. */
  readonly text: string | null
  readonly isQuote: boolean
}

/** Kinds whose advice already covers our own message. */
const COVERED: ReadonlySet<SearchError['kind']> = new Set([
  'signed-out',
  'unauthorized',
  'forbidden',
  'busy',
  'timeout',
  'broken',
  'network',
])

export function reasonOf({ kind, status, message, isQuote }: SearchError): Reason | null {
  if (kind === 'no-key') return null
  const text = isQuote || !COVERED.has(kind) ? message : null
  return status === undefined && text === null ? null : { status, text, isQuote }
}

/** Returns an error's title and reason in one line, without a period at the end. */
export function describeError(error: SearchError, { title } = adviceFor(error)): string {
  const reason = reasonOf(error)
  if (!reason) return title
  const { status, text, isQuote } = reason
  const parts = [
    status !== undefined && `HTTP ${status}`,
    isQuote ? `Baseten says: “${text}”` : text,
  ]
  return `${title} (${parts.filter(Boolean).join(' · ')})`
}
