import type { SearchError } from './searchError.ts'

/** What a person should know of a failure: what happened in a few words, and what to do about it. */
export interface Advice {
  readonly title: string
  readonly todo: string
}

const advice: Readonly<Record<SearchError['kind'], Advice>> = {
  'no-key': {
    title: 'No Baseten API key is set',
    todo: 'Set BASETEN_API_KEY in the environment or in .env.local, then start the dashboard again.',
  },
  refused: {
    title: 'The dashboard’s server refuses this page',
    todo: 'Open the dashboard at the address that it printed when it started: 127.0.0.1 or localhost.',
  },
  unauthorized: {
    title: 'Baseten does not accept the API key',
    todo: 'Check BASETEN_API_KEY in the environment or in .env.local: it may be mistyped, expired or revoked. Then start the dashboard again.',
  },
  forbidden: {
    title: 'The API key may not see training jobs',
    todo: 'Set BASETEN_API_KEY to a key whose scope covers training jobs, then start the dashboard again.',
  },
  'rate-limited': {
    title: 'Baseten asks to wait',
    todo: 'This API key made too many requests.',
  },
  rejected: {
    title: 'Baseten rejected the search',
    todo: 'A filter may hold something that Baseten does not know. Change or clear it.',
  },
  server: {
    title: 'Baseten could not answer',
    todo: 'This is most likely a passing fault. The dashboard keeps trying.',
  },
  timeout: {
    title: 'Baseten did not answer in time',
    todo: 'A narrower search may be answered sooner. The dashboard keeps trying.',
  },
  unreadable: {
    title: 'The answer cannot be read',
    todo: 'This may pass. If it does not, check BASETEN_MANAGEMENT_API_URL_OVERRIDE, or look for a newer version of the dashboard.',
  },
  network: {
    title: 'No connection',
    todo: 'Check that the dashboard’s server still runs. The page keeps trying.',
  },
}

/** What to tell a person about a failed search. */
export function adviceFor(error: SearchError): Advice {
  return advice[error.kind]
}
