import { once } from 'node:events'
import { createServer } from 'node:http'
import { portOf } from '#src/testing/proxy/testServers.ts'

/** A login with the paths, statuses and headers of oauth2-proxy. */
export interface Login {
  readonly port: number
  /** The cookie of the current session. */
  readonly cookie: () => string
  /** Ends all sessions. */
  signOut(): void
  close(): Promise<void>
}

/** Starts a login whose sign-in is a page of its own, or redirects to another site. */
export async function startLogin(signIn: 'page' | 'redirect' = 'page'): Promise<Login> {
  let session = 1
  const server = createServer(({ url = '', headers, method }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://login')
    const cookie = `session=${session}`
    const back = String(headers['x-auth-request-redirect'] ?? '')
    if (pathname === '/oauth2/auth') {
      response.writeHead(headers.cookie === cookie ? 202 : 401).end()
    } else if (pathname === '/oauth2/start' && method === 'POST') {
      const location = searchParams.get('rd') ?? '/'
      const value = `${cookie}; Path=/; Secure; HttpOnly; SameSite=Lax`
      response.writeHead(302, { location, 'set-cookie': value }).end()
    } else if (pathname === '/oauth2/sign_in' && signIn === 'page') {
      const action = `/oauth2/start?rd=${encodeURIComponent(back)}`
      const form = `<form method="post" action="${action}"><button>Sign in</button></form>`
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
        .end(`<!doctype html><title>Login</title><h1>Team login</h1>${form}`)
    } else if (pathname === '/oauth2/sign_in') {
      const location = `https://id.example/?back=${encodeURIComponent(back)}`
      response.writeHead(302, { location }).end()
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
