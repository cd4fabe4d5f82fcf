import { ENV } from '../contract/names.ts'
import { SEARCH_PATH, type SearchRequest } from '../contract/searchRequest.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'

export interface Command {
  readonly label: string
  readonly command: string
}

/** What people run next for a job in a POSIX shell, with Baseten's `truss` (the contract). */
export function trussCommands({ id }: TrainingJob): readonly Command[] {
  const job = `--job-id ${/^[\w-]+$/.test(id) ? id : quote(id)}`
  return [
    { label: 'Logs', command: `truss train logs ${job} --tail` },
    { label: 'Metrics', command: `truss train metrics ${job}` },
    { label: 'View', command: `truss train view ${job}` },
    { label: 'Stop', command: `truss train stop ${job}` },
  ]
}

/**
 * A search as a command for a POSIX shell. The key is the shell's to fill in; the page does not know it.
 * `apiUrl` is the management API's address.
 */
export function curlOf(request: SearchRequest, apiUrl: string): string {
  return [
    `curl -sS -X POST ${quote(`${apiUrl.replace(/\/+$/, '')}${SEARCH_PATH}`)}`,
    `  -H "Authorization: Api-Key $${ENV.apiKey}"`,
    `  -H 'Content-Type: application/json'`,
    `  -d ${quote(JSON.stringify(request))}`,
  ].join(' \\\n')
}

/** Nothing between single quotes means anything to a shell but the next one. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
