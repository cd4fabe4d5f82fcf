import { adviceFor, type Advice } from './errorMessages.ts'
import type { SearchError, SearchErrorKind } from './searchError.ts'

const NOT_FOUND = 404

/** What errors mean for one of the things that a job has. */
export interface ReadAdvice {
  readonly forbidden: Advice
  /** For a 404. */
  readonly missing: Advice
  readonly rejected: Advice
}

/** Errors whose advice for a search doesn't fit. */
const COMMON: Partial<Record<SearchErrorKind, Advice>> = {
  busy: {
    title: 'The dashboard server is busy',
    action: 'Too many requests are waiting for Baseten. This is usually temporary.',
  },
  timeout: {
    title: 'Baseten didn’t respond in time',
    action: 'This is usually temporary.',
  },
}

/** Returns what a failed request for something that a job has means for the user. */
export function readAdviceFor(error: SearchError, own: ReadAdvice): Advice {
  const { kind, status } = error
  if (kind === 'forbidden') return own.forbidden
  if (kind === 'rejected') return status === NOT_FOUND ? own.missing : own.rejected
  return COMMON[kind] ?? adviceFor(error)
}
