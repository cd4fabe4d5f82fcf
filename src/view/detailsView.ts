import { pick } from '#src/lib/records.ts'
import { isRangeWord } from './metricsRange.ts'
import { DEFAULT_VIEW, type View } from './view.ts'

/** What is about one job. */
const JOB_KEYS = ['log', 'level', 'node', 'line', 'chart'] as const

/** The change to a view that closes the open job. */
export const CLOSED = pick(DEFAULT_VIEW, ['open', 'tab', 'full', 'range', ...JOB_KEYS])

/**
 * Returns a change to a view, completed for the details: without an open job, they are reset; if another job opens, the
 * tab, the width and a range of metrics without fixed times stay and the rest is reset, unless the change sets it.
 */
export function withDetails(view: View, change: Partial<View>): Partial<View> {
  const { open = view.open } = change
  if (open === null) return { ...change, ...CLOSED }
  if (open === view.open) return change
  const reset = isRangeWord(view.range) ? JOB_KEYS : ([...JOB_KEYS, 'range'] as const)
  return { ...pick(DEFAULT_VIEW, reset), ...change }
}

/** Returns a view with a job opened. */
export function withJob(view: View, id: string): View {
  return { ...view, ...withDetails(view, { open: id }) }
}
