import { ALLOWED_HOSTS, DEFAULT_API_URL, ENV, SEARCH_PATH } from '#src/contract/names.ts'
import { isLoopback } from './loopback.ts'

export interface ProxyConfig {
  /** `null` if none is set: the proxy then refuses each search with that reason. */
  readonly apiKey: string | null
  /** The API's search endpoint. */
  readonly searchUrl: URL
  /** How long to wait for a response's head, and for more of a stalled body, ms. */
  readonly timeoutMs: number
  /** How long a response is shared with other viewers, ms from its head. */
  readonly sharedMs: number
  /** Host names in lower case, without ports, that are served in addition to this machine's own. Default: none. */
  readonly allowedHosts?: readonly string[]
}

/**
 * Reads the proxy's configuration from environment variables, which have the same names as for Baseten's own
 * clients. An empty variable counts as unset.
 *
 * @throws Error if a variable is invalid, with a message that contains neither the key nor the address
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  timeoutMs = 30_000,
  sharedMs = 1_000,
): ProxyConfig {
  return {
    apiKey: readKey(env[ENV.apiKey] ?? ''),
    searchUrl: readSearchUrl(env[ENV.apiUrl]?.trim() || DEFAULT_API_URL),
    timeoutMs,
    sharedMs,
    allowedHosts: readHosts(env[ALLOWED_HOSTS] ?? ''),
  }
}

function readHosts(text: string): readonly string[] {
  const hosts = text.split(',').map((name) => name.trim().toLowerCase())
  if (hosts.some((name) => !/^(?:[\w.-]+|\[[\da-f:.]+\])?$/.test(name))) {
    throw new Error(
      `Each host name in --allowed-host or ${ALLOWED_HOSTS} must be like jobs.example.com, without scheme, port and path.`,
    )
  }
  return hosts.filter((name) => name !== '')
}

function readKey(key: string): string | null {
  if (/[^\x21-\x7e]|["'`]/.test(key)) {
    throw new Error(
      `${ENV.apiKey} holds a quote, a space, a line break or a character that no key has. Set it to the key alone.`,
    )
  }
  return key === '' ? null : key
}

function readSearchUrl(address: string): URL {
  if (!URL.canParse(address)) throw new Error(`${ENV.apiUrl} is not an http or https address.`)
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new Error(`${ENV.apiUrl} is not an http or https address.`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new Error(`${ENV.apiUrl} holds a user name or a password. Remove it.`)
  }
  if (url.search !== '' || url.hash !== '') {
    throw new Error(`${ENV.apiUrl} holds a query or a fragment. Remove it.`)
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new Error(`${ENV.apiUrl} must be https: over http the API key would travel in clear.`)
  }
  return new URL(url.pathname.replace(/\/+$/, '') + SEARCH_PATH, url.origin)
}
