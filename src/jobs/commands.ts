import { ENV } from '#src/contract/names.ts'
import { SEARCH_PATH, type SearchRequest } from '#src/contract/searchRequest.ts'

/**
 * A search as a command for a POSIX shell. The key is the shell's to fill in; the page does not know it.
 * `apiUrl` is the management API's address. `leftOut` are the filters that it can't apply: the command
 * begins with a line that names them and does nothing. Not with a comment, which zsh takes for a command.
 */
export function curlOf(
  request: SearchRequest,
  apiUrl: string,
  leftOut: readonly string[] = [],
): string {
  const names = leftOut.join('; ').replaceAll(/\p{C}/gu, ' ')
  const note = names && `: ${quote(`Without these filters: ${names}`)}\n`
  const curl = [
    `curl -sS -X POST ${quote(`${apiUrl.replace(/\/+$/, '')}${SEARCH_PATH}`)}`,
    `  -H "Authorization: Api-Key $${ENV.apiKey}"`,
    `  -H 'Content-Type: application/json'`,
    `  -d ${quote(JSON.stringify(request))}`,
  ].join(' \\\n')
  return note + curl
}

/** Nothing between single quotes means anything to a shell but the next one. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
