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

/** Starts the web servers of docs/DEPLOY.md as a person would, but on loopback and in a folder that goes. */

export const KEY = 'kQ7.dont-tell-anyone'
export const NAME = '127.0.0.1'

/** What the page's folder holds. */
export const SITE = {
  'index.html': '<!doctype html><p>page</p>',
  'theme.js': '// theme',
  'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'assets/page-B2x.js': 'export {}',
  'assets/page-B2x.js.map': '{}',
  'assets/geist-B2x.woff2': 'font',
  '.env.local': 'SECRET=1',
}

/** A mock of Baseten's API for a whole file of tests; it notes each call. */
export class Upstream {
  readonly calls: { target: string; headers: IncomingHttpHeaders; body: string }[] = []
  respond: RequestListener = answerEmpty
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

  /** Starts it; resolves to its port. */
  async start(): Promise<number> {
    this.#server.listen(0, NAME)
    await once(this.#server, 'listening')
    return portOf(this.#server)
  }

  /** Forgets the calls, and answers as at first. */
  reset(): void {
    this.calls.length = 0
    this.respond = answerEmpty
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

const answerEmpty: RequestListener = (_, response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"training_jobs":[]}')

export interface Running {
  readonly port: number
  /** All that the server wrote: its logs, and what it printed. */
  readonly logs: () => Promise<string>
  readonly stop: () => Promise<void>
}

/** A folder for one server, with a site in it. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deploy-'))
  for (const [name, content] of Object.entries(SITE)) {
    await mkdir(join(folder, 'dist', 'assets'), { recursive: true })
    await writeFile(join(folder, 'dist', name), content)
  }
  return folder
}

/**
 * A file of docs/deploy with its marked lines changed as the file asks for.
 *
 * @throws Error when a text to change does not stand there: the file then says something else
 */
export async function settle(name: string, changes: readonly (readonly [string, string])[]) {
  let content = await readFile(resolve('docs/deploy', name), 'utf8')
  for (const [from, to] of changes) {
    if (!content.includes(from)) throw new Error(`${name} does not hold “${from}”`)
    content = content.replaceAll(from, to)
  }
  return content
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, NAME)
  await once(server, 'listening')
  const port = portOf(server)
  server.close()
  await once(server, 'close')
  return port
}

/**
 * Runs a server in a folder until it is stopped; the folder goes with it.
 *
 * @throws Error with what it printed when it does not listen within 10 s
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
