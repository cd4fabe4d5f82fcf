/** The environment variables, which have the same names as for Baseten's own clients. */
export const ENV = {
  apiKey: 'BASETEN_API_KEY',
  apiUrl: 'BASETEN_MANAGEMENT_API_URL_OVERRIDE',
  remoteUrl: 'BASETEN_REMOTE_URL',
} as const

/** The variable for the host names that the server allows in addition to this machine's own. */
export const ALLOWED_HOSTS = 'ALLOWED_HOSTS'

export const DEFAULT_API_URL = 'https://api.baseten.co'
export const DEFAULT_REMOTE_URL = 'https://app.baseten.co'

/** The endpoint's path under the management API's URL and, after `/api`, under the proxy's. */
export const SEARCH_PATH = '/v1/training_jobs/search'
