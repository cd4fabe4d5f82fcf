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
 * @throws Error if an ID in it isn't valid: see {@link isPathId}
 */
export function endpointPath(endpoint: Endpoint, { projectId, jobId }: PathIds): string {
  return ENDPOINTS[endpoint]
    .replace('{training_project_id}', () => checked(projectId))
    .replace('{training_job_id}', () => checked(jobId))
}

/** Returns the IDs in the path of an endpoint, empty for those that it doesn't have; `null` if it is another path. */
export function idsIn(path: string, endpoint: Endpoint): PathIds | null {
  const given = path.split('/')
  const expected = ENDPOINTS[endpoint].split('/')
  const isMatch =
    given.length === expected.length &&
    expected.every((part, index) => {
      const actual = given[index] ?? ''
      return part.startsWith('{') ? isPathId(actual) : actual === part
    })
  if (!isMatch) return null
  const idAt = (placeholder: string) => given[expected.indexOf(placeholder)] ?? ''
  return { projectId: idAt('{training_project_id}'), jobId: idAt('{training_job_id}') }
}

function checked(id: string): string {
  if (!isPathId(id)) throw new Error('An ID can’t be part of a path')
  return id
}
