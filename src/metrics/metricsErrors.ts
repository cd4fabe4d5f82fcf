import type { Advice } from '#src/search/errorMessages.ts'
import { readAdviceFor, type ReadAdvice } from '#src/search/readErrors.ts'
import type { SearchError } from '#src/search/searchError.ts'

const ADVICE: ReadAdvice = {
  forbidden: {
    title: 'This API key can’t read metrics',
    action: 'Set `BASETEN_API_KEY` to a key with access to metrics, then restart the dashboard.',
  },
  missing: {
    title: 'Baseten has no metrics for this job',
    action: 'The job or its metrics may have been deleted.',
  },
  rejected: {
    title: 'Baseten rejected the request for metrics',
    action: 'Select another range, or update the dashboard.',
  },
}

/** Returns what a failed request for metrics means for the user. */
export function describeMetricsError(error: SearchError): Advice {
  return readAdviceFor(error, ADVICE)
}
