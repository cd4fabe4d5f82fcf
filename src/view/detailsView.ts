import { pick } from '#src/lib/records.ts'
import { DEFAULT_VIEW, type View } from './view.ts'

const LOG_KEYS = ['log', 'level', 'node', 'line'] as const

/** The change to a view that closes the open job. */
export const CLOSED = pick(DEFAULT_VIEW, ['open', 'tab', 'full', ...LOG_KEYS])

/**
 * Returns a change to a view, completed for the details: without an open job, they are reset; if another job opens, the
 * tab and the width stay and the rest is reset, unless the change sets it.
 */
export function withDetails(view: View, change: Partial<View>): Partial<View> {
  const { open = view.open } = change
  if (open === null) return { ...change, ...CLOSED }
  return open === view.open ? change : { ...pick(DEFAULT_VIEW, LOG_KEYS), ...change }
}

/** Returns a view with a job opened. */
export function withJob(view: View, id: string): View {
  return { ...view, ...withDetails(view, { open: id }) }
}
