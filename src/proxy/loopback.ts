/** The names of this machine, as they stand in a URL or a Host header, without a port. */
const LOOPBACK_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether a host name, without a port, is one of this machine's own (`localhost`, `127.0.0.1`, `[::1]`). */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK_NAMES.has(hostname.toLowerCase())
}
