import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import http, {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { portOf } from '#src/testing/proxy/testServers.ts'

/** Starts the web servers of docs/deploy.md as that document says, but on loopback and in a temporary folder. */

export const KEY = 'kQ7.dont-tell-anyone'
export const NAME = '127.0.0.1'

/** The contents of the page's folder. */
export const SITE = {
  'index.html': '<!doctype html><p>page</p>',
  'theme.js': '// theme',
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'assets/page-B2x.js': 'export {}',
  'assets/page-B2x.js.map': '{}',
  'assets/geist-B2x.woff2': 'font',
  '.env.local': 'SECRET=1',
}

/** A mock of Baseten's API for all tests of a file; it records each request. */
export class Upstream {
  readonly calls: { target: string; headers: IncomingHttpHeaders; body: string }[] = []
  respond: RequestListener = respondEmpty
  readonly #server: http.Server

  constructor(create: (listener: RequestListener) => http.Server = http.createServer) {
    this.#server = create((request, response) => {
      void this.#take(request, response)
    })
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request)
    const { url: target = '', headers } = request
    this.calls.push({ target, headers, body })
    this.respond(request, response)
  }

  /** Starts the server; resolves to its port. */
  async start(): Promise<number> {
    this.#server.listen(0, NAME)
    await once(this.#server, 'listening')
    return portOf(this.#server)
  }

  /** Clears the calls, and restores the default response. */
  reset(): void {
    this.calls.length = 0
    this.respond = respondEmpty
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

const respondEmpty: RequestListener = (_, response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"training_jobs":[]}')

export interface Running {
  readonly port: number
  /** Resolves to everything that the server wrote: its logs and its output. */
  readonly logs: () => Promise<string>
  readonly stop: () => Promise<void>
}

/** Creates a temporary folder for one server, with a site in it. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deploy-'))
  for (const [name, content] of Object.entries(SITE)) {
    await mkdir(join(folder, 'dist', 'assets'), { recursive: true })
    await writeFile(join(folder, 'dist', name), content)
  }
  return folder
}

/**
 * Returns the text of a file of docs/deploy with these replacements. Throws an error if the file does not
 * contain a text to replace.
 */
export async function configure(name: string, changes: readonly (readonly [string, string])[]) {
  let content = await readFile(resolve('docs/deploy', name), 'utf8')
  for (const [from, to] of changes) {
    if (!content.includes(from)) throw new Error(`${name} does not contain “${from}”`)
    content = content.replaceAll(from, to)
  }
  return content
}

/** Returns a port that is currently free. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, NAME)
  await once(server, 'listening')
  const port = portOf(server)
  server.close()
  await once(server, 'close')
  return port
}

/**
 * Runs a server in a folder until it is stopped, then deletes the folder. Throws an error with the server's
 * output if it does not listen within 10 s.
 */
export async function run(
  [command, ...args]: readonly [string, ...string[]],
  { folder, port, env = {} }: { folder: string; port: number; env?: Record<string, string> },
): Promise<Running> {
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, ...env },
  })
  let printed = ''
  child.stdout.on('data', (data) => (printed += String(data)))
  child.stderr.on('data', (data) => (printed += String(data)))
  const stop = async () => {
    await end(child)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await listening(child, port)
  } catch {
    await stop()
    throw new Error(`${command} does not start:\n${printed}`)
  }
  const logs = async () => {
    const files = ['access.log', 'error.log', 'site-error.log'].map((name) => join(folder, name))
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')))
    return [printed, ...texts].join('\n')
  }
  return { port, logs, stop }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function listening(child: ChildProcess, port: number): Promise<void> {
  const until = Date.now() + 10_000
  while (child.exitCode === null && Date.now() < until) {
    const socket = net.connect(port, NAME)
    const reached = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (reached) return
    await new Promise((done) => setTimeout(done, 20))
  }
  throw new Error('It does not listen')
}
