/**
 * The statuses that the API is known to accept in a request: the eight of Baseten's docs, `QUEUED`, which
 * its clients also request, and `PREEMPTED`, which its newer CLI requests. A separate list, not derived
 * from the dashboard's table, so that tests compare the two.
 */
const REQUESTED: ReadonlySet<string> = new Set(
  [
    'PENDING',
    'CREATED',
    'DEPLOYING',
    'RUNNING',
    'COMPLETED',
    'DEPLOY_FAILED',
    'FAILED',
    'STOPPED',
    'QUEUED',
    'PREEMPTED',
  ].map((name) => `TRAINING_JOB_${name}`),
)

/** Returns the first status that a strict API rejects; `null` if none. */
export function rejectedStatus(statuses: readonly string[] | null | undefined): string | null {
  return statuses?.find((status) => !REQUESTED.has(status)) ?? null
}
