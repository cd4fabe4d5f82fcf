import { once } from 'node:events'
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'

/** A login in front of the dashboard: forwards requests while the user is signed in, and refuses them otherwise. */
export interface Login {
  /** The page's URL behind the login, with a trailing slash. */
  readonly url: string
  /** How many searches it refused. */
  readonly refused: () => number
  /** Ends the session. The login then responds in this way to requests whose path starts with `path`. */
  signOut(response: LoginResponse, path?: string): void
  signIn(): void
  close(): Promise<void>
}

type Refuse = (request: IncomingMessage, response: ServerResponse, port: number) => void

const responses = {
  // Another name of this machine is another site.
  'a redirect to another site': (request, response, port) =>
    redirect(response, `http://localhost:${port}${signInPath(request)}`),
  'a redirect to its own page': (request, response) => redirect(response, signInPath(request)),
  'its page': (request, response) => sendPage(response, 200, signInPath(request)),
  'a 401 in JSON': (_, response) => sendJson(response, 401),
  'a 401 that requests credentials': (request, response) => {
    response.setHeader('www-authenticate', 'Custom realm="team"')
    sendPage(response, 401, signInPath(request))
  },
  'a 403 in HTML': (request, response) => sendPage(response, 403, signInPath(request)),
} satisfies Record<string, Refuse>

/** How a login responds to a request without a session. */
export type LoginResponse = keyof typeof responses

// oxlint-disable-next-line no-unsafe-type-assertion -- the record has no other keys
export const LOGIN_RESPONSES = Object.keys(responses) as LoginResponse[]

/** Starts a login in front of the dashboard at `site`. */
export async function startLogin(site: string): Promise<Login> {
  const { hostname, port: sitePort } = new URL(site)
  let refuse: Refuse | null = null
  let refusedPath = '/'
  let refused = 0

  const server = createServer((request, response) => {
    const { method, url = '', headers } = request
    const { pathname, searchParams } = new URL(url, site)
    if (pathname === '/sign-in' && method === 'POST') {
      refuse = null
      redirect(response, new URL(searchParams.get('next') ?? '/', origin).href)
    } else if (pathname === '/sign-in') {
      sendPage(response, 200, url)
    } else if (refuse && pathname.startsWith(refusedPath)) {
      if (pathname.startsWith('/api/')) refused += 1
      refuse(request, response, port)
    } else {
      const forwarded = httpRequest(
        { hostname, port: sitePort, path: url, method, headers },
        (upstream) => {
          response.writeHead(upstream.statusCode ?? 502, upstream.headers)
          upstream.pipe(response)
        },
      )
      forwarded.on('error', () => response.destroy())
      request.pipe(forwarded)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The login has no port')
  const { port } = address
  const origin = `http://127.0.0.1:${port}`

  return {
    url: `${origin}/`,
    refused: () => refused,
    signOut: (response, path = '/') => {
      refuse = responses[response]
      refusedPath = path
    },
    signIn: () => {
      refuse = null
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function signInPath({ url = '/' }: IncomingMessage): string {
  return `/sign-in?next=${encodeURIComponent(url)}`
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end()
}

function sendPage(response: ServerResponse, status: number, path: string): void {
  const action = path.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8' })
    .end(
      `<!doctype html><title>Login</title><h1>Team login</h1><form method="post" action="${action}"><button>Sign in</button></form>`,
    )
}

function sendJson(response: ServerResponse, status: number): void {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end('{"error":"Invalid API key","message":"Session expired"}')
}
