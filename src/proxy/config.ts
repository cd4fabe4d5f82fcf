import { ALLOWED_HOSTS, DEFAULT_API_URL, ENV } from '#src/contract/names.ts'
import { isLoopback } from './loopback.ts'

export interface ProxyConfig {
  /** `null` if none is set: the proxy then refuses each request with that reason. */
  readonly apiKey: string | null
  /** The URL of the management API, without a slash at its end. */
  readonly apiUrl: string
  /** How long to wait for a connection to the API, ms. */
  readonly connectMs: number
  /** How long to wait for the head of a search's response, and for more of a stalled body, ms. */
  readonly timeoutMs: number
  /** How long to wait for the head of a GET's response, ms. */
  readonly readTimeoutMs: number
  /** How long viewers with the same search can join a call to the API, ms from its start. */
  readonly sharedMs: number
  /** The same for a GET, ms. */
  readonly sharedReadMs: number
  /** Host names in lower case, without ports, that are served in addition to this machine's own. Default: none. */
  readonly allowedHosts?: readonly string[]
}

/** As in Baseten's clients, ms. */
const CONNECT_MS = 10_000

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
    apiUrl: readApiUrl(env[ENV.apiUrl]?.trim() || DEFAULT_API_URL),
    connectMs: Math.min(CONNECT_MS, timeoutMs),
    timeoutMs,
    // By default a minute, as in Baseten's clients.
    readTimeoutMs: 2 * timeoutMs,
    sharedMs,
    // By default the 2 s that windows of logs are aligned to: tabs that tail the same log share each call.
    sharedReadMs: 2 * sharedMs,
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
      `${ENV.apiKey} contains a space, a line break, a quote or another invalid character. Set it to the key only.`,
    )
  }
  return key === '' ? null : key
}

function readApiUrl(address: string): string {
  if (!URL.canParse(address)) throw new Error(`${ENV.apiUrl} must be an http or https URL.`)
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new Error(`${ENV.apiUrl} must be an http or https URL.`)
  }
  if (url.username !== '' || url.password !== '') {
    throw new Error(`${ENV.apiUrl} must not contain a user name or password.`)
  }
  if (url.search !== '' || url.hash !== '') {
    throw new Error(`${ENV.apiUrl} must not contain a query or fragment.`)
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new Error(
      `${ENV.apiUrl} must use https, because http would send the API key unencrypted.`,
    )
  }
  return url.origin + url.pathname.replace(/\/+$/, '')
}
