import { describeError, type Advice } from '#src/search/errorMessages.ts'
import { readAdviceFor, type ReadAdvice } from '#src/search/readErrors.ts'
import { SearchError } from '#src/search/searchError.ts'

const ADVICE: ReadAdvice = {
  forbidden: {
    title: 'This API key can’t read logs',
    action: 'Set `BASETEN_API_KEY` to a key with access to logs, then restart the dashboard.',
  },
  missing: {
    title: 'Baseten has no log for this job',
    action: 'The job or its log may have been deleted.',
  },
  rejected: {
    title: 'Baseten rejected the request for lines',
    action: 'Retry, or update the dashboard.',
  },
}

/** Returns what a failed request for lines means for the user. */
export function describeLogError(error: SearchError): Advice {
  return readAdviceFor(error, ADVICE)
}

/** Returns why lines can't be read, in one line without a period at the end. */
export function describeLogFailure(error: Error): string {
  if (error instanceof SearchError) return describeError(error, describeLogError(error))
  return error.message.replace(/\.$/, '')
}
