import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { portOf } from '#src/testing/proxy/portOf.ts'

/** A login with the paths, statuses and headers of oauth2-proxy. */
export interface Login {
  readonly port: number
  /** The cookie of the current session. */
  readonly cookie: () => string
  /** Ends all sessions. */
  signOut(): void
  close(): Promise<void>
}

/** Starts a login whose sign-in is a page of its own, or redirects to another site that leads back. */
export async function startLogin(signIn: 'page' | 'redirect' = 'page'): Promise<Login> {
  let session = 1
  const server = createServer(({ url = '', headers, method }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://login')
    const cookie = `session=${session}`
    const back = encodeURIComponent(String(headers['x-auth-request-redirect'] ?? ''))
    if (pathname === '/oauth2/auth') {
      response.writeHead(headers.cookie === cookie ? 202 : 401).end()
    } else if (pathname === '/oauth2/start' && method === 'POST') {
      const location = searchParams.get('rd') ?? '/'
      const value = `${cookie}; Path=/; Secure; HttpOnly; SameSite=Lax`
      response.writeHead(302, { location, 'set-cookie': value }).end()
    } else if (pathname === '/oauth2/sign_in' && signIn === 'page') {
      sendForm(response, `/oauth2/start?rd=${back}`)
    } else if (pathname === '/oauth2/sign_in') {
      const next = `https://${headers.host}/oauth2/start?rd=${back}`
      const location = `http://localhost:${portOf(server)}/provider?next=${encodeURIComponent(next)}`
      response.writeHead(302, { location }).end()
    } else if (pathname === '/provider') {
      sendForm(response, searchParams.get('next') ?? '')
    } else {
      response.writeHead(404).end()
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: portOf(server),
    cookie: () => `session=${session}`,
    signOut: () => {
      session += 1
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function sendForm(response: ServerResponse, action: string): void {
  const form = `<form method="post" action="${action}"><button>Sign in</button></form>`
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(`<!doctype html><title>Login</title><h1>Team login</h1>${form}`)
}
