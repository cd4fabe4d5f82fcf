import type { IncomingMessage } from 'node:http'

/**
 * Returns a name for the client of a request. The limits are shared fairly between these names:
 *
 * - An address other than this machine's is a client.
 * - On this machine, a reverse proxy appends its client's address to `X-Forwarded-For`. Entries before the last one
 *   come from that client, who can make them up.
 * - Without that header, each connection from this machine is a client, since all have the same address.
 */
export function clientOf({
  headers,
  socket: { remoteAddress = '', remotePort },
}: Pick<IncomingMessage, 'headers'> & {
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress' | 'remotePort'>
}): string {
  if (!/^(?:::ffff:)?127\.|^::1$/.test(remoteAddress)) return remoteAddress
  const forwarded = headers['x-forwarded-for']?.toString().split(',').at(-1)?.trim()
  return forwarded || `${remoteAddress} ${remotePort}`
}
