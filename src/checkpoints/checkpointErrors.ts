import type { Advice } from '#src/search/errorMessages.ts'
import { readAdviceFor, type ReadAdvice } from '#src/search/readErrors.ts'
import type { SearchError } from '#src/search/searchError.ts'

const ADVICE: ReadAdvice = {
  forbidden: {
    title: 'This API key can’t list checkpoints',
    action:
      'Set `BASETEN_API_KEY` to a key with access to checkpoints, then restart the dashboard.',
  },
  missing: {
    title: 'Baseten has no checkpoints for this job',
    action: 'The job may have been deleted.',
  },
  rejected: {
    title: 'Baseten rejected the request for checkpoints',
    action: 'Retry, or update the dashboard.',
  },
}

/** Returns what a failed request for checkpoints or their files means for the user. */
export function describeCheckpointError(error: SearchError): Advice {
  return readAdviceFor(error, ADVICE)
}
