import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import type { PageConfig } from '#src/lib/pageConfig.ts'
import { closeGracefully } from '#src/proxy/closeGracefully.ts'
import type { ProxyConfig } from '#src/proxy/config.ts'
import { HEAD_MS, refuseHost } from '#src/proxy/guard.ts'
import { createMiddleware, type LoggedRequest } from '#src/proxy/middleware.ts'
import { Refusal, sendRefusal } from '#src/proxy/refusal.ts'
import { SECURITY_HEADERS } from '#src/proxy/securityHeaders.ts'
import { isProxyTarget, pathOf } from '#src/proxy/target.ts'
import { createPage, withConfig } from './page.ts'
import { createStaticFiles } from './staticFiles.ts'

/** The path for load balancers, outside the base. */
const HEALTH_PATH = '/healthz'

/**
 * How long an idle connection stays open, ms. Longer than reverse proxies keep one, which is 60 s by default:
 * otherwise, they could send a search on a connection that this server is just closing.
 */
const IDLE_MS = 75_000

/** The logged status, as in nginx, if the client disconnects before the end of the response. */
const CLIENT_CLOSED = 499

export interface Dashboard {
  /** The folder of the built page. */
  readonly folder: string
  readonly proxy: ProxyConfig
  readonly page: PageConfig
  readonly log: (request: LoggedRequest) => void
}

/**
 * Creates the request listener of the dashboard: the page, its files and the proxy under the base, and
 * `/healthz`. Reads the page once.
 *
 * @throws Error if the folder contains no page
 */
export function createListener(
  { folder, proxy, page: config, log }: Dashboard,
  isShuttingDown: () => boolean = () => false,
) {
  const { base } = config
  const sendPage = createPage(withConfig(readPage(folder), config))
  const sendFile = createStaticFiles(folder)
  const guard = createMiddleware(proxy, log, SECURITY_HEADERS)

  return (request: IncomingMessage, response: ServerResponse): void => {
    const { url = '' } = request
    const start = performance.now()
    let route = '*'
    const logAtEnd = () => {
      const { method = '', socket } = request
      const { bytesWritten } = socket
      response.once('close', () => {
        const sent = socket.bytesWritten - bytesWritten
        const status = isSent(response, sent) ? response.statusCode : CLIENT_CLOSED
        log({ method, route, status, ms: performance.now() - start })
      })
    }
    response.setHeaders(new Map(Object.entries(SECURITY_HEADERS)))

    if (pathOf(url) === HEALTH_PATH) {
      route = HEALTH_PATH
      logAtEnd()
      sendHealth(request, response, isShuttingDown())
      return
    }
    if (!url.startsWith(base)) {
      logAtEnd()
      const isBase = `${pathOf(url)}/` === base
      const refusal = refuseHost(onlyHost(request), proxy.allowedHosts)
      if (refusal) sendRefusal(response, refusal)
      else if (isBase) redirect(response, base + url.slice(base.length - 1))
      else sendRefusal(response, outside(base))
      return
    }

    request.url = url.slice(base.length - 1)
    if (!isProxyTarget(request.url)) logAtEnd()
    guard(request, response, () => {
      const file = decodedPath(request.url ?? '')
      const isPage = file === '/' || file === '/index.html'
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        sendRefusal(response, onlyRead())
      } else if (isPage) {
        route = '/'
        sendPage(request, response)
      } else {
        route = file.startsWith('/assets/') ? '/assets/*' : file
        sendFile(request, response, () => {
          route = '*'
          sendRefusal(response, noFile())
        })
      }
    })
  }
}

interface ServerOptions extends Dashboard {
  /** 0 for any free port. */
  readonly port: number
  readonly host: string
  /** Closes what the server uses. */
  readonly onClose?: () => Promise<void>
}

export interface RunningServer {
  /** The page's address, with a slash at the end. */
  readonly url: string
  /** Stops listening, lets responses in progress end for up to 5 s, then closes all connections. */
  readonly close: () => Promise<void>
}

/**
 * Starts the dashboard's server. On Ctrl-C, it closes gracefully, and the process ends.
 *
 * @throws Error if the folder contains no page, or the system doesn't let it listen on this address
 */
export async function startServer({
  port,
  host,
  onClose,
  ...dashboard
}: ServerOptions): Promise<RunningServer> {
  const server = createServer({ headersTimeout: HEAD_MS, keepAliveTimeout: IDLE_MS })
  server.on(
    'request',
    createListener(dashboard, () => !server.listening),
  )
  server.listen(port, host)
  await once(server, 'listening')
  const close = closeGracefully(server, async () => {
    server.closeAllConnections()
    await onClose?.()
  })
  return { url: addressOf(server, host) + dashboard.page.base, close }
}

/** @throws Error with a sentence for the user */
function readPage(folder: string): string {
  const file = path.join(folder, 'index.html')
  if (!existsSync(file)) {
    throw new Error(`The built page is missing: run npm run build, which creates ${file}.`)
  }
  return readFileSync(file, 'utf8')
}

/** Whether a response is complete. `bytes` are those on the wire, with its head. */
function isSent(response: ServerResponse, bytes: number): boolean {
  // A client can close at the last byte, before the response counts as finished.
  return response.writableFinished || bytes >= Number(response.getHeader('content-length'))
}

/** Returns the server's origin as this machine's browser can open it. */
function addressOf(server: Server, host: string): string {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const name = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** Returns the path in a request target, decoded; a malformed one as it is. */
function decodedPath(target: string): string {
  const raw = pathOf(target)
  try {
    return decodeURI(raw)
  } catch {
    return raw
  }
}

/** Returns the `Host`; `undefined` if there are several, of which Node would use the first. */
function onlyHost({ headersDistinct }: IncomingMessage): string | undefined {
  const hosts = headersDistinct['host'] ?? []
  return hosts.length === 1 ? hosts[0] : undefined
}

function sendHealth(
  { method }: IncomingMessage,
  response: ServerResponse,
  isShuttingDown: boolean,
): void {
  response.writeHead(isShuttingDown ? 503 : 200, {
    'content-type': 'text/plain',
    'cache-control': 'no-store',
    ...(isShuttingDown && { connection: 'close' }),
  })
  response.end(method === 'HEAD' ? undefined : isShuttingDown ? 'shutting down' : 'ok')
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location, 'cache-control': 'no-store' }).end()
}

function outside(base: string): Refusal {
  return new Refusal(
    404,
    'unknown_path',
    `The dashboard is at ${base} here: check the address or --base.`,
  )
}

function onlyRead(): Refusal {
  return new Refusal(405, 'method_not_allowed', 'Files are served by GET and HEAD only.', {
    headers: { allow: 'GET, HEAD' },
  })
}

function noFile(): Refusal {
  return new Refusal(404, 'unknown_path', 'The dashboard has no file at this address.')
}
