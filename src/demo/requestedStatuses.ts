/**
 * The statuses that the API takes in a request, as far as they are known: the eight of Baseten's docs,
 * `QUEUED`, which its clients request as well, and `PREEMPTED`, which its newer CLI requests. Written
 * down here, not derived from the dashboard's own table, so that tests compare the two.
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

/** The first of some statuses that a strict API rejects; `null` for none. */
export function rejectedStatus(statuses: readonly string[] | null | undefined): string | null {
  return statuses?.find((status) => !REQUESTED.has(status)) ?? null
}
