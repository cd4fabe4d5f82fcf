import { adviceFor, type Advice } from '#src/search/errorMessages.ts'
import type { SearchError, SearchErrorKind } from '#src/search/searchError.ts'

const NOT_FOUND = 404

const OWN: Partial<Record<SearchErrorKind, Advice>> = {
  forbidden: {
    title: 'This API key can’t read logs',
    action: 'Set `BASETEN_API_KEY` to a key with access to logs, then restart the dashboard.',
  },
  rejected: {
    title: 'Baseten rejected the request for lines',
    action: 'Retry, or update the dashboard.',
  },
  busy: {
    title: 'The dashboard server is busy',
    action: 'Too many requests are waiting for Baseten. This is usually temporary.',
  },
  timeout: {
    title: 'Baseten didn’t respond in time',
    action: 'This is usually temporary.',
  },
}

const MISSING: Advice = {
  title: 'Baseten has no log for this job',
  action: 'The job or its log may have been deleted.',
}

/** Returns what a failed request for lines means for the user. */
export function describeLogError(error: SearchError): Advice {
  if (error.kind === 'rejected' && error.status === NOT_FOUND) return MISSING
  return OWN[error.kind] ?? adviceFor(error)
}
