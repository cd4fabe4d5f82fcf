import { DEFAULT_API_URL, DEFAULT_REMOTE_URL } from '#src/contract/names.ts'
import { readPageConfig } from '#src/lib/pageConfig.ts'

/** Returns the management API's address, for commands to copy. The page itself calls the proxy. */
export function apiUrl(): string {
  return readPageConfig().apiUrl ?? DEFAULT_API_URL
}

/** Returns the address of Baseten's web app, for links to a job. */
export function remoteUrl(): string {
  return readPageConfig().remoteUrl ?? DEFAULT_REMOTE_URL
}
