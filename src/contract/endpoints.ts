const PROJECT = '/v1/training_projects/{training_project_id}'
const JOB = `${PROJECT}/jobs/{training_job_id}`

/**
 * The paths of the read-only GET endpoints under the management API's URL, as in Baseten's OpenAPI description. The
 * search is `SEARCH_PATH`.
 */
export const ENDPOINTS = {
  job: JOB,
  logs: `${JOB}/logs`,
  metrics: `${JOB}/metrics`,
  checkpoints: `${JOB}/checkpoints`,
  checkpointFiles: `${JOB}/checkpoint_files`,
  capacity: '/v1/training/capacity',
} as const

export type Endpoint = keyof typeof ENDPOINTS

/** The IDs in an endpoint's path. */
export interface PathIds {
  readonly projectId: string
  readonly jobId: string
}

/**
 * Whether an ID can be part of a path. IDs are short (`p7qr9qv`); anything else could lead to another path and is
 * never requested.
 */
export function isPathId(id: string): boolean {
  return /^[\w-]{1,64}$/.test(id)
}

/**
 * Returns the path of an endpoint.
 *
 * @throws Error if an ID can't be part of a path
 */
export function endpointPath(endpoint: Endpoint, { projectId, jobId }: PathIds): string {
  if (!isPathId(projectId) || !isPathId(jobId)) throw new Error('An ID can’t be part of a path')
  return ENDPOINTS[endpoint]
    .replace('{training_project_id}', projectId)
    .replace('{training_job_id}', jobId)
}
