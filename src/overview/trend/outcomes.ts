import type { Outcome } from '../../jobs/trend.ts'

/** How an outcome is called and painted. */
export const OUTCOME_LOOKS: Readonly<Record<Outcome, { label: string; fill: string }>> = {
  completed: { label: 'completed', fill: 'fill-completed' },
  stopped: { label: 'stopped', fill: 'fill-stopped' },
  failed: { label: 'failed', fill: 'fill-failed' },
  active: { label: 'still active', fill: 'fill-running' },
}
