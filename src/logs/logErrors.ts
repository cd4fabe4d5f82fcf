import { adviceFor, type Advice } from '#src/search/errorMessages.ts'
import type { SearchError } from '#src/search/searchError.ts'

const NOT_FOUND = 404

/** Returns what a failed request for lines means for the user. */
export function describeLogError(error: SearchError): Advice {
  const { kind, status } = error
  switch (kind) {
    case 'forbidden':
      return {
        title: 'This API key can’t read logs',
        action: 'Set `BASETEN_API_KEY` to a key with access to logs, then restart the dashboard.',
      }
    case 'rejected':
      return status === NOT_FOUND
        ? {
            title: 'Baseten has no log for this job',
            action: 'The job or its log may have been deleted.',
          }
        : {
            title: 'Baseten rejected the request for lines',
            action: 'Retry or update the dashboard.',
          }
    case 'busy':
      return {
        title: 'The dashboard server is busy',
        action: 'Too many requests are waiting for Baseten. This is usually temporary.',
      }
    case 'timeout':
      return { title: 'Baseten didn’t respond in time', action: 'This is usually temporary.' }
    default:
      return adviceFor(error)
  }
}
