/** The names of this machine in a URL or a Host header, without a port. */
const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a host name without a port is `localhost`, `127.0.0.1` or `[::1]`. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK_NAMES.has(hostname.toLowerCase())
}
